// CSV of the AzureActivity table as the Log Analytics portal exports it.
#include "formats/azure_activity_row.h"
#include "formats/csv_row.h"
#include "formats/format.h"

namespace interloper {
namespace {

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    return readAzureActivityRow(reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    const bool operation = header.find("operationnamevalue") || header.find("activitystatusvalue");
    if (!operation || !(header.find("timegenerated") || header.find("eventsubmissiontimestamp")))
        return std::nullopt;
    return Recognition{90, "a CSV header with OperationNameValue and TimeGenerated"};
}

} // namespace

extern constinit const Format kAzureLogAnalyticsCsv;
constinit const Format kAzureLogAnalyticsCsv{"azure-log-analytics-csv",
                                             "Log Analytics, AzureActivity",
                                             Provider::Azure,
                                             Container::Csv,
                                             {},
                                             "a CSV header with OperationNameValue and TimeGenerated",
                                             true,
                                             recognise,
                                             read,
                                             kAzureActivityTimes};

} // namespace interloper
