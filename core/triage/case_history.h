// What these logs had seen of a principal before a moment, computed from earlier events alone, so that nothing an
// attacker did later makes him look usual. Private to triage; immutable.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

/// The principal behind an event: the role of a role session, whose session names change, else the actor. The session
/// name of the identity centre is the person, so there the session counts.
StringId principalOf(const EventStore &events, EventId event);

/// `terraform`, `aws-cli`, `console`: the first word of a user agent that tells programs apart, in lower case.
std::string agentFamily(std::string_view agent);

/// `198.51.100.7` to `198.51`; the first four groups of an IPv6 address; empty for a service name or anything else.
std::string_view networkOf(std::string_view address);

/// `terraform` and the like: programs that make infrastructure from a description.
bool isInfrastructureAgent(std::string_view family);

class CaseHistory
{
public:
    enum class Kind : std::uint8_t { Address, Network, Agent, Key };

    /// Only of the principals of these events. `events` must outlive it. `knownGoodUntil`: later events are no history.
    CaseHistory(const EventStore &events, std::span<const EventId> ofPrincipals,
                const std::optional<Instant> &knownGoodUntil);

    /// True where this principal did something before `event`, and nothing of it from what `event` has.
    bool isNew(Kind kind, EventId event) const;

    /// On how many earlier days this principal came with the same program family from the same address.
    std::size_t habitDays(EventId event) const;

    /// An event that used the access key of `event` from another network within `seconds` of it; invalid: none.
    EventId sameKeyElsewhere(EventId event, std::int64_t seconds) const;

private:
    static constexpr std::uint32_t kUnread = 0xFFFFFFFFu;

    void note(EventId event, std::uint32_t slot);
    void noteKey(EventId event);
    std::uint32_t slotOf(EventId event) const;
    /// The number that stands for what `event` has of a kind; 0: it has nothing.
    std::uint32_t valueOf(Kind kind, EventId event) const;
    std::uint32_t numbered(std::vector<std::uint32_t> &known, StringId text, bool network);

    const EventStore &m_events;
    std::unordered_map<StringId, std::uint32_t> m_slots;                 // by principal
    std::vector<EventId> m_firsts;                                       // the first event of each slot
    std::unordered_map<std::uint64_t, EventId> m_seen;                   // kind, slot and value: the first event
    std::unordered_map<std::uint64_t, std::vector<std::int64_t>> m_days; // slot, address and program: days
    std::unordered_map<StringId, std::vector<EventId>> m_keyUses; // by access key: a use from each network, one an hour
    std::vector<std::uint32_t> m_networks;                        // by StringId of an address
    std::vector<std::uint32_t> m_families;                        // by StringId of a user agent
    std::unordered_map<std::string, std::uint32_t> m_numbers;     // of networks and program families
};

} // namespace interloper
