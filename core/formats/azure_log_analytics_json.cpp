// The AzureActivity table as JSON: an answer of the query API, and the flat objects of `az monitor log-analytics query`
// and of exports to storage.
#include "formats/azure_activity_row.h"
#include "formats/format.h"
#include "formats/table_row.h"

#include <algorithm>

namespace interloper {
namespace {

bool namesColumns(std::string_view json)
{
    return json.find("\"OperationNameValue\"") != std::string_view::npos &&
           json.find("\"TimeGenerated\"") != std::string_view::npos;
}

bool isAnswer(const Sample &sample)
{
    return std::find(sample.arrayKeys.begin(), sample.arrayKeys.end(), "tables") != sample.arrayKeys.end();
}

std::optional<Recognition> recogniseTables(const Sample &sample)
{
    if (!isAnswer(sample) || !namesColumns(sample.head))
        return std::nullopt;
    return Recognition{90, "tables with a column OperationNameValue"};
}

std::optional<Recognition> recogniseObjects(const Sample &sample)
{
    const std::string_view record = sample.firstRecord.empty() ? sample.head : std::string_view(sample.firstRecord);
    if (!sample.json || isAnswer(sample) || !namesColumns(record))
        return std::nullopt;
    return Recognition{85, "objects with OperationNameValue and TimeGenerated"};
}

RecordVerdict readRestRow(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = loadRestRow(record, reader);
    return verdict == RecordVerdict::Event ? readAzureActivityRow(reader, out) : verdict;
}

RecordVerdict readFlatObject(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = loadFlatObject(record, reader);
    return verdict == RecordVerdict::Event ? readAzureActivityRow(reader, out) : verdict;
}

} // namespace

extern constinit const Format kAzureLogAnalyticsRest;
constinit const Format kAzureLogAnalyticsRest{"azure-log-analytics-rest",
                                              "Log Analytics query API, AzureActivity",
                                              Provider::Azure,
                                              Container::JsonRows,
                                              "tables/rows",
                                              "tables with a column OperationNameValue",
                                              false,
                                              recogniseTables,
                                              readRestRow,
                                              kAzureActivityTimes};

extern constinit const Format kAzureLogAnalyticsCli;
constinit const Format kAzureLogAnalyticsCli{"azure-log-analytics-cli",
                                             "az monitor log-analytics query, AzureActivity",
                                             Provider::Azure,
                                             Container::JsonValues,
                                             {},
                                             "objects with OperationNameValue and TimeGenerated",
                                             false,
                                             recogniseObjects,
                                             readFlatObject,
                                             kAzureActivityTimes};

} // namespace interloper
