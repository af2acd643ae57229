// A CloudTrail event whose members are columns: Event history, Lake, Athena, Sentinel, Splunk and flattened exports
// name them differently and mean the same. Reads the cells of the row at hand, whatever container they came from.
#pragma once

#include "formats/event_record.h"
#include "formats/record_reader.h"

#include <initializer_list>
#include <string_view>

namespace interloper {

/// Reads the row in the reader's header and cells. An event needs its name and its source, id, time or identity; else
/// the reason is left in the reader. Cells of requests, answers and identities may be JSON, struct text, or columns of
/// their own, `userIdentity.arn`, `Records/userIdentity/arn`.
RecordVerdict readCloudTrailColumns(RecordReader &reader, EventRecord &out);

/// Reads the event that a cell holds whole, as JSON. `NotAnEvent` with the reason where the cell is empty or broken.
RecordVerdict readEventCell(RecordReader &reader, std::initializer_list<std::string_view> lowerNames, EventRecord &out);

} // namespace interloper
