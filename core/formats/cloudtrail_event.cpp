#include "formats/cloudtrail_event.h"

#include "base/text.h"
#include "formats/time_field.h"

#include <algorithm>
#include <array>
#include <bit>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view kHidden = "HIDDEN_DUE_TO_SECURITY_REASONS";
constexpr int kKnownMajor = 1; // of eventVersion

// A member as text, whatever its type is in this record: one-element lists stand for their element.
std::string_view textOf(const element &value, RecordReader &reader)
{
    if (value.is_string())
        return value.get_string();
    simdjson::dom::array list;
    if (value.get(list) == simdjson::SUCCESS)
        return list.size() == 1 && !list.at(0).value_unsafe().is_array() ? textOf(list.at(0).value_unsafe(), reader)
                                                                         : std::string_view{};
    return scalarText(value, reader);
}

struct MemberRow
{
    std::string_view key;
    std::string_view CloudTrailParts::*target;
};

// The first eight bytes as a number. Those of all names that are looked for differ within their length.
constexpr std::uint64_t startOf(std::string_view name)
{
    const auto byte = [name](std::size_t at) {
        return std::uint64_t{static_cast<unsigned char>(name[at])} << (8 * at);
    };
    if (name.size() >= 8) // one load, which the compiler sees where it stands in one expression
        return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < name.size(); ++i)
        out |= byte(i);
    return out;
}

/// Finds the row of a name: most members of an event are of none, and that is seen by their length or start.
template <std::size_t Rows>
class Names
{
public:
    explicit constexpr Names(const std::array<MemberRow, Rows> &rows) : m_rows(rows)
    {
        for (std::size_t i = 0; i < Rows; ++i) {
            m_byLength[rows[i].key.size()] |= std::uint32_t{1} << i;
            m_starts[i] = startOf(rows[i].key);
        }
    }

    /// Rows where there is none.
    std::size_t find(std::string_view key) const
    {
        std::uint32_t left = ofLength(key.size());
        if (left == 0)
            return Rows;
        for (const std::uint64_t start = startOf(key); left != 0; left &= left - 1)
            if (const auto i = static_cast<std::size_t>(std::countr_zero(left));
                m_starts[i] == start && m_rows[i].key == key)
                return i;
        return Rows;
    }

    std::size_t findInAnyCase(std::string_view key) const
    {
        constexpr std::uint64_t kCaseBits = 0x2020202020202020ull;
        std::uint32_t left = ofLength(key.size());
        if (left == 0)
            return Rows;
        for (const std::uint64_t start = startOf(key) | kCaseBits; left != 0; left &= left - 1)
            if (const auto i = static_cast<std::size_t>(std::countr_zero(left));
                (m_starts[i] | kCaseBits) == start && equalsIgnoreCase(m_rows[i].key, key))
                return i;
        return Rows;
    }

private:
    static_assert(Rows <= 32);
    constexpr std::uint32_t ofLength(std::size_t length) const
    {
        return length < m_byLength.size() ? m_byLength[length] : 0;
    }

    const std::array<MemberRow, Rows> &m_rows;
    std::array<std::uint32_t, 24> m_byLength{}; // rows as bits
    std::array<std::uint64_t, Rows> m_starts{};
};

/// Calls `other(key, value)` for each member, so that one pass finds all.
template <std::size_t Rows, typename Other>
void takeMembers(const object &from, const std::array<MemberRow, Rows> &rows, const Names<Rows> &names,
                 RecordReader &reader, CloudTrailParts &out, const Other &other)
{
    std::array<std::string_view, Rows> otherCase;
    for (const auto [key, value] : from) {
        other(key, value);
        if (const std::size_t exact = names.find(key); exact != Rows) {
            // Of a key that occurs twice the first counts, as everywhere.
            if (std::string_view &target = out.*rows[exact].target; target.data() == nullptr)
                target = textOf(value, reader);
        } else if (const std::size_t similar = names.findInAnyCase(key); similar != Rows) {
            otherCase[similar] = textOf(value, reader);
        }
    }
    for (std::size_t i = 0; i < Rows; ++i) {
        std::string_view &target = out.*rows[i].target;
        if (otherCase[i].empty() || otherCase[i] == target)
            continue;
        if (target.empty())
            target = otherCase[i];
        else
            reader.note(Severity::Info, "key-case",
                        std::string(rows[i].key) + " is there in two spellings with differing values; the exact one is "
                                                   "used");
    }
}

/// The members of an event that are no text, by their exact names; of a name that occurs twice the first.
struct Trees
{
    std::optional<element> identity;
    std::optional<element> request;
    std::optional<element> response;
    std::optional<element> additional;
    std::optional<element> insight;
    std::optional<element> addendum;

