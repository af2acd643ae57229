// The base detection: the seed query as written, and its completion. Contract: The base rule.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

namespace interloper {

/// Looks at the launch rows of the store alone; the order of events plays no part.
Detection detect(const EventStore &events, const FieldPlan &plan);

} // namespace interloper
