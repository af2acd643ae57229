// AWS: RunInstances, every item of instancesSet, and the launches that failed.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

#include <span>

namespace interloper {

/// Appends what the AWS launch rows give; unsorted.
void detectAwsLaunches(const EventStore &events, const FieldPlan &plan, std::span<const EventId> rows, Detection &out);

} // namespace interloper
