// How long each rule of an instance's security groups or NSGs was in effect: the changes that links found, played in
// order of time. Values; built by exposuresOf(), immutable afterwards.
#pragma once

#include "detect/finding.h"
#include "links/lifecycle.h"
#include "links/link.h"
#include "links/security_rule.h"

#include <span>
#include <string>
#include <vector>

namespace interloper {

/// One inbound rule while it was in effect.
struct Exposure
{
    std::string group; ///< `sg-...` or the NSG's resource id, as written
    SecurityRule rule;
    Instant from;     ///< bad: it was so before these logs begin
    Instant until;    ///< of the closing; where `closedBy` is invalid the last event of its logs: no removal seen
    EventId openedBy; ///< invalid: before these logs
    EventId closedBy; ///< invalid: no removal seen

    bool isOpenToAll() const { return rule.toAll && rule.allows; }
};

/// One list for each of `findings`, open to all first, then by time. Azure rules that a rule of lower number denies are
/// left out for as long as it does.
std::vector<std::vector<Exposure>> exposuresOf(const EventStore &events, const FieldPlan &plan,
                                               std::span<const Finding> findings,
                                               std::span<const std::vector<Link>> links,
                                               std::span<const Lifecycle> lifecycles);

/// `tcp 22`, `all ports`, `tcp 3000 to 4000`, `ports not told`
std::string portWords(const SecurityRule &rule);

} // namespace interloper
