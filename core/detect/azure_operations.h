// Azure: the rows of one VM write folded into one operation, and what became of it.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"

#include <span>

namespace interloper {

/// Appends what the Azure VM writes give; unsorted. Rows belong together by (correlationId, resource id without case).
void detectAzureOperations(const EventStore &events, std::span<const EventId> rows, Detection &out);

} // namespace interloper
