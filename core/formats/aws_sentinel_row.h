// A row of Microsoft Sentinel's AWSCloudTrail table. The table comes as portal CSV, as rows of a REST answer and as
// flat objects of `az monitor log-analytics query`.
#pragma once

#include "formats/event_record.h"
#include "formats/record_reader.h"

#include <array>

namespace interloper {

/// Columns whose texts decide whether day or month comes first, in lower case.
inline constexpr std::array<std::string_view, 2> kSentinelCloudTrailTimes{"_originaltimegenerated", "timegenerated"};

/// Reads the row in the reader's header and cells. Source of the columns: Azure Monitor reference, table AWSCloudTrail,
/// and a portal export. TimeGenerated is the event's time in UTC; in tables of search jobs it is when the job ran, and
/// `_OriginalTimeGenerated` is the event's.
RecordVerdict readSentinelCloudTrailRow(RecordReader &reader, EventRecord &out);

} // namespace interloper
