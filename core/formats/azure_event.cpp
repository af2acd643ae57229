#include "formats/azure_event.h"

#include "base/text.h"
#include "formats/azure_parts.h"
#include "formats/azure_words.h"
#include "formats/time_field.h"

#include <array>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

using Member = std::optional<element>;

// The members that are looked at. `eventSource` and `resourceUri` are the names of the API of 2014 and of alerts.
struct Members
{
    Member operation, status, subStatus, time, dataId, id, correlation, caller, claims, authorization, request;
    Member resource, resourceUri, group, subscription, provider, level, category, eventSource, properties;
    bool camel = false; // the REST API's own spelling
};

struct Spelling
{
    std::string_view camel;
    std::string_view snake;
    std::string_view pascal;
    Member Members::*target;
};

constexpr std::array<Spelling, 21> kSpellings{
    {{"operationName", "operation_name", "OperationName", &Members::operation},
     {"status", "", "Status", &Members::status},
     {"subStatus", "sub_status", "SubStatus", &Members::subStatus},
     {"eventTimestamp", "event_timestamp", "EventTimestamp", &Members::time},
     {"eventDataId", "event_data_id", "EventDataId", &Members::dataId},
     {"id", "", "Id", &Members::id},
     {"correlationId", "correlation_id", "CorrelationId", &Members::correlation},
     {"caller", "", "Caller", &Members::caller},
     {"claims", "", "Claims", &Members::claims},
     {"authorization", "", "Authorization", &Members::authorization},
     {"httpRequest", "http_request", "HttpRequest", &Members::request},
     {"resourceId", "resource_id", "ResourceId", &Members::resource},
     {"resourceUri", "resource_uri", "ResourceUri", &Members::resourceUri},
     {"resourceGroupName", "resource_group_name", "ResourceGroupName", &Members::group},
     {"subscriptionId", "subscription_id", "SubscriptionId", &Members::subscription},
     {"resourceProviderName", "resource_provider_name", "ResourceProviderName", &Members::provider},
     {"resourceProvider", "", "ResourceProvider", &Members::provider},
     {"level", "", "Level", &Members::level},
     {"category", "", "Category", &Members::category},
     {"eventSource", "event_source", "EventSource", &Members::eventSource},
     {"properties", "", "Properties", &Members::properties}}};

Members membersOf(const object &event)
{
    Members out;
    for (const auto [key, value] : event) {
        if (value.is_null())
            continue;
        for (const Spelling &row : kSpellings) {
            const bool camel = key == row.camel;
            if (!camel && key != row.pascal && (row.snake.empty() || key != row.snake))
                continue;
            if (Member &member = out.*row.target; !member)
                member = value;
            out.camel = out.camel || (camel && row.target == &Members::operation);
            break;
        }
    }
    return out;
}

// Text, or the `value` of a {value, localizedValue} pair, whose second part alone may be filled.
std::string_view valueOf(const Member &member, RecordReader &reader)
{
    object pair;
    if (!member)
        return {};
    if (member->get(pair) != simdjson::SUCCESS)
        return scalarText(*member, reader);
    for (const std::string_view key : {"value", "Value", "localizedValue", "localized_value", "LocalizedValue"})
        if (const std::string_view text = textMember(pair, key); !text.empty())
            return text;
    return {};
}

// The id that makes the row unique: eventDataId, or the GUID that `id` has before /ticks/.
std::string_view rowId(const Members &members, RecordReader &reader)
{
    const std::string_view id = valueOf(members.dataId, reader);
    return id.empty() ? partOfResourceId(valueOf(members.id, reader), "events") : id;
}

void readPlace(const Members &members, RecordReader &reader, std::string_view resource, EventRecord &out)
{
    out.resource = valueOf(members.resource, reader);
    for (const std::string_view other : {valueOf(members.resourceUri, reader), resource})
        if (out.resource.empty())
            out.resource = other;
    out.scope = out.seed.scope = valueOf(members.group, reader);
    out.account = out.seed.account = valueOf(members.subscription, reader);
    out.service = valueOf(members.provider, reader);
    out.level = out.seed.level = valueOf(members.level, reader);
    mapAzureOperation({}, reader, out);
    fillAzurePlace(out);
}

AzureParts partsOf(const Members &members, RecordReader &reader)
{
    AzureParts parts;
    parts.properties = azurePart(members.properties, "properties", reader);
    parts.authorization = azurePart(members.authorization, "authorization", reader);
    parts.claims = azurePart(members.claims, "claims", reader);
    parts.request = azurePart(members.request, "httpRequest", reader);
    parts.category =
        members.category ? AzurePart{members.category, "category"} : AzurePart{members.eventSource, "eventSource"};
    parts.resourceName = members.resource ? "resourceId" : "resourceUri";
    return parts;
}

} // namespace

Instant azureInstant(std::string_view text, RecordReader &reader)
{
    return readTime(text, ZoneSource::Assumed, reader, DateOrder::MonthDay);
}

RecordVerdict readAzureActivityObject(const object &event, RecordReader &reader, EventRecord &out,
                                      std::string_view time, std::string_view resource)
{
    const Members members = membersOf(event);
    const AzureParts parts = partsOf(members, reader);
    out.provider = Provider::Azure;
    out.operationRaw = valueOf(members.operation, reader);
    out.operation = azureOperation(out.operationRaw, {});
    out.timeRaw = valueOf(members.time, reader);
    if (out.timeRaw.empty())
        out.timeRaw = time;
    out.id = rowId(members, reader);
    out.correlation = reader.keep(lowerAscii(valueOf(members.correlation, reader)));
    if (out.operation.empty() || (out.timeRaw.empty() && out.id.empty() && out.correlation.empty())) {
        reader.reason =
            "no activity event: operationName and one of eventTimestamp, eventDataId and correlationId are needed";
        return RecordVerdict::NotAnEvent;
    }
    // Other spellings and flat texts are another export's view of the event.
    if (members.camel && members.operation->is_object())
        reader.body = event;
    out.time = azureInstant(out.timeRaw, reader);
    readPlace(members, reader, resource, out);
    out.actor = out.seed.actor = valueOf(members.caller, reader);
    fillAzureCaller(parts, out);
    for (const std::string_view name : {"clientIpAddress", "client_ip_address", "ClientIpAddress"})
        if (out.seed.sourceIp.empty())
            out.seed.sourceIp = partText(parts.request, name);
    out.statusRaw = valueOf(members.status, reader);
    out.subStatus = valueOf(members.subStatus, reader);
    fillAzureOutcome(parts, reader, out);
    fillAzureFields(parts, reader, out);
    return RecordVerdict::Event;
}

RecordVerdict readAzureActivityEvent(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object event;
    if (const RecordVerdict verdict = parseObject(record, reader, event); verdict != RecordVerdict::Event)
        return verdict;
    return readAzureActivityObject(event, reader, out);
}

} // namespace interloper
