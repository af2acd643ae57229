#include "formats/cloudtrail_event.h"

#include "base/text.h"

#include <array>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// What is picked from the top level in one pass over the members.
struct Members
{
    std::string_view version, time, logstashTime, source, name, region, address, agent, error, id, type, category,
        recipient;
    std::optional<object> identity;
    bool insight = false;
};

// Of a key that occurs twice the first counts, as everywhere.
void take(std::string_view &target, const element &value)
{
    if (target.data() == nullptr && value.is_string())
        target = value.get_string();
}

Members membersOf(const object &event)
{
    struct Row
    {
        std::string_view key;
        std::string_view Members::*target;
    };
    static constexpr std::array<Row, 13> kRows{{{"eventVersion", &Members::version},
                                                {"eventTime", &Members::time},
                                                {"@timestamp", &Members::logstashTime},
                                                {"eventSource", &Members::source},
                                                {"eventName", &Members::name},
                                                {"awsRegion", &Members::region},
                                                {"sourceIPAddress", &Members::address},
                                                {"userAgent", &Members::agent},
                                                {"errorCode", &Members::error},
                                                {"eventID", &Members::id},
                                                {"eventType", &Members::type},
                                                {"eventCategory", &Members::category},
                                                {"recipientAccountId", &Members::recipient}}};
    Members out;
    for (const auto [key, value] : event) {
        if (key == "userIdentity") {
            object identity;
            if (!out.identity && value.get(identity) == simdjson::SUCCESS)
                out.identity = identity;
            continue;
        }
        out.insight = out.insight || key == "insightDetails";
        for (const Row &row : kRows) {
            if (row.key == key) {
                take(out.*row.target, value);
                break;
            }
        }
    }
    return out;
}

void readIdentity(const object &identity, EventRecord &out)
{
    std::string_view issuer;
    if (const auto context = objectMember(identity, "sessionContext"))
        if (const auto sessionIssuer = objectMember(*context, "sessionIssuer"))
            issuer = textMember(*sessionIssuer, "arn");
    out.role = issuer;
    out.actorType = textMember(identity, "type");
    out.accessKey = textMember(identity, "accessKeyId");
    out.seed.actor = textMember(identity, "arn");
    for (const std::string_view name :
         {out.seed.actor, issuer, textMember(identity, "invokedBy"), textMember(identity, "principalId")}) {
        if (!name.empty()) {
            out.actor = name;
            break;
        }
    }
    if (out.account.empty())
        out.account = textMember(identity, "accountId");
}

void readFields(const object &event, RecordReader &reader, EventRecord &out)
{
    std::vector<std::string_view> values;
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Aws, out.operation)) {
        values.clear();
        collectValues(event, field.segments, reader, values);
        for (const std::string_view value : values)
            out.fields.push_back({field.id, field.path, value, value});
    }
}

} // namespace

RecordVerdict readCloudTrailEvent(const object &event, RecordReader &reader, EventRecord &out)
{
    const Members members = membersOf(event);
    if (members.insight || members.type == "AwsCloudTrailInsight" || members.category == "Insight") {
        reader.reason = "an Insight event, which is a statistic and no call";
        return RecordVerdict::NotAnEvent;
    }
    const bool evidence = !members.version.empty() || members.identity.has_value() || !members.id.empty();
    if (members.source.empty() || !evidence) {
        reader.reason = "no CloudTrail event: eventSource and one of eventVersion, userIdentity and eventID are needed";
        return RecordVerdict::NotAnEvent;
    }
    if (!members.time.empty()) // pipelines that put @timestamp in its place change other members too
        reader.body = event;
    out.provider = Provider::Aws;
    out.timeRaw = members.time.empty() ? members.logstashTime : members.time;
    // CloudTrail writes UTC; exports that drop the Z keep it UTC.
    out.time = parseIsoInstant(out.timeRaw, ZoneSource::Assumed).value_or(Instant{});
    out.id = members.id;
    out.service = members.source;
    out.operationRaw = members.name;
    out.operation = trimmed(members.name);
    out.address = members.address;
    out.agent = members.agent;
    out.scope = members.region;
    out.error = members.error == "None" ? std::string_view{} : members.error;
    out.account = members.recipient;
    if (members.identity)
        readIdentity(*members.identity, out);
    out.seed.sourceIp = members.address;
    out.seed.scope = members.region;
    out.seed.account = members.recipient;
    readFields(event, reader, out);
    return RecordVerdict::Event;
}

bool looksLikeCloudTrail(std::string_view json)
{
    const bool named =
        json.find("\"eventSource\"") != std::string_view::npos && json.find("\"eventName\"") != std::string_view::npos;
    return named && (json.find("\"eventVersion\"") != std::string_view::npos ||
                     json.find("\"userIdentity\"") != std::string_view::npos ||
                     json.find("\"eventID\"") != std::string_view::npos);
}

RecordVerdict readBareCloudTrailEvent(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object event;
    if (const RecordVerdict verdict = parseObject(record, reader, event); verdict != RecordVerdict::Event)
        return verdict;
    return readCloudTrailEvent(event, reader, out);
}

} // namespace interloper
