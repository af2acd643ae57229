// CloudTrail events in the Open Cybersecurity Schema, as Security Lake keeps them: API Activity (class 6003) and, for
// calls of IAM, Account Change (3001) and Authentication (3002). Request and answer are JSON in strings.
// Source: OCSF's examples and the field mapping of AWS Security Lake.
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view kRecognisedBy = "objects with class_uid 6003, 3001 or 3002 and api.operation";
constexpr std::array<std::int64_t, 3> kClasses{6003, 3001, 3002};

struct Field
{
    std::string_view path;
    std::string_view CloudTrailParts::*target;
};

// Later rows fill what earlier ones leave empty: names changed between versions of the schema.
constexpr std::array<Field, 28> kFields{{{"api.operation", &CloudTrailParts::name},
                                         {"api.service.name", &CloudTrailParts::source},
                                         {"api.response.error", &CloudTrailParts::error},
                                         {"unmapped.errorCode", &CloudTrailParts::error},
                                         {"unmapped.eventVersion", &CloudTrailParts::version},
                                         {"time", &CloudTrailParts::time},
                                         {"time_dt", &CloudTrailParts::time},
                                         {"cloud.region", &CloudTrailParts::region},
                                         {"src_endpoint.ip", &CloudTrailParts::address},
                                         {"src_endpoint.domain", &CloudTrailParts::address},
                                         {"http_request.user_agent", &CloudTrailParts::agent},
                                         {"metadata.uid", &CloudTrailParts::id},
                                         {"metadata.event_code", &CloudTrailParts::type},
                                         {"unmapped.eventType", &CloudTrailParts::type},
                                         {"unmapped.eventCategory", &CloudTrailParts::category},
                                         {"unmapped.recipientAccountId", &CloudTrailParts::recipient},
                                         {"actor.user.type", &CloudTrailParts::identityType},
                                         {"actor.user.uid", &CloudTrailParts::identityArn},
                                         {"actor.user.uuid", &CloudTrailParts::identityArn},
                                         {"actor.user.uid_alt", &CloudTrailParts::principal},
                                         {"actor.user.name", &CloudTrailParts::userName},
                                         {"actor.user.account.uid", &CloudTrailParts::identityAccount},
                                         {"actor.user.account_uid", &CloudTrailParts::identityAccount},
                                         {"cloud.account.uid", &CloudTrailParts::identityAccount},
                                         {"actor.user.credential_uid", &CloudTrailParts::accessKey},
                                         {"actor.session.credential_uid", &CloudTrailParts::accessKey},
                                         {"actor.session.issuer", &CloudTrailParts::issuer},
                                         {"actor.invoked_by", &CloudTrailParts::invokedBy}}};

struct Tree
{
    std::string_view name;
    std::array<std::string_view, 2> paths;
};

constexpr std::array<Tree, 3> kTrees{{{"requestParameters", {"api.request.data", "unmapped.requestParameters"}},
                                      {"responseElements", {"api.response.data", "unmapped.responseElements"}},
                                      {"serviceEventDetails", {"unmapped.serviceEventDetails", {}}}}};

bool isClass(const object &record)
{
    std::int64_t number = 0;
    return record.at_key("class_uid").get(number) == simdjson::SUCCESS &&
           std::find(kClasses.begin(), kClasses.end(), number) != kClasses.end();
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object event;
    if (const RecordVerdict verdict = parseObject(record, reader, event); verdict != RecordVerdict::Event)
        return verdict;
    if (!isClass(event)) {
        reader.otherShape = "ocsf-other";
        reader.reason = "of another class than API activity, account change and authentication";
        return RecordVerdict::NotAnEvent;
    }
    CloudTrailParts parts;
    for (const Field &field : kFields)
        if ((parts.*field.target).empty())
            parts.*field.target = textAtPath(event, field.path, reader);
    parts.identity = objectMember(event, "actor").has_value();
    // Versions of the mapping differ in which of the two is the ARN.
    if (!parts.identityArn.starts_with("arn:") && parts.principal.starts_with("arn:"))
        std::swap(parts.identityArn, parts.principal);
    const auto treeOf = [&](std::string_view name) -> std::optional<CloudTrailTree> {
        for (const Tree &tree : kTrees)
            for (const std::string_view path : tree.paths)
                if (tree.name == name && !path.empty())
                    if (const auto found = memberAtPath(event, path, reader))
                        return CloudTrailTree{*found, path};
        return std::nullopt;
    };
    return acceptCloudTrail(parts, treeOf, reader, out);
}

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json || sample.head.find("\"class_uid\"") == std::string_view::npos)
        return std::nullopt;
    const bool ours = anyRecord(sample, {}, [](element each) {
        object record;
        object api;
        return each.get(record) == simdjson::SUCCESS && isClass(record) &&
               record.at_key("api").get(api) == simdjson::SUCCESS;
    });
    return ours ? std::optional(Recognition{90, std::string(kRecognisedBy)}) : std::nullopt;
}

} // namespace

extern constinit const Format kAwsSecurityLake;
constinit const Format kAwsSecurityLake{"aws-security-lake",
                                        "Security Lake, OCSF API activity",
                                        Provider::Aws,
                                        Container::JsonValues,
                                        {},
                                        kRecognisedBy,
                                        false,
                                        recognise,
                                        read};

} // namespace interloper
