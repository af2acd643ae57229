#include "formats/azure_resource_log.h"

#include "base/text.h"
#include "formats/azure_cloud_audit_row.h"
#include "formats/azure_event.h"
#include "formats/azure_parts.h"
#include "formats/azure_words.h"
#include "formats/table_row.h"

#include <algorithm>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::optional<element> memberOf(const object &event, std::initializer_list<std::string_view> keys)
{
    element out;
    for (const std::string_view key : keys)
        if (event.at_key(key).get(out) == simdjson::SUCCESS && !out.is_null())
            return out;
    return std::nullopt;
}

std::string_view text(const object &event, RecordReader &reader, std::initializer_list<std::string_view> keys)
{
    const auto member = memberOf(event, keys);
    return member ? scalarText(*member, reader) : std::string_view{};
}

AzureParts partsOf(const object &event, RecordReader &reader)
{
    AzureParts parts;
    const AzurePart identity = azurePart(memberOf(event, {"identity"}), "identity", reader);
    object members;
    if (identity.value && identity.value->get(members) == simdjson::SUCCESS) {
        parts.authorization = azurePart(memberOf(members, {"authorization"}), "identity.authorization", reader);
        parts.claims = azurePart(memberOf(members, {"claims"}), "identity.claims", reader);
    }
    parts.properties = azurePart(memberOf(event, {"properties"}), "properties", reader);
    parts.request = azurePart(memberOf(event, {"httpRequest"}), "httpRequest", reader);
    parts.category = {memberOf(event, {"category"}), "category"};
    parts.resourceName = "resourceId";
    return parts;
}

bool allDigits(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `resultSignature` is `<status>.<sub-status>`, or the code of the answer alone.
void readOutcome(const object &event, RecordReader &reader, EventRecord &out)
{
    const std::string_view signature = trimmed(text(event, reader, {"resultSignature"}));
    const std::size_t dot = signature.find('.');
    out.statusRaw = text(event, reader, {"resultType"});
    if (out.statusRaw.empty() && !allDigits(signature))
        out.statusRaw = signature.substr(0, dot);
    if (dot != std::string_view::npos)
        out.subStatus = signature.substr(dot + 1);
    else if (allDigits(signature))
        out.subStatus = signature;
}

// The id is in upper case here; the row's authorization or its properties may have it as it was given.
void readPlace(const object &event, const AzureParts &parts, RecordReader &reader, EventRecord &out)
{
    const std::string_view entity = partText(parts.properties, "entity");
    const std::string_view written = text(event, reader, {"resourceId"});
    out.resource = written.empty() ? entity : written;
    for (const std::string_view spelled : {entity, partText(parts.authorization, "scope")})
        if (equalsIgnoreCase(spelled, out.resource))
            out.resource = spelled;
    out.scope = out.seed.scope = partOfResourceId(out.resource, "resourcegroups");
    out.account = out.seed.account = partOfResourceId(out.resource, "subscriptions");
    out.level = out.seed.level = text(event, reader, {"level", "Level"});
    fillAzurePlace(out);
}

RecordVerdict refuse(RecordReader &reader, std::string reason, std::string_view shape = {})
{
    reader.reason = std::move(reason);
    reader.otherShape = shape;
    return RecordVerdict::NotAnEvent;
}

// A record of another log is named; nullopt for an activity event.
std::optional<RecordVerdict> otherLog(const object &event, RecordReader &reader, std::string_view category)
{
    if (!category.empty() && !isActivityCategory(category)) {
        const std::string_view shape = azureLogShape(category);
        return refuse(reader, "a record of the log " + visible(category) + ", not of the activity log",
                      shape.empty() ? "azure-resource-log" : shape);
    }
    if (memberOf(event, {"metricName"}))
        return refuse(reader, "a metric, not an event of the activity log", "azure-metrics");
    const std::string_view operation = text(event, reader, {"operationName"});
    if (operation.empty())
        return refuse(reader, "no activity event: operationName is missing");
    if (category.empty() && operation.find('/') == std::string_view::npos)
        return refuse(
            reader,
            "no activity event: neither a category of the activity log nor an operation of a resource provider");
    return std::nullopt;
}

} // namespace

RecordVerdict readAzureResourceLog(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object event;
    if (const RecordVerdict verdict = parseObject(record, reader, event); verdict != RecordVerdict::Event)
        return verdict;
    const std::string_view category = text(event, reader, {"category"});
    if (equalsIgnoreCase(category, kCloudAuditCategory)) {
        const auto row = objectMember(event, "properties");
        if (!row || !loadMembers(*row, reader))
            return refuse(reader, "a record of CloudAuditEvents without properties");
        return readCloudAuditRow(reader, out);
    }
    if (const auto other = otherLog(event, reader, category))
        return *other;
    reader.body = event;
    const AzureParts parts = partsOf(event, reader);
    out.provider = Provider::Azure;
    out.operationRaw = text(event, reader, {"operationName"});
    out.operation = azureOperation(out.operationRaw, partText(parts.authorization, "action"));
    out.timeRaw = text(event, reader, {"time"});
    out.time = azureInstant(out.timeRaw, reader);
    out.id = partText(parts.properties, "eventDataId");
    out.correlation = reader.keep(lowerAscii(text(event, reader, {"correlationId"})));
    readPlace(event, parts, reader, out);
    out.actor = out.seed.actor = partText(parts.properties, "caller");
    out.address = out.seed.sourceIp = text(event, reader, {"callerIpAddress"});
    fillAzureCaller(parts, out);
    readOutcome(event, reader, out);
    fillAzureOutcome(parts, reader, out);
    fillAzureFields(parts, reader, out);
    return RecordVerdict::Event;
}

} // namespace interloper
