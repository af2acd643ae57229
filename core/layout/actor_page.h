// What one actor did in these logs, as sections of rows: addresses, keys, agents, regions, what it changed, what was
// refused, what it launched, who else was at its addresses. Plain structs for whatever paints them. Pure functions, any
// thread.
#pragma once

#include "investigation.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace interloper {

/// One value and the actor's events that have it.
struct ActorFact
{
    std::string value; ///< as written
    std::uint32_t events = 0;
    EventId first; ///< by time; invalid where none has a good time
    EventId last;
    std::uint32_t networks = 0; ///< of an access key: from how many networks it was used
};

struct ActorSection
{
    enum class Sort : std::uint8_t {
        Addresses,
        AccessKeys,
        Agents,
        Regions,   ///< AWS regions, Azure resource groups
        Changes,   ///< operations that are not reads and did not fail
        Refusals,  ///< failed calls, by their error
        Launches,  ///< instances of the findings
        Neighbours ///< other actors that used one of its addresses
    };

    Sort sort = Sort::Addresses;
    std::vector<ActorFact> facts; ///< most events first, ties by value; launches by time
    std::uint32_t leftOut = 0;    ///< facts beyond kActorFacts
};

struct ActorPage
{
    std::string actor;        ///< as written
    std::uint32_t events = 0; ///< those without a time too
    std::uint32_t reads = 0;
    std::uint32_t failed = 0;
    EventId first; ///< by time; invalid where none has a good time
    EventId last;
    std::array<std::uint32_t, 24> hours{}; ///< events by hour of the day, UTC
    std::vector<ActorSection> sections;    ///< none of them empty
};

/// Facts of a section that are listed.
inline constexpr std::size_t kActorFacts = 40;

/// An empty page where no event has this actor. Cost: the actor's events, and one pass over all for the neighbours.
ActorPage layoutActor(const Investigation &investigation, StringId actor);

} // namespace interloper
