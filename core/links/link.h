// A tie between a finding and an event, with the identifier and both fields that prove it. Made by linkFindings().
// The texts are views into the strings of the EventStore that was linked: a Link is valid as long as that store.
#pragma once

#include "base/ids.h"
#include "links/joint.h"

#include <cstdint>
#include <string_view>

namespace interloper {

/// How strong a tie is. Only the first two are ever called proof.
enum class Strength : std::uint8_t {
    Identifier,  ///< one id in the raw text of both events
    Correlation, ///< one operation or deployment
    Parent,      ///< one resource is a part of the other
    Context,     ///< same actor, address or group inside a window
};
std::string_view strengthId(Strength strength); ///< `identifier`, `correlation`, `parent` or `context`

using LinkKindId = Id<struct LinkKindTag>; ///< row of kLinkKinds

struct Link
{
    LinkKindId kind;
    Strength strength = Strength::Identifier;
    Joint joint = Joint::None;   ///< what the identifier is to the instance
    EventId event;               ///< the linked event
    EventId toEvent;             ///< the next event towards the launch, or a row of the launch itself
    std::string_view identifier; ///< as written in the linked event
    std::string_view fromField;  ///< where the linked event holds it
    std::string_view toField;    ///< where `toEvent` holds it
    std::uint32_t hops = 1;      ///< links from here to the launch
};

/// An identifier that the launch or an event on the chain names and that no event in these logs made, though one must
/// have: where a chain ends. Views as in Link.
struct OpenEnd
{
    Joint joint = Joint::None;
    EventId event;               ///< that names it
    std::string_view identifier; ///< as written there
    std::string_view field;
    std::uint32_t hops = 1; ///< links that lead from an event made by it to the launch
};

} // namespace interloper
