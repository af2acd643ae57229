#include "formats/azure_event.h"

#include "base/text.h"
#include "formats/azure_words.h"

#include <array>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// One member under its two spellings.
struct Name
{
    std::string_view camel;
    std::string_view snake;
};

std::optional<element> member(const object &event, Name name)
{
    element out;
    if (event.at_key(name.camel).get(out) == simdjson::SUCCESS && !out.is_null())
        return out;
    if (!name.snake.empty() && event.at_key(name.snake).get(out) == simdjson::SUCCESS && !out.is_null())
        return out;
    return std::nullopt;
}

// Text, or the `value` of a {value, localizedValue} pair.
std::string_view valueOf(const object &event, Name name)
{
    const auto found = member(event, name);
    if (!found)
        return {};
    if (found->is_string())
        return found->get_string();
    object pair;
    return found->get(pair) == simdjson::SUCCESS ? textMember(pair, "value") : std::string_view{};
}

std::optional<object> objectOf(const object &event, Name name, RecordReader &reader)
{
    auto found = member(event, name);
    if (found && found->is_string())
        found = reader.parseInner(found->get_string());
    object out;
    if (!found || found->get(out) != simdjson::SUCCESS)
        return std::nullopt;
    return out;
}

void readCaller(const object &event, RecordReader &reader, EventRecord &out)
{
    out.seed.actor = valueOf(event, {"caller", ""});
    out.actor = out.seed.actor;
    const auto request = objectOf(event, {"httpRequest", "http_request"}, reader);
    if (request)
        out.seed.sourceIp = valueOf(*request, {"clientIpAddress", "client_ip_address"});
    out.address = out.seed.sourceIp;
    const auto claims = objectOf(event, {"claims", ""}, reader);
    if (!claims)
        return;
    if (out.actor.empty())
        out.actor = actorOfClaims(*claims);
    if (out.address.empty())
        out.address = textMember(*claims, "ipaddr");
    out.actorType = textMember(*claims, "idtyp");
}

void readPlace(const object &event, EventRecord &out)
{
    out.resource = valueOf(event, {"resourceId", "resource_id"});
    if (out.resource.empty())
        out.resource = valueOf(event, {"resourceUri", ""});
    out.seed.scope = valueOf(event, {"resourceGroupName", "resource_group_name"});
    out.seed.account = valueOf(event, {"subscriptionId", "subscription_id"});
    out.scope = out.seed.scope.empty() ? partOfResourceId(out.resource, "resourcegroups") : out.seed.scope;
    out.account = out.seed.account.empty() ? partOfResourceId(out.resource, "subscriptions") : out.seed.account;
    out.service = valueOf(event, {"resourceProviderName", "resource_provider_name"});
    out.level = valueOf(event, {"level", ""});
    out.seed.level = out.level;
}

// The id that makes the row unique: eventDataId, or the GUID that `id` has before /ticks/.
std::string_view rowId(const object &event)
{
    const std::string_view id = valueOf(event, {"eventDataId", "event_data_id"});
    return id.empty() ? partOfResourceId(valueOf(event, {"id", ""}), "events") : id;
}

void readOutcome(const object &event, RecordReader &reader, EventRecord &out)
{
    out.statusRaw = valueOf(event, {"status", ""});
    out.status = azureStatus(out.statusRaw);
    out.subStatus = valueOf(event, {"subStatus", "sub_status"});
    const auto properties = objectOf(event, {"properties", ""}, reader);
    if (!properties)
        return;
    if (out.subStatus.empty())
        out.subStatus = textMember(*properties, "statusCode");
    if (out.status != OperationStatus::Failed)
        return;
    static const std::vector<std::string> kErrorPath{"statusMessage", "error", "code"};
    std::vector<std::string_view> codes;
    collectValues(*properties, kErrorPath, reader, codes);
    out.error = codes.empty() ? (out.subStatus.empty() ? out.statusRaw : out.subStatus) : codes.front();
}

void readFields(const object &event, RecordReader &reader, EventRecord &out)
{
    std::vector<std::string_view> values;
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Azure, out.operation)) {
        values.clear();
        if (field.path == "resourceId") {
            if (!out.resource.empty())
                values.push_back(out.resource);
        } else {
            collectValues(event, field.segments, reader, values);
        }
        for (const std::string_view value : values)
            out.fields.push_back({field.id, field.path, reader.keep(lowerAscii(value)), value});
    }
}

} // namespace

std::string_view actorOfClaims(const object &claims)
{
    static constexpr std::array<std::string_view, 6> kNames{
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",  "upn",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "name",
        "http://schemas.microsoft.com/identity/claims/appid",         "appid"};
    for (const std::string_view name : kNames)
        if (const std::string_view text = textMember(claims, name); !text.empty())
            return text;
    return {};
}

RecordVerdict readAzureActivityEvent(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object event;
    if (const RecordVerdict verdict = parseObject(record, reader, event); verdict != RecordVerdict::Event)
        return verdict;
    reader.body = event;
    out.provider = Provider::Azure;
    out.operationRaw = valueOf(event, {"operationName", "operation_name"});
    out.operation = trimmed(out.operationRaw);
    out.timeRaw = valueOf(event, {"eventTimestamp", "event_timestamp"});
    out.id = rowId(event);
    out.correlation = reader.keep(lowerAscii(valueOf(event, {"correlationId", "correlation_id"})));
    if (out.operation.empty() || (out.timeRaw.empty() && out.id.empty() && out.correlation.empty())) {
        reader.reason =
            "no activity event: operationName and one of eventTimestamp, eventDataId and correlationId are needed";
        return RecordVerdict::NotAnEvent;
    }
    out.time = parseIsoInstant(out.timeRaw, ZoneSource::Assumed).value_or(Instant{});
    readPlace(event, out);
    readCaller(event, reader, out);
    readOutcome(event, reader, out);
    readFields(event, reader, out);
    return RecordVerdict::Event;
}

} // namespace interloper
