// Azure Activity events of the REST API, az and PowerShell: an array, one a line, or a single event.
#include "formats/azure_event.h"

#include <algorithm>

namespace interloper {
namespace {

bool looksLikeActivity(std::string_view json, bool snake)
{
    const auto has = [&](std::string_view key) { return json.find(key) != std::string_view::npos; };
    if (snake)
        return has("\"operation_name\"") && (has("\"event_timestamp\"") || has("\"correlation_id\""));
    return has("\"operationName\"") && (has("\"eventTimestamp\"") || has("\"eventDataId\""));
}

// A file that was cut in its first event has no whole record to look at.
std::string_view firstOf(const Sample &sample)
{
    return sample.firstRecord.empty() ? sample.head : std::string_view(sample.firstRecord);
}

std::optional<Recognition> recogniseEvents(const Sample &sample)
{
    const bool enveloped =
        std::find(sample.arrayKeys.begin(), sample.arrayKeys.end(), "value") != sample.arrayKeys.end();
    if (!sample.json || enveloped || !looksLikeActivity(firstOf(sample), false))
        return std::nullopt;
    return Recognition{80, "objects with operationName and eventTimestamp at the top level or in a top-level array"};
}

std::optional<Recognition> recogniseValue(const Sample &sample)
{
    const bool enveloped =
        std::find(sample.arrayKeys.begin(), sample.arrayKeys.end(), "value") != sample.arrayKeys.end();
    if (!sample.json || !enveloped || !looksLikeActivity(sample.head, false))
        return std::nullopt;
    return Recognition{90, "a top-level array under value whose objects have operationName and eventTimestamp"};
}

std::optional<Recognition> recogniseSdk(const Sample &sample)
{
    if (!sample.json || !looksLikeActivity(firstOf(sample), true))
        return std::nullopt;
    return Recognition{80, "objects with operation_name and event_timestamp"};
}

} // namespace

extern constinit const Format kAzureActivity;
constinit const Format kAzureActivity{
    "azure-activity",
    "Activity log from REST or CLI",
    Provider::Azure,
    Container::JsonValues,
    {},
    "objects with operationName and eventTimestamp at the top level or in a top-level array",
    false,
    recogniseEvents,
    readAzureActivityEvent};

extern constinit const Format kAzureActivityValue;
constinit const Format kAzureActivityValue{
    "azure-activity-value",
    "Activity log from REST, {\"value\": [...]}",
    Provider::Azure,
    Container::JsonArrayUnderKey,
    "value",
    "a top-level array under value whose objects have operationName and eventTimestamp",
    false,
    recogniseValue,
    readAzureActivityEvent};

extern constinit const Format kAzureActivitySdk;
constinit const Format kAzureActivitySdk{"azure-activity-sdk",
                                         "Activity log from the Python SDK",
                                         Provider::Azure,
                                         Container::JsonValues,
                                         {},
                                         "objects with operation_name and event_timestamp",
                                         true,
                                         recogniseSdk,
                                         readAzureActivityEvent};

} // namespace interloper
