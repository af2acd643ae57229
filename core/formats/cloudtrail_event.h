// A CloudTrail event, however it is wrapped: shared by every AWS format.
// Source of field names: AWS CloudTrail user guide, "CloudTrail record contents".
#pragma once

#include "formats/format.h"
#include "formats/record_reader.h"

namespace interloper {

/// Fills `out` from an event object. NotAnEvent where it is none (a rule catalogue, an Insight event); the reason is
/// left in the reader. A missing time is kept as a bad time.
RecordVerdict readCloudTrailEvent(const simdjson::dom::object &event, RecordReader &reader, EventRecord &out);

/// True where a text holds the member names that every CloudTrail event has.
bool looksLikeCloudTrail(std::string_view json);

/// The `read` of formats whose records are bare events.
RecordVerdict readBareCloudTrailEvent(std::string_view record, RecordReader &reader, EventRecord &out);

} // namespace interloper
