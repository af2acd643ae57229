// The AzureActivity table as JSON: an answer of the query API, and the flat objects of `az monitor log-analytics query`
// and of exports to storage.
#include "formats/azure_activity_row.h"
#include "formats/log_analytics_json.h"
#include "formats/table_row.h"

namespace interloper {
namespace {

bool namesColumns(std::string_view json)
{
    return json.find("\"OperationNameValue\"") != std::string_view::npos &&
           json.find("\"TimeGenerated\"") != std::string_view::npos;
}

std::optional<Recognition> recogniseTables(const Sample &sample)
{
    if (!namesColumns(restTablesOf(sample)))
        return std::nullopt;
    return Recognition{90, "tables with a column OperationNameValue"};
}

std::optional<Recognition> recogniseObjects(const Sample &sample)
{
    if (!namesColumns(flatObjectOf(sample)))
        return std::nullopt;
    return Recognition{85, "objects with OperationNameValue and TimeGenerated"};
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
                                              readRestRow<readAzureActivityRow>,
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
                                             readFlatObject<readAzureActivityRow>,
                                             kAzureActivityTimes};

} // namespace interloper
