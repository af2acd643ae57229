// Results of CloudTrail Lake as CSV (`result_1.csv.gz`): columns in lower case, maps as JSON, times in UTC without a
// zone. Where the query asked for eventjson, that column is the whole event. Source: CloudTrail user guide, query
// limitations. No real file of this kind was at hand.
#include "base/text.h"
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
    if (reader.header.find("eventjson")) {
        const RecordVerdict verdict = readEventCell(reader, {"eventjson"}, out);
        // A cell that was cut on its way: the other columns may still tell.
        if (verdict == RecordVerdict::Event || !reader.header.find("eventname"))
            return verdict;
        out.clear();
    }
    return readCloudTrailColumns(reader, out);
}

// `2023-01-22 16:53:53.000`, a timestamp as Lake prints it.
bool hasLakeTime(std::string_view text)
{
    constexpr std::string_view kShape = "dddd-dd-dd dd:dd:dd.ddd";
    std::size_t fits = 0;
    for (std::size_t at = text.find('\n'); at < text.size(); ++at) {
        const bool digit = text[at] >= '0' && text[at] <= '9';
        const bool good = kShape[fits] == 'd' ? digit : text[at] == kShape[fits];
        fits = good ? fits + 1 : 0;
        if (fits == kShape.size())
            return true;
    }
    return false;
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    if (header.find("eventjson"))
        return Recognition{91, "a CSV header with eventjson, CloudTrail Lake's whole event"};
    if (!header.find("eventname") || !header.find("eventtime") || !header.find("eventsource") ||
        !hasLakeTime(sample.head))
        return std::nullopt;
    return Recognition{84, "a CSV header with CloudTrail's members and times as CloudTrail Lake prints them"};
}

} // namespace

extern constinit const Format kAwsLakeCsv;
constinit const Format kAwsLakeCsv{
    "aws-lake-csv",
    "CloudTrail Lake, CSV",
    Provider::Aws,
    Container::Csv,
    {},
    "a CSV header with eventjson, or eventname and times such as 2023-01-22 16:53:53.000",
    false,
    recognise,
    read,
    kTimeColumns};

} // namespace interloper
