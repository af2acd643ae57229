// CSV that the CloudTrail console downloads from Event history: all columns, or those that the user had chosen to see.
// Seen in exports of 2020 to 2024, also after a round trip through a spreadsheet (semicolons, further empty columns).
#include "base/text.h"
#include "formats/cloudtrail_columns.h"
#include "formats/csv_row.h"
#include "formats/format.h"

namespace interloper {
namespace {

constexpr std::array<std::string_view, 1> kTimeColumns{"event time"};

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    return readCloudTrailColumns(reader, out);
}

// Two names that no other export writes with a blank, and one more of this export's.
std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    if (!header.find("event name"))
        return std::nullopt;
    int others = 0;
    for (const std::string_view name : {"event time", "user name", "event source", "event id", "aws region",
                                        "source ip address", "aws access key", "resources", "resource type"})
        others += header.find(name) ? 1 : 0;
    constexpr int kFewest = 2;
    if (others < kFewest)
        return std::nullopt;
    if (header.find("resource type") && !header.find("event source"))
        return Recognition{88,
                           "a CSV header with the columns of the CloudTrail console before mid-2020; its times name "
                           "no zone"};
    return Recognition{88, "a CSV header with Event name and other columns of the CloudTrail console; requests and "
                           "answers are not in this export"};
}

} // namespace

extern constinit const Format kAwsEventHistoryCsv;
constinit const Format kAwsEventHistoryCsv{"aws-event-history-csv",
                                           "CloudTrail Event history, CSV",
                                           Provider::Aws,
                                           Container::Csv,
                                           {},
                                           "a CSV header with Event name and two more columns of Event history",
                                           true,
                                           recognise,
                                           read,
                                           kTimeColumns};

} // namespace interloper
