// Microsoft Sentinel's AWSCloudTrail table as JSON: an answer of the query API, and the flat objects of `az monitor
// log-analytics query`, in which every value is text and null is `None`.
#include "base/text.h"
#include "formats/aws_sentinel_row.h"
#include "formats/log_analytics_json.h"
#include "formats/table_row.h"

namespace interloper {
namespace {

// Whether these column names occur, each as a JSON string of its own.
bool namesColumns(std::string_view json)
{
    const std::string lower = lowerAscii(json);
    const auto has = [&](std::string_view name) { return lower.find(name) != std::string::npos; };
    const bool own = has("\"awseventid\"") || has("\"eventtypename\"") || has("\"useridentityarn\"");
    const bool timed = has("\"timegenerated\"") || has("\"_originaltimegenerated\"");
    return has("\"eventname\"") && timed && (own || has("\"eventsource\""));
}

std::optional<Recognition> recogniseTables(const Sample &sample)
{
    if (!namesColumns(restTablesOf(sample)))
        return std::nullopt;
    return Recognition{88, "tables with EventName and other columns of AWSCloudTrail"};
}

std::optional<Recognition> recogniseObjects(const Sample &sample)
{
    if (!namesColumns(flatObjectOf(sample)))
        return std::nullopt;
    return Recognition{85, "objects with EventName, TimeGenerated and other columns of AWSCloudTrail"};
}

} // namespace

extern constinit const Format kAwsSentinelRest;
constinit const Format kAwsSentinelRest{"aws-sentinel-rest",
                                        "Log Analytics query API, AWSCloudTrail",
                                        Provider::Aws,
                                        Container::JsonRows,
                                        "tables/rows",
                                        "tables with a column EventName and other columns of AWSCloudTrail",
                                        false,
                                        recogniseTables,
                                        readRestRow<readSentinelCloudTrailRow>,
                                        kSentinelCloudTrailTimes};

extern constinit const Format kAwsSentinelCli;
constinit const Format kAwsSentinelCli{"aws-sentinel-cli",
                                       "az monitor log-analytics query, AWSCloudTrail",
                                       Provider::Aws,
                                       Container::JsonValues,
                                       {},
                                       "objects with EventName, TimeGenerated and other columns of AWSCloudTrail",
                                       false,
                                       recogniseObjects,
                                       readFlatObject<readSentinelCloudTrailRow>,
                                       kSentinelCloudTrailTimes};

} // namespace interloper
