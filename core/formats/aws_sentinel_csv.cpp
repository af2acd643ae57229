// CSV of Microsoft Sentinel's AWSCloudTrail table as the Log Analytics portal exports it, and of tables that search
// jobs made of it.
#include "formats/aws_sentinel_row.h"
#include "formats/csv_row.h"
#include "formats/format.h"

namespace interloper {
namespace {

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    return readSentinelCloudTrailRow(reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    const bool own = header.find("awseventid") || header.find("eventtypename") || header.find("useridentityarn");
    const bool timed = header.find("timegenerated") || header.find("_originaltimegenerated");
    if (!header.find("eventname") || !(own || (timed && header.find("eventsource"))))
        return std::nullopt;
    return Recognition{92, "a CSV header with EventName and columns of Sentinel's AWSCloudTrail table"};
}

} // namespace

extern constinit const Format kAwsSentinelCsv;
constinit const Format kAwsSentinelCsv{"aws-sentinel-csv",
                                       "Microsoft Sentinel, AWSCloudTrail",
                                       Provider::Aws,
                                       Container::Csv,
                                       {},
                                       "a CSV header with EventName and AwsEventId, EventTypeName or UserIdentityArn",
                                       true,
                                       recognise,
                                       read,
                                       kSentinelCloudTrailTimes};

} // namespace interloper
