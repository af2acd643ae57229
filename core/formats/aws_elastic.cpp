// CloudTrail events that went through Elastic: the answer of a search, {"hits": {"hits": [{"_source": ...}]}}, or one
// document a line with or without `_source`. The event stands as text under `event.original` or `message`; a document
// without it is read from the fields that Elastic's AWS integration made of it.
// Source: Elastic AWS integration, field reference of CloudTrail.
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

#include <array>

namespace interloper {
namespace {

using simdjson::dom::object;

constexpr std::string_view kRecognisedBy = "documents with the event under event.original or message, or with "
                                           "aws.cloudtrail fields";
constexpr std::string_view kPath = "hits/hits";
constexpr std::array<std::string_view, 8> kPaths{
    "_source.event.original", "event.original", "_source.message",        "message",
    "fields.event.original",  "fields.message", "_source.aws.cloudtrail", "_source"};

struct Field
{
    std::string_view path;
    std::string_view CloudTrailParts::*target;
};

constexpr std::array<Field, 19> kFields{
    {{"aws.cloudtrail.event_version", &CloudTrailParts::version},
     {"@timestamp", &CloudTrailParts::time},
     {"event.provider", &CloudTrailParts::source},
     {"event.action", &CloudTrailParts::name},
     {"cloud.region", &CloudTrailParts::region},
     {"source.address", &CloudTrailParts::address},
     {"source.ip", &CloudTrailParts::address},
     {"user_agent.original", &CloudTrailParts::agent},
     {"aws.cloudtrail.error_code", &CloudTrailParts::error},
     {"event.id", &CloudTrailParts::id},
     {"aws.cloudtrail.event_type", &CloudTrailParts::type},
     {"aws.cloudtrail.event_category", &CloudTrailParts::category},
     {"aws.cloudtrail.recipient_account_id", &CloudTrailParts::recipient},
     {"cloud.account.id", &CloudTrailParts::identityAccount},
     {"aws.cloudtrail.user_identity.type", &CloudTrailParts::identityType},
     {"aws.cloudtrail.user_identity.arn", &CloudTrailParts::identityArn},
     {"aws.cloudtrail.user_identity.access_key_id", &CloudTrailParts::accessKey},
     {"aws.cloudtrail.user_identity.invoked_by", &CloudTrailParts::invokedBy},
     {"aws.cloudtrail.user_identity.session_context.session_issuer.arn", &CloudTrailParts::issuer}}};

struct Tree
{
    std::string_view name;
    std::array<std::string_view, 2> paths;
};

constexpr std::array<Tree, 3> kTrees{
    {{"requestParameters", {"aws.cloudtrail.flattened.request_parameters", "aws.cloudtrail.request_parameters"}},
     {"responseElements", {"aws.cloudtrail.flattened.response_elements", "aws.cloudtrail.response_elements"}},
     {"serviceEventDetails",
      {"aws.cloudtrail.flattened.service_event_details", "aws.cloudtrail.service_event_details"}}}};

RecordVerdict readFields(const object &document, RecordReader &reader, EventRecord &out)
{
    CloudTrailParts parts;
    for (const Field &field : kFields)
        if ((parts.*field.target).empty())
            parts.*field.target = textAtPath(document, field.path, reader);
    parts.identity = !parts.identityType.empty() || !parts.identityArn.empty();
    const auto treeOf = [&](std::string_view name) -> std::optional<CloudTrailTree> {
        for (const Tree &tree : kTrees)
            for (const std::string_view path : tree.paths)
                if (tree.name == name)
                    if (const auto found = memberAtPath(document, path, reader))
                        return CloudTrailTree{*found, path};
        return std::nullopt;
    };
    return acceptCloudTrail(parts, treeOf, reader, out);
}

bool isFlattened(const object &document, RecordReader &reader)
{
    return memberAtPath(document, "aws.cloudtrail", reader).has_value() ||
           memberAtPath(document, "aws.cloudtrail.event_version", reader).has_value() ||
           memberAtPath(document, "aws.cloudtrail.event_type", reader).has_value();
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object document;
    if (const RecordVerdict verdict = parseObject(record, reader, document); verdict != RecordVerdict::Event)
        return verdict;
    const RecordVerdict verdict = readEventUnder(document, kPaths, reader, out);
    if (verdict == RecordVerdict::Event)
        return verdict;
    object source;
    if (document.at_key("_source").get(source) == simdjson::SUCCESS)
        document = source;
    return isFlattened(document, reader) ? readFields(document, reader, out) : verdict;
}

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json)
        return std::nullopt;
    const auto named = [&](std::string_view text) { return sample.head.find(text) != std::string_view::npos; };
    const bool envelope = named("\"hits\"");
    const bool fields = named("cloudtrail") && named("\"@timestamp\"");
    const bool texts = named("\"event\"") || named("event.original\"") || named("\"_source\"") || named("\"message\"");
    if (!envelope && !fields && !texts)
        return std::nullopt;
    if (fields && named("event_version") && named("user_identity"))
        return Recognition{86, std::string(kRecognisedBy)};
    if (!holdsCloudTrailText(sample.head) && !looksLikeCloudTrail(sample.head))
        return std::nullopt;
    if (envelope && anyRecordWraps(sample, kPath, kPaths))
        return Recognition{86, std::string(kRecognisedBy)};
    if (texts && anyRecordWraps(sample, {}, kPaths))
        return Recognition{83, std::string(kRecognisedBy)};
    return std::nullopt;
}

} // namespace

extern constinit const Format kAwsElastic;
constinit const Format kAwsElastic{"aws-elastic", "Elastic documents with CloudTrail events",
                                   Provider::Aws, Container::JsonArrayUnderKey,
                                   kPath,         kRecognisedBy,
                                   false,         recognise,
                                   read};

} // namespace interloper
