#include "exercise/cloudtrail_writer.h"

#include "exercise/invented.h"

#include <algorithm>
#include <array>

namespace interloper {

namespace {

constexpr std::array<std::string_view, 9> kReadPrefixes{"Describe", "Get",    "List",       "Head",    "Lookup",
                                                        "Decrypt",  "Assume", "BatchCheck", "Generate"};

// Each service moves to a new event version in its own time.
std::string_view eventVersion(std::string_view service)
{
    if (service == "ec2" || service == "iam")
        return "1.10";
    return service == "sts" || service == "ssm" ? "1.08" : "1.09";
}

void appendMember(std::string &out, std::string_view name, std::string_view json)
{
    appendFilled(out, R"(,"$0":$1)", {name, json.empty() ? std::string_view("null") : json});
}

void appendResponse(std::string &out, const AwsCall &call, std::string_view requestId)
{
    if (call.service != "ec2" || call.response.empty())
        return appendMember(out, "responseElements", call.response);
    appendFilled(out, R"(,"responseElements":{"requestId":"$0",$1)", {requestId, call.response.substr(1)});
}

void appendCaller(std::string &out, const AwsCall &call, const AwsSpeaker &speaker, StorySeconds time)
{
    appendFilled(out, R"({"eventVersion":"$0","userIdentity":$1,"eventTime":")",
                 {eventVersion(call.service), speaker.identity});
    appendIsoTime(out, time);
    appendFilled(out,
                 R"(","eventSource":"$0.amazonaws.com","eventName":"$1","awsRegion":"$2","sourceIPAddress":"$3",)"
                 R"("userAgent":"$4")",
                 {call.service, call.name, awsSite(speaker.site).region, speaker.address, speaker.agent});
    if (!call.error.empty())
        appendFilled(out, R"(,"errorCode":"$0","errorMessage":"$1")", {call.error, call.errorMessage});
}

void appendTls(std::string &out, const AwsCall &call, const AwsSpeaker &speaker)
{
    appendFilled(out,
                 R"(,"tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",)"
                 R"("clientProvidedHostHeader":"$0.$1amazonaws.com"})",
                 {call.service, isGlobalService(call.service) ? "" : fill("$0.", {awsSite(speaker.site).region})});
    if (speaker.console)
        out += R"(,"sessionCredentialFromConsole":"true")";
}

} // namespace

bool isReadOnlyCall(std::string_view name)
{
    return std::any_of(kReadPrefixes.begin(), kReadPrefixes.end(),
                       [&](std::string_view prefix) { return name.substr(0, prefix.size()) == prefix; });
}

bool isGlobalService(std::string_view service)
{
    return service == "iam" || service == "ce";
}

std::string appendAwsRecord(std::string &out, const AwsCall &call, const AwsSpeaker &speaker, StorySeconds time,
                            Prng &prng)
{
    const std::string requestId = uuidText(prng);
    std::string eventId = uuidText(prng);
    const bool serviceEvent = !call.serviceEvent.empty();
    appendCaller(out, call, speaker, time);
    appendMember(out, "requestParameters", call.request);
    appendResponse(out, call, requestId);
    if (!serviceEvent)
        appendFilled(out, R"(,"requestID":"$0")", {requestId});
    appendFilled(out, R"(,"eventID":"$0","readOnly":$1)", {eventId, isReadOnlyCall(call.name) ? "true" : "false"});
    if (!call.resources.empty())
        appendMember(out, "resources", call.resources);
    appendFilled(out, R"(,"eventType":"$0","managementEvent":true,"recipientAccountId":"$1")",
                 {serviceEvent ? "AwsServiceEvent" : "AwsApiCall", awsSite(speaker.site).account});
    if (serviceEvent || call.name == "AssumeRole") {
        out += R"(,"sharedEventID":")";
        appendUuid(out, prng);
        out += '"';
    }
    if (serviceEvent)
        appendMember(out, "serviceEventDetails", call.serviceEvent);
    out += R"(,"eventCategory":"Management")";
    if (!speaker.service)
        appendTls(out, call, speaker);
    out += '}';
    return eventId;
}

} // namespace interloper
