// Results of Athena over a CloudTrail table: columns in lower case, requestparameters and responseelements as JSON,
// useridentity as the text of a struct or its parts under aliases. The table's shape is documented; how a struct prints
// is known from hearsay, and no real file was at hand.
#include "formats/cloudtrail_columns.h"
#include "formats/csv_row.h"
#include "formats/format.h"

namespace interloper {
namespace {

constexpr std::array<std::string_view, 1> kTimeColumns{"eventtime"};

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    reader.header.timesAreUtc = true;
    return readCloudTrailColumns(reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    if (!header.find("eventname"))
        return std::nullopt;
    int others = 0;
    for (const std::string_view name : {"eventtime", "eventsource", "eventid", "useridentity", "sourceipaddress",
                                        "requestparameters", "responseelements", "awsregion", "recipientaccountid"})
        others += header.find(name) ? 1 : 0;
    constexpr int kFewest = 2;
    if (others < kFewest)
        return std::nullopt;
    return Recognition{80, "a CSV header with eventname and other columns of Athena's CloudTrail table"};
}

} // namespace

extern constinit const Format kAwsAthenaCsv;
constinit const Format kAwsAthenaCsv{"aws-athena-csv",
                                     "Athena over CloudTrail, CSV",
                                     Provider::Aws,
                                     Container::Csv,
                                     {},
                                     "a CSV header with eventname and two more columns of the CloudTrail table",
                                     false,
                                     recognise,
                                     read,
                                     kTimeColumns};

} // namespace interloper
