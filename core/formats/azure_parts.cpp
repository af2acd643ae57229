#include "formats/azure_parts.h"

#include "base/text.h"
#include "formats/azure_portal_words.h"
#include "formats/azure_words.h"

#include <array>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view kRequestBody = "requestbody";
constexpr std::string_view kRequestBodyToo = "requestBody"; // of some providers

std::optional<object> objectOf(const AzurePart &part)
{
    object out;
    if (!part.value || part.value->get(out) != simdjson::SUCCESS)
        return std::nullopt;
    return out;
}

// Source: the claims of Entra ID access tokens, as the activity log schema shows them.
std::string_view actorOfClaims(const AzurePart &claims)
{
    static constexpr std::array<std::string_view, 6> kNames{
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",  "upn",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "name",
        "http://schemas.microsoft.com/identity/claims/appid",         "appid"};
    for (const std::string_view name : kNames)
        if (const std::string_view text = partText(claims, name); !text.empty())
            return text;
    return {};
}

const AzurePart *partNamed(const AzureParts &parts, std::string_view root)
{
    if (root == "properties")
        return &parts.properties;
    if (root == "authorization")
        return &parts.authorization;
    if (root == "httpRequest")
        return &parts.request;
    if (root == "claims")
        return &parts.claims;
    return root == "category" ? &parts.category : nullptr;
}

void collectFrom(const AzurePart &part, std::span<const std::string> segments, RecordReader &reader,
                 std::vector<std::string_view> &out)
{
    if (!part.value)
        return;
    collectValues(*part.value, segments, reader, out);
    if (!out.empty() || segments.empty() || segments.front() != kRequestBody)
        return;
    element body;
    if (const auto members = objectOf(part); members && members->at_key(kRequestBodyToo).get(body) == simdjson::SUCCESS)
        collectValues(body, segments.subspan(1), reader, out);
}

std::string_view shownPath(const AzureParts &parts, const AzurePart &part, const FieldPlan::Field &field,
                           RecordReader &reader)
{
    const std::string &root = field.segments.front();
    if (parts.columns)
        return part.shown;
    if (part.shown == root)
        return field.path;
    return reader.keep(std::string(part.shown) + field.path.substr(root.size()));
}

} // namespace

AzurePart azurePart(std::optional<element> value, std::string_view shown, RecordReader &reader)
{
    if (value && value->is_string()) {
        const auto inner = reader.parseInner(value->get_string().value_unsafe());
        if (inner && inner->is_object())
            value = inner;
    }
    element content;
    if (value && value->is_object() && value->get_object().at_key("Content").get(content) == simdjson::SUCCESS &&
        content.is_object())
        return {content, reader.keep(std::string(shown) + ".Content")};
    return {value, shown};
}

std::string_view partText(const AzurePart &part, std::string_view key)
{
    const auto members = objectOf(part);
    return members ? textMember(*members, key) : std::string_view{};
}

void fillAzureCaller(const AzureParts &parts, EventRecord &out)
{
    out.actorType = partText(parts.claims, "idtyp");
    if (out.actorType.empty())
        if (const auto authorization = objectOf(parts.authorization))
            if (const auto evidence = objectMember(*authorization, "evidence"))
                out.actorType = textMember(*evidence, "principalType");
    if (out.actor.empty())
        out.actor = actorOfClaims(parts.claims);
    for (const std::string_view name : {"clientIpAddress", "client_ip_address", "ClientIpAddress"})
        if (out.address.empty())
            out.address = partText(parts.request, name);
    if (out.address.empty())
        out.address = partText(parts.claims, "ipaddr");
}

void fillAzureOutcome(const AzureParts &parts, RecordReader &reader, EventRecord &out)
{
    out.status = azureStatus(out.statusRaw);
    static const std::vector<std::string> kStatusPath{"statusCode"};
    static const std::vector<std::string> kErrorPath{"statusMessage", "error", "code"};
    std::vector<std::string_view> codes;
    if (parts.properties.value && out.subStatus.empty())
        collectValues(*parts.properties.value, kStatusPath, reader, codes);
    if (!codes.empty())
        out.subStatus = codes.front();
    if (out.status != OperationStatus::Failed)
        return;
    codes.clear();
    if (parts.properties.value)
        collectValues(*parts.properties.value, kErrorPath, reader, codes);
    if (!codes.empty())
        out.error = codes.front();
    else
        out.error = out.subStatus.empty() ? trimmed(out.statusRaw) : withoutBrackets(out.subStatus);
}

void mapAzureOperation(std::string_view type, RecordReader &reader, EventRecord &out)
{
    if (out.operation.find('/') != std::string_view::npos)
        return;
    std::string value =
        portalOperation(out.operation, type.empty() ? resourceTypeOfId(out.resource) : std::string(type));
    if (!value.empty())
        out.operation = azureOperation(reader.keep(std::move(value)), {});
}

void fillAzurePlace(EventRecord &out)
{
    if (out.scope.empty())
        out.scope = partOfResourceId(out.resource, "resourcegroups");
    if (out.account.empty())
        out.account = partOfResourceId(out.resource, "subscriptions");
    if (out.service.empty() && out.operation.find('/') != std::string_view::npos)
        out.service = out.operation.substr(0, out.operation.find('/'));
}

void fillAzureFields(const AzureParts &parts, RecordReader &reader, EventRecord &out)
{
    std::vector<std::string_view> values;
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Azure, out.operation)) {
        values.clear();
        std::string_view shown = parts.resourceName;
        if (field.path == "resourceId") {
            if (!out.resource.empty())
                values.push_back(out.resource);
        } else if (const AzurePart *part = partNamed(parts, field.segments.front())) {
            collectFrom(*part, std::span(field.segments).subspan(1), reader, values);
            if (field.path == "category" && !parts.categoryText.empty())
                values.push_back(parts.categoryText);
            if (!values.empty())
                shown = shownPath(parts, *part, field, reader);
        }
        for (const std::string_view value : values)
            out.fields.push_back({field.id, shown, reader.keep(lowerAscii(value)), value});
    }
}

} // namespace interloper
