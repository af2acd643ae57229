#include "formats/aws_sentinel_row.h"

#include "formats/cloudtrail_columns.h"
#include "formats/table_row.h"

namespace interloper {

RecordVerdict readSentinelCloudTrailRow(RecordReader &reader, EventRecord &out)
{
    if (textOf(reader, {"eventtypename"}) == "AwsCloudTrailInsight") {
        reader.reason = "an Insight event, which is a statistic and no call";
        return RecordVerdict::NotAnEvent;
    }
    const RecordVerdict verdict = readCloudTrailColumns(reader, out);
    if (verdict != RecordVerdict::Event)
        return verdict;
    out.timeRaw = textOf(reader, {"_originaltimegenerated", "timegenerated"});
    out.time = timeOfCell(out.timeRaw, reader);
    return verdict;
}

} // namespace interloper
