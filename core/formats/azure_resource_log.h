// A record of Azure's diagnostic settings: the common schema of resource logs, of which the activity log is one.
// Source: Azure Monitor, "Azure activity log event schema", storage accounts and event hubs.
#pragma once

#include "formats/format.h"
#include "formats/record_reader.h"

namespace interloper {

/// The `read` of formats whose records are such records. Those of other logs that share the file (sign-ins, network
/// flows, metrics) are no events, and it is said which they are.
RecordVerdict readAzureResourceLog(std::string_view record, RecordReader &reader, EventRecord &out);

} // namespace interloper
