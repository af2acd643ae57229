// Azure: the rows of one VM write folded into one operation, and what became of it.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

#include <span>

namespace interloper {

/// Appends what the Azure VM writes give; unsorted. Rows belong together by (correlationId, resource id without case),
/// whichever family of words they are written in. A row that lacks either stands for itself, as does a row of a policy.
void detectAzureOperations(const EventStore &events, const FieldPlan &plan, std::span<const EventId> rows,
                           Detection &out);

} // namespace interloper
