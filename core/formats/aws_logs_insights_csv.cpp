// CSV of a CloudWatch Logs Insights query over a CloudTrail log group: `@message` is the event. Known from hearsay; no
// real file was at hand.
#include "formats/cloudtrail_columns.h"
#include "formats/csv_row.h"
#include "formats/format.h"

namespace interloper {
namespace {

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    if (reader.header.find("@message")) {
        const RecordVerdict verdict = readEventCell(reader, {"@message"}, out);
        if (verdict == RecordVerdict::Event || !reader.header.find("eventname"))
            return verdict;
        out.clear();
    }
    reader.header.timesAreUtc = true;
    return readCloudTrailColumns(reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    const bool message = header.find("@message") && sample.head.find("eventSource") != std::string_view::npos;
    const bool fields = header.find("@timestamp") && header.find("eventname");
    if (!message && !fields)
        return std::nullopt;
    return Recognition{93, "a CSV header with @message or @timestamp and CloudTrail events in it"};
}

} // namespace

extern constinit const Format kAwsLogsInsightsCsv;
constinit const Format kAwsLogsInsightsCsv{"aws-logs-insights-csv",
                                           "CloudWatch Logs Insights, CSV",
                                           Provider::Aws,
                                           Container::Csv,
                                           {},
                                           "a CSV header with @message or @timestamp and CloudTrail events in it",
                                           false,
                                           recognise,
                                           read};

} // namespace interloper
