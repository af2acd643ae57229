// Azure Activity events of the REST API, az, PowerShell and the Python SDK: an array, one a line, or a single event.
#include "formats/azure_event.h"

#include <algorithm>

namespace interloper {
namespace {

// The members of the first record. A file that was cut in its first event has no whole record to look at.
class FirstRecord
{
public:
    explicit FirstRecord(const Sample &sample) : m_text(sample.firstRecord.empty() ? sample.head : sample.firstRecord)
    {
        simdjson::dom::object members;
        if (m_parser.parse(sample.firstRecord).get(members) == simdjson::SUCCESS)
            m_members = members;
    }

    bool has(std::string_view key) const
    {
        if (m_members)
            return m_members->at_key(key).error() == simdjson::SUCCESS;
        return m_text.find("\"" + std::string(key) + "\"") != std::string_view::npos;
    }

private:
    simdjson::dom::parser m_parser;
    std::optional<simdjson::dom::object> m_members;
    std::string_view m_text;
};

bool mayHold(const Sample &sample, std::string_view operation)
{
    return sample.json && sample.head.find(operation) != std::string_view::npos;
}

bool enveloped(const Sample &sample)
{
    return std::find(sample.arrayKeys.begin(), sample.arrayKeys.end(), "value") != sample.arrayKeys.end();
}

std::optional<Recognition> recogniseEvents(const Sample &sample)
{
    if (!mayHold(sample, "\"operationName\"") || enveloped(sample))
        return std::nullopt;
    const FirstRecord record(sample);
    if (!record.has("operationName") || !(record.has("eventTimestamp") || record.has("eventDataId")))
        return std::nullopt;
    return Recognition{80, "objects with operationName and eventTimestamp at the top level or in a top-level array"};
}

std::optional<Recognition> recogniseValue(const Sample &sample)
{
    const bool stamped = sample.head.find("\"eventTimestamp\"") != std::string_view::npos ||
                         sample.head.find("\"eventDataId\"") != std::string_view::npos;
    if (!mayHold(sample, "\"operationName\"") || !enveloped(sample) || !stamped)
        return std::nullopt;
    return Recognition{90, "a top-level array under value whose objects have operationName and eventTimestamp"};
}

std::optional<Recognition> recogniseSdk(const Sample &sample)
{
    if (!mayHold(sample, "\"operation_name\""))
        return std::nullopt;
    const FirstRecord record(sample);
    if (!record.has("operation_name") || !(record.has("event_timestamp") || record.has("correlation_id")))
        return std::nullopt;
    return Recognition{80, "objects with operation_name and event_timestamp"};
}

std::optional<Recognition> recognisePowerShell(const Sample &sample)
{
    if (!mayHold(sample, "\"OperationName\""))
        return std::nullopt;
    const FirstRecord record(sample);
    if (!record.has("OperationName") || !record.has("EventTimestamp") ||
        !(record.has("EventDataId") || record.has("CorrelationId")))
        return std::nullopt;
    return Recognition{80, "objects with OperationName and EventTimestamp"};
}

} // namespace

extern constinit const Format kAzureActivity;
constinit const Format kAzureActivity{
    "azure-activity",
    "Activity log from REST, CLI or the portal",
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

extern constinit const Format kAzureActivityPowerShell;
constinit const Format kAzureActivityPowerShell{"azure-activity-powershell",
                                                "Activity log from Get-AzActivityLog | ConvertTo-Json",
                                                Provider::Azure,
                                                Container::JsonValues,
                                                {},
                                                "objects with OperationName and EventTimestamp",
                                                false,
                                                recognisePowerShell,
                                                readAzureActivityEvent};

} // namespace interloper
