// Ties each finding to the events around it by identifiers, in both directions of time.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"
#include "links/link.h"

#include <cstdint>
#include <span>
#include <vector>

namespace interloper {

/// What linkFindings() makes, in the findings' order.
struct Linking
{
    /// By time of the linked event, then by kind. One link for each linked event and identifier; the nearest hop wins.
    std::vector<std::vector<Link>> links;
    /// Links of a finding that were left out because kMaxPairs stopped them; nearly always 0.
    std::vector<std::uint32_t> leftOut;
    /// Nearest first, each joint and identifier once.
    std::vector<std::vector<OpenEnd>> openEnds;
};

/// One identifier that very many launches share (a default group) and that very many events change would make a link
/// for each pair. Above this many pairs each launch keeps the events nearest to it in time, at least one; the rest is
/// counted.
inline constexpr std::size_t kMaxPairs = 250'000;

/// Every link is proven: both events hold the identifier in the named fields, names only within one account (and
/// region, where the cloud scopes them so). Calls that failed made nothing and tie nothing, except that a call by the
/// instance's own role is its role's whatever came of it. Order of the events plays no part. Cost: one pass over the
/// store's references, then time in proportion to the links made. `maxPairs` is for tests.
Linking linkFindings(const EventStore &events, const FieldPlan &plan, std::span<const Finding> findings,
                     std::size_t maxPairs = kMaxPairs);

} // namespace interloper
