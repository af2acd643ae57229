// The shapes of the link table's rows. The rows themselves: link_kinds.cpp, aws_hops.h, azure_hops.h. Private to
// links.
//
// A chain is walked outwards from a launch. A `Joint` is a sort of identifier that an event already on the chain may
// hold, for instance "the volume that was attached"; its ends say in which operations and fields, and as what that
// event must have been reached. A `Hop` says which other events are tied to a joint, by which field, and as which kind.
// Lists of operations and fields are words with one blank between; the first field that holds the identifier is shown.
#pragma once

#include "links/joint.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace interloper {

/// How the identifier is read out of a field's value.
enum class Reading : std::uint8_t {
    Whole,
    LastSegment, ///< behind the last `/`: the name in an ARN
    TopResource, ///< Azure: the resource that a child such as a rule or an extension is part of
};

inline constexpr std::string_view kLaunch = "launch"; ///< JointEnd::reachedBy for the launch itself

struct JointEnd
{
    Joint joint;
    std::string_view reachedBy; ///< kLaunch or link kinds
    std::string_view operations;
    std::string_view fields;
    Reading reading = Reading::Whole;
    /// Where an event lists several things side by side: the field that lists what the event was reached by (for a
    /// launch the instance ids). The n-th of `fields` then belongs to the n-th of these, else to none.
    std::string_view pairedWith = {};
};

enum class Test : std::uint8_t {
    Always,
    Present,       ///< one of the fields has a value
    OpenRange,     ///< one of the fields holds a range of prefix length 0, however written
    AzureOpenRule, ///< an inbound rule that allows all sources; fields in groups of access, direction, prefix, prefixes
};

struct Hop
{
    std::string_view kind;
    Joint towards;
    std::string_view service; ///< AWS: eventSource without its domain, because names repeat across services
    std::string_view operations;
    std::string_view fields;
    Reading reading = Reading::Whole;
    Test test = Test::Always; ///< where several hops fit one event and joint, the first row of the table names the kind
    std::string_view testFields = {};
    bool onlyUnlinked = false; ///< not for an event that another identifier ties as near or nearer
};

std::span<const JointEnd> awsJointEnds();
std::span<const JointEnd> azureJointEnds();
std::span<const Hop> awsHops();
std::span<const Hop> azureHops();

/// Calls by a session of the instance's own role or by its managed identity, found by the actor; the second are calls
/// that its agents make unasked.
inline constexpr std::string_view kRoleSessionKind = "role-session";
inline constexpr std::string_view kRoleHeartbeatKind = "role-heartbeat";
inline constexpr std::string_view kRoleHeartbeats =
    "UpdateInstanceInformation UpdateInstanceAssociationStatus ListInstanceAssociations GetDocument PutInventory "
    "PutComplianceItems";
inline constexpr std::string_view kRoleSessionField = "userIdentity.arn";
inline constexpr std::string_view kIdentityField = "caller";

/// Calls `visit(word)` for each word of a list.
template <typename Visit>
constexpr void forEachWord(std::string_view list, Visit visit)
{
    while (!list.empty()) {
        const std::size_t blank = list.find(' ');
        visit(list.substr(0, blank));
        list = blank == std::string_view::npos ? std::string_view{} : list.substr(blank + 1);
    }
}

constexpr bool hasWord(std::string_view list, std::string_view word)
{
    bool found = false;
    forEachWord(list, [&](std::string_view each) { found = found || each == word; });
    return found;
}

} // namespace interloper