    void note(std::string_view key, const element &value)
    {
        switch (key.size()) {
        case 8:
            return take(key, "addendum", value, addendum);
        case 12:
            return take(key, "userIdentity", value, identity);
        case 14:
            return take(key, "insightDetails", value, insight);
        case 16:
            return take(key, "responseElements", value, response);
        case 17:
            return take(key, "requestParameters", value, request);
        case 19:
            return take(key, "additionalEventData", value, additional);
        default:
            return;
        }
    }

private:
    static void take(std::string_view key, std::string_view name, const element &value, std::optional<element> &out)
    {
        if (!out && key == name)
            out = value;
    }
};

// Exact name, else the same name in other letters.
std::optional<element> memberOf(const object &from, std::string_view key)
{
    element found;
    if (from.at_key(key).get(found) == simdjson::SUCCESS ||
        from.at_key_case_insensitive(key).get(found) == simdjson::SUCCESS)
        return found;
    return std::nullopt;
}

constexpr std::string_view kSession = "sessionContext";

void readIdentity(const object &identity, RecordReader &reader, CloudTrailParts &out)
{
    static constexpr std::array<MemberRow, 7> kRows{{{"type", &CloudTrailParts::identityType},
                                                     {"arn", &CloudTrailParts::identityArn},
                                                     {"accountId", &CloudTrailParts::identityAccount},
                                                     {"principalId", &CloudTrailParts::principal},
                                                     {"accessKeyId", &CloudTrailParts::accessKey},
                                                     {"invokedBy", &CloudTrailParts::invokedBy},
                                                     {"userName", &CloudTrailParts::userName}}};
    static constexpr Names kNames(kRows);
    out.identity = true;
    std::optional<element> session;
    takeMembers(identity, kRows, kNames, reader, out, [&session](std::string_view key, const element &value) {
        if (!session && key == kSession)
            session = value;
    });
    object context;
    object issuer;
    if (!session)
        session = memberOf(identity, kSession);
    if (session && session->get(context) == simdjson::SUCCESS)
        if (const auto by = memberOf(context, "sessionIssuer"); by && by->get(issuer) == simdjson::SUCCESS)
            out.issuer = textMember(issuer, "arn");
}

bool isInsight(const CloudTrailParts &parts)
{
    return parts.type == "AwsCloudTrailInsight" || parts.category == "Insight";
}

// Empty for what CloudTrail writes in place of a value.
std::string_view given(std::string_view text)
{
    return text == kHidden ? std::string_view{} : text;
}

std::string_view firstOf(std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (!given(name).empty())
            return name;
    return {};
}

void readFields(const CloudTrailTreeOf &treeOf, RecordReader &reader, EventRecord &out)
{
    std::vector<std::string_view> values;
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Aws, out.operation)) {
        const std::string_view root = field.segments.front();
        const auto tree = treeOf(root);
        if (!tree)
            continue;
        values.clear();
        collectValues(tree->value, std::span(field.segments).subspan(1), reader, values);
        if (values.empty())
            continue;
        const std::string_view shown = tree->shown.empty()
                                           ? std::string_view(field.path)
                                           : reader.keep(std::string(tree->shown) + field.path.substr(root.size()));
        for (const std::string_view value : values)
            if (!given(value).empty())
                out.fields.push_back({field.id, shown, value, value});
    }
}

int majorOf(std::string_view version)
{
    int major = 0;
    for (const char c : version.substr(0, version.find('.'))) {
        if (c < '0' || c > '9' || major > 1000)
            return 0;
        major = major * 10 + (c - '0');
    }
    return major;
}

RecordVerdict notAnEvent(RecordReader &reader, std::string_view shape, std::string reason)
{
    reader.otherShape = shape;
    reader.reason = std::move(reason);
    return RecordVerdict::NotAnEvent;
}

// What a reader of the results should know of this event, which is kept as it is.
void noteOddities(const Trees &trees, const CloudTrailParts &parts, RecordReader &reader)
{
    if (majorOf(parts.version) > kKnownMajor)
        reader.note(Severity::Info, "newer-version",
                    "eventVersion " + std::string(parts.version) +
                        " is newer than what is known here; read as version 1");
    object addendum;
    if (trees.addendum && trees.addendum->get(addendum) == simdjson::SUCCESS)
        reader.note(Severity::Info, "late-correction",
                    "CloudTrail delivered this event late or again (" + std::string(textMember(addendum, "reason")) +
                        "); the event that it corrects is kept too");
    const auto noteRemoved = [&](std::string_view key, const std::optional<element> &tree) {
        object body;
        element omitted;
        if (tree && tree->get(body) == simdjson::SUCCESS && body.size() <= 2 &&
            body.at_key("omitted").get(omitted) == simdjson::SUCCESS)
            reader.note(Severity::Info, "removed-by-provider",
                        std::string(key) + " was too long for CloudTrail and is not in the event");
    };
    noteRemoved("requestParameters", trees.request);
    noteRemoved("responseElements", trees.response);
    noteRemoved("additionalEventData", trees.additional);
}

} // namespace

