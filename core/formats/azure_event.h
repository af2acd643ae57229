// An Azure Activity event in the REST shape: shared by every JSON export of the activity log.
// Source of field names: Azure Monitor, "Azure activity log event schema"; the Python SDK writes them in snake case,
// PowerShell with a capital at the front.
#pragma once

#include "formats/format.h"
#include "formats/record_reader.h"

namespace interloper {

/// The `read` of formats whose records are activity events, in any of the three spellings.
RecordVerdict readAzureActivityEvent(std::string_view record, RecordReader &reader, EventRecord &out);

/// The same of an object that was parsed already. `time` and `resource` stand in for those that it lacks.
RecordVerdict readAzureActivityObject(const simdjson::dom::object &event, RecordReader &reader, EventRecord &out,
                                      std::string_view time = {}, std::string_view resource = {});

/// A time of the activity log in any form; without a zone it is UTC, as the service writes it, and where nothing tells
/// day from month the month is first, as .NET's invariant form has it.
Instant azureInstant(std::string_view text, RecordReader &reader);

} // namespace interloper
