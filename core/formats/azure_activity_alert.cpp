// Activity events inside a notification: an alert's webhook (`data.context.activityLog`) or Event Grid (`data`).
// Sources: Azure Monitor, "Webhooks for activity log alerts"; Event Grid, "Azure subscription as an event source".
#include "formats/azure_event.h"

#include <algorithm>

namespace interloper {
namespace {

using simdjson::dom::object;

std::string_view firstText(const object &members, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        if (const std::string_view text = textMember(members, key); !text.empty())
            return text;
    return {};
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object notice;
    if (const RecordVerdict verdict = parseObject(record, reader, notice); verdict != RecordVerdict::Event)
        return verdict;
    const auto data = objectMember(notice, "data");
    if (!data) {
        reader.reason = "a notification without an activity event under data";
        return RecordVerdict::NotAnEvent;
    }
    if (const auto context = objectMember(*data, "context"))
        if (const auto event = objectMember(*context, "activityLog"))
            return readAzureActivityObject(*event, reader, out, textMember(*context, "timestamp"));
    return readAzureActivityObject(*data, reader, out, firstText(notice, {"eventTime", "time"}),
                                   firstText(notice, {"subject"}));
}

std::optional<Recognition> recognise(const Sample &sample)
{
    const std::string_view json = sample.firstRecord.empty() ? sample.head : std::string_view(sample.firstRecord);
    const auto has = [&](std::string_view text) { return json.find(text) != std::string_view::npos; };
    const bool alert = has("\"activityLog\"") && has("\"context\"");
    const bool grid = has("Microsoft.Resources.Resource") && (has("\"eventType\"") || has("\"specversion\""));
    if (!sample.json || !has("\"data\"") || !has("\"operationName\"") || !(alert || grid))
        return std::nullopt;
    return Recognition{88, "notifications with an activity event under data"};
}

} // namespace

extern constinit const Format kAzureActivityAlert;
constinit const Format kAzureActivityAlert{"azure-activity-alert",
                                           "Activity event of an alert's webhook or of Event Grid",
                                           Provider::Azure,
                                           Container::JsonValues,
                                           {},
                                           "notifications with an activity event under data",
                                           false,
                                           recognise,
                                           read};

} // namespace interloper
