// AWS: every instance that a call made, and the calls that failed.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

#include <span>

namespace interloper {

/// Appends what the AWS launch rows give (kAwsLaunchApis); unsorted.
void detectAwsLaunches(const EventStore &events, const FieldPlan &plan, std::span<const EventId> rows, Detection &out);

} // namespace interloper
