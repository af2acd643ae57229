// Reads all sources with several workers and joins what they read in the order of the sources.
// Used by investigate alone; starts threads that end with the call.
#pragma once

#include "base/error.h"
#include "base/progress.h"
#include "events/event_store.h"
#include "events/source_workers.h"
#include "evidence/receipt.h"

#include <string>
#include <vector>

namespace interloper {

struct ReadEvidence
{
    Receipt receipt;
    EventStore events;
};

/// Error: Cancelled.
Result<ReadEvidence> readEvidence(const std::vector<std::string> &paths, const FieldPlan &plan,
                                  const ReadingOptions &options, Progress &progress);

} // namespace interloper