RecordVerdict acceptCloudTrail(const CloudTrailParts &parts, const CloudTrailTreeOf &treeOf, RecordReader &reader,
                               EventRecord &out)
{
    if (isInsight(parts))
        return notAnEvent(reader, "cloudtrail-insight", "an Insight event, which is a statistic and no call");
    if (parts.source.starts_with("aws:"))
        return notAnEvent(reader, "aws-notification", "a notification to a queue or function, no call");
    const bool evidence = !parts.version.empty() || parts.identity || !parts.id.empty();
    if ((parts.source.empty() && !parts.chosenColumns) || !evidence)
        return notAnEvent(reader, parts.source.empty() || parts.name.empty() ? std::string_view{} : "rule-catalogue",
                          "no CloudTrail event: eventSource and one of eventVersion, userIdentity and eventID are "
                          "needed");
    out.provider = Provider::Aws;
    out.timeRaw = parts.time;
    out.time = readTime(parts.time, ZoneSource::Assumed, reader);
    out.id = parts.id;
    out.service = parts.source;
    out.operationRaw = parts.name;
    out.operation = trimmed(parts.name);
    out.address = given(parts.address);
    out.agent = given(parts.agent);
    out.scope = parts.region;
    out.error = parts.error == "None" ? std::string_view{} : parts.error;
    out.account = firstOf({parts.recipient, parts.identityAccount});
    out.role = parts.issuer;
    out.actorType = parts.identityType;
    out.accessKey = given(parts.accessKey);
    out.actor = firstOf({parts.identityArn, parts.issuer, parts.invokedBy, parts.principal, parts.userName});
    out.seed.actor = parts.identityArn;
    out.seed.sourceIp = parts.address;
    out.seed.scope = parts.region;
    out.seed.account = parts.recipient;
    readFields(treeOf, reader, out);
    return RecordVerdict::Event;
}

RecordVerdict readCloudTrailEvent(const object &event, RecordReader &reader, EventRecord &out)
{
    static constexpr std::array<MemberRow, 12> kRows{{{"eventVersion", &CloudTrailParts::version},
                                                      {"eventTime", &CloudTrailParts::time},
                                                      {"eventSource", &CloudTrailParts::source},
                                                      {"eventName", &CloudTrailParts::name},
                                                      {"awsRegion", &CloudTrailParts::region},
                                                      {"sourceIPAddress", &CloudTrailParts::address},
                                                      {"userAgent", &CloudTrailParts::agent},
                                                      {"errorCode", &CloudTrailParts::error},
                                                      {"eventID", &CloudTrailParts::id},
                                                      {"eventType", &CloudTrailParts::type},
                                                      {"eventCategory", &CloudTrailParts::category},
                                                      {"recipientAccountId", &CloudTrailParts::recipient}}};
    static constexpr Names kNames(kRows);
    CloudTrailParts parts;
    Trees trees;
    takeMembers(event, kRows, kNames, reader, parts,
                [&trees](std::string_view key, const element &value) { trees.note(key, value); });
    if (trees.insight)
        parts.category = "Insight";
    if (!trees.identity)
        trees.identity = memberOf(event, "userIdentity");
    if (trees.identity)
        if (const auto identity = reader.objectIn(*trees.identity))
            readIdentity(*identity, reader, parts);
    // Pipelines that put @timestamp in place of the time, or write it in a form of their own, change other members too:
    // such a record is no true copy of the event.
    const bool asWritten = parts.time.size() > 10 && parts.time[10] == 'T';
    if (parts.time.empty())
        parts.time = textMember(event, "@timestamp");
    const auto verdict = acceptCloudTrail(
        parts,
        [&event](std::string_view name) -> std::optional<CloudTrailTree> {
            const auto member = memberOf(event, name);
            return member ? std::optional(CloudTrailTree{*member, {}}) : std::nullopt;
        },
        reader, out);
    if (verdict == RecordVerdict::Event) {
        noteOddities(trees, parts, reader);
        if (asWritten)
            reader.body = event;
    }
    return verdict;
}

bool looksLikeCloudTrail(std::string_view json)
{
    const auto named = [json](std::string_view quoted) { return json.find(quoted) != std::string_view::npos; };
    return named("\"eventSource\"") && named("\"eventName\"") &&
           (named("\"eventVersion\"") || named("\"userIdentity\"") || named("\"eventID\""));
}

bool holdsCloudTrailText(std::string_view json)
{
    const auto named = [json](std::string_view quoted) { return json.find(quoted) != std::string_view::npos; };
    return named("eventSource\\") && named("eventName\\") &&
           (named("eventVersion\\") || named("userIdentity\\") || named("eventID\\"));
}

RecordVerdict readBareCloudTrailEvent(std::string_view record, RecordReader &reader, EventRecord &out)
{
    object event;
    if (const RecordVerdict verdict = parseObject(record, reader, event); verdict != RecordVerdict::Event)
        return verdict;
    return readCloudTrailEvent(event, reader, out);
}

} // namespace interloper
