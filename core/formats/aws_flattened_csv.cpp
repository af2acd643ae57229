// CloudTrail JSON that a converter has flattened: a column for each member, named by its path, with dots or, from the
// whole file, `Records/userIdentity/arn`.
#include "base/text.h"
#include "formats/cloudtrail_columns.h"
#include "formats/csv_row.h"
#include "formats/format.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::array<std::string_view, 1> kTimeColumns{"eventtime"};

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    reader.header.timesAreUtc = true; // CloudTrail's own texts
    return readCloudTrailColumns(reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    const bool paths = std::any_of(sample.csvColumns.begin(), sample.csvColumns.end(), [](const std::string &name) {
        return containsIgnoreCase(name, "userIdentity.") || containsIgnoreCase(name, "userIdentity/") ||
               containsIgnoreCase(name, "Records/");
    });
    if (!paths || !header.find("eventname") || !header.find("eventsource"))
        return std::nullopt;
    return Recognition{86, "a CSV header with the paths of CloudTrail's members, such as userIdentity.arn"};
}

} // namespace

extern constinit const Format kAwsFlattenedCsv;
constinit const Format kAwsFlattenedCsv{"aws-flattened-csv",
                                        "CloudTrail JSON flattened to CSV",
                                        Provider::Aws,
                                        Container::Csv,
                                        {},
                                        "a CSV header with eventName, eventSource and paths such as userIdentity/arn",
                                        true,
                                        recognise,
                                        read,
                                        kTimeColumns};

} // namespace interloper
