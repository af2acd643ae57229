// Splunk's CSV of a CloudTrail search: `_raw` is the event, the other columns are what Splunk made of it.
#include "formats/cloudtrail_columns.h"
#include "formats/csv_row.h"
#include "formats/format.h"

namespace interloper {
namespace {

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    const RecordVerdict verdict = readEventCell(reader, {"_raw"}, out);
    if (verdict == RecordVerdict::Event || !reader.header.find("eventname"))
        return verdict;
    // A cell that was cut on its way: the flattened columns may still tell.
    out.clear();
    return readCloudTrailColumns(reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    const bool cloudTrail = sample.head.find("eventSource") != std::string_view::npos &&
                            sample.head.find("eventName") != std::string_view::npos;
    if (!header.find("_raw") || !cloudTrail)
        return std::nullopt;
    return Recognition{93, "a CSV header with _raw and CloudTrail events in it"};
}

} // namespace

extern constinit const Format kAwsSplunkCsv;
constinit const Format kAwsSplunkCsv{"aws-splunk-csv",
                                     "Splunk, CloudTrail as CSV",
                                     Provider::Aws,
                                     Container::Csv,
                                     {},
                                     "a CSV header with _raw and CloudTrail events in it",
                                     true,
                                     recognise,
                                     read};

} // namespace interloper
