#include "exercise/azure_writer.h"

#include "exercise/invented.h"

#include <array>

namespace interloper {

namespace {

struct StatusWord
{
    std::string_view code;
    std::string_view words;
};

constexpr std::array kStatusCodes{
    StatusWord{"Created", "Created (HTTP Status Code: 201)"},
    StatusWord{"OK", "OK (HTTP Status Code: 200)"},
    StatusWord{"Accepted", "Accepted (HTTP Status Code: 202)"},
    StatusWord{"Conflict", "Conflict (HTTP Status Code: 409)"},
};

constexpr StorySeconds kTokenLife = 4 * kHour;
constexpr std::uint64_t kTicksAtEpoch = 621355968000000000; // .NET ticks of 1970-01-01

// What stays the same in all rows made with one token: it is drawn from the seed, the caller and the token's hours.
std::string claimsText(const AzureCaller &caller, StorySeconds time, std::uint64_t seed)
{
    const StorySeconds issued = time - time % kTokenLife - 217;
    Prng prng(seed, fill("token $0 $1 $2", {caller.caller, caller.address, std::to_string(issued)}));
    std::string random;
    appendBase64(random, prng, 90);
    const std::string_view letters = random;
    std::string text = fill(
        R"({"aud":"https://management.core.windows.net/","iss":"https://sts.windows.net/$0/","iat":"$1","nbf":"$1",)"
        R"("exp":"$2","aio":"$3==","appid":"$4","appidacr":"$5",)",
        {kAzureTenant, std::to_string(issued), std::to_string(issued + 5100), letters.substr(0, 42), caller.appId,
         caller.kind == AzureKind::User ? "0" : "2"});
    if (caller.kind == AzureKind::App)
        text += R"("idtyp":"app",)";
    else
        appendFilled(text,
                     R"("http://schemas.microsoft.com/claims/authnmethodsreferences":"pwd","ipaddr":"$0","name":"$1",)"
                     R"("http://schemas.microsoft.com/identity/claims/scope":"user_impersonation",)"
                     R"("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"$2",)",
                     {caller.address, caller.name, caller.caller});
    appendFilled(text,
                 R"("http://schemas.microsoft.com/identity/claims/objectidentifier":"$0",)"
                 R"("http://schemas.microsoft.com/identity/claims/tenantid":"$1","uti":"$2","ver":"1.0"})",
                 {caller.objectId, kAzureTenant, letters.substr(48, 22)});
    return text;
}

std::string_view wordsOf(std::string_view code)
{
    for (const StatusWord &word : kStatusCodes)
        if (word.code == code)
            return word.words;
    return code;
}

std::string propertiesText(const AzureRow &row)
{
    std::string text;
    if (!row.statusCode.empty())
        appendFilled(text, R"("statusCode":"$0","serviceRequestId":null,)", {row.statusCode});
    if (!row.requestBody.empty())
        appendFilled(text, R"("requestbody":"$0",)", {escapedJson(row.requestBody)});
    if (!row.responseBody.empty())
        appendFilled(text, R"("responseBody":"$0",)", {escapedJson(row.responseBody)});
    return fill(R"({$0"eventCategory":"$1","entity":"$2","message":"$3","hierarchy":"$4"})",
                {text, row.category, row.resourceId, row.operation, kAzureTenant});
}

// The caller's half: authorization, caller, claims; a platform service has none of them but its name.
std::string callerText(const AzureRow &row, StorySeconds time, std::uint64_t seed)
{
    const AzureCaller &caller = azureCaller(row.who);
    if (caller.kind == AzureKind::Platform)
        return fill(R"("caller":"$0","channels":"Operation","claims":{},)", {caller.caller});
    return fill(R"("authorization":{"action":"$0","scope":"$1"},"caller":"$2","channels":"Operation","claims":$3,)",
                {row.operation, row.resourceId, caller.caller, claimsText(caller, time, seed)});
}

std::string requestText(const AzureRow &row, Prng &prng)
{
    const AzureCaller &caller = azureCaller(row.who);
    if (caller.address.empty())
        return {};
    const bool deletes = row.operation.substr(row.operation.rfind('/') + 1) == "delete";
    const bool acts = row.operation.substr(row.operation.rfind('/') + 1) == "action";
    return fill(R"("httpRequest":{"clientRequestId":"$0","clientIpAddress":"$1","method":"$2"},)",
                {uuidText(prng), caller.address,
                 deletes ? "DELETE"
                 : acts  ? "POST"
                         : "PUT"});
}

std::string pairText(std::string_view value, std::string_view words)
{
    return fill(R"({"value":"$0","localizedValue":"$1"})", {value, words});
}

} // namespace

std::string_view azureResourceType(std::string_view operation)
{
    std::string_view type = operation.substr(0, operation.rfind('/'));
    if (operation.substr(operation.rfind('/') + 1) == "action")
        type = type.substr(0, type.rfind('/'));
    return type;
}

std::string appendAzureRow(std::string &out, const AzureRow &row, StorySeconds time, Prng &prng, std::uint64_t seed)
{
    std::string eventId = uuidText(prng);
    const std::uint32_t ticks = prng.below(10'000'000);
    const std::string_view type = azureResourceType(row.operation);
    const std::string_view provider = type.substr(0, type.find('/'));
    const std::string_view event = row.status == "Started" ? "BeginRequest" : "EndRequest";
    appendFilled(out,
                 R"({$0"correlationId":"$1","description":"","eventDataId":"$2","eventName":$3,"category":$4,)"
                 R"("eventTimestamp":"$5",$6"id":"$7/events/$2/ticks/$8","level":"$9",)",
                 {callerText(row, time, seed), row.correlationId, eventId, pairText(event, event),
                  pairText(row.category, row.category), azureTime(time, ticks), requestText(row, prng), row.resourceId,
                  std::to_string(kTicksAtEpoch + static_cast<std::uint64_t>(time) * 10'000'000 + ticks),
                  row.status == "Failed" ? "Error" : "Informational"});
    appendFilled(out,
                 R"("operationId":"$0","operationName":$1,"properties":$2,"resourceGroupName":"$3","resourceId":"$4",)"
                 R"("resourceProviderName":$5,"resourceType":$6,"status":$7,"subStatus":$8,)"
                 R"("submissionTimestamp":"$9","subscriptionId":"$a","tenantId":"$b"})",
                 {row.correlationId, pairText(row.operation, row.operation), propertiesText(row), row.group,
                  row.resourceId, pairText(provider, provider), pairText(type, type), pairText(row.status, row.status),
                  pairText(row.statusCode, wordsOf(row.statusCode)),
                  azureTime(time + prng.between(40, 95), prng.below(10'000'000)), kAzureSubscriptions[row.subscription],
                  kAzureTenant});
    return eventId;
}

} // namespace interloper
