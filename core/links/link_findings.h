// Ties each finding to the events around it by identifiers, in both directions of time.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"
#include "links/link.h"

#include <span>
#include <vector>

namespace interloper {

/// One vector of links for each finding, in the findings' order; within it by time of the linked event, then by kind. One
/// link for each linked event and identifier. Every link is proven: both events hold the identifier in the named fields.
std::vector<std::vector<Link>> linkFindings(const EventStore &events, const FieldPlan &plan,
                                            std::span<const Finding> findings);

} // namespace interloper
