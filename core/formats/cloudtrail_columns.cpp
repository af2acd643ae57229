#include "formats/cloudtrail_columns.h"

#include "base/text.h"
#include "formats/cloudtrail_event.h"
#include "formats/cloudtrail_resources.h"
#include "formats/struct_text.h"
#include "formats/table_row.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// What a member is called as a column, in lower case: CloudTrail's own name first, then Event history, Sentinel, and
// the aliases that queries commonly give.
struct Names
{
    std::string_view EventRecord::*member;
    std::array<std::string_view, 5> columns;
};

constexpr std::array<Names, 8> kMembers{
    {{&EventRecord::id, {"eventid", "event id", "awseventid", "event_id"}},
     {&EventRecord::service, {"eventsource", "event source", "event_source"}},
     {&EventRecord::operationRaw, {"eventname", "event name", "event_name"}},
     {&EventRecord::address, {"sourceipaddress", "source ip address", "sourceip", "source_ip_address"}},
     {&EventRecord::agent, {"useragent", "user agent", "user_agent"}},
     {&EventRecord::scope, {"awsregion", "aws region", "region", "aws_region"}},
     {&EventRecord::error, {"errorcode", "error code", "error_code"}},
     {&EventRecord::account, {"recipientaccountid", "recipient account id", "recipient_account_id"}}}};

std::string_view textOf(const RecordReader &reader, const std::array<std::string_view, 5> &names)
{
    for (const std::string_view name : names)
        if (const std::string_view text = textOf(reader, {name}); !name.empty() && !text.empty())
            return text;
    return {};
}

bool hasErrorColumn(const TableHeader &header)
{
    return header.find("errorcode") || header.find("error code") || header.find("error_code");
}

// Exports write null as nothing, `None`, `null` or `-`.
std::string_view unlessNull(std::string_view text)
{
    return text == "None" || text == "null" || text == "-" ? std::string_view{} : text;
}

std::optional<element> parsedCell(RecordReader &reader, std::string_view text)
{
    if (const auto parsed = reader.parseInner(text))
        return parsed;
    auto json = jsonOfStructText(text);
    return json ? reader.parseInner(reader.keep(std::move(*json))) : std::nullopt;
}

// Struct columns of Athena and Lake have their keys in lower case.
std::optional<element> memberNoCase(const object &holder, std::string_view name)
{
    for (const auto [key, value] : holder)
        if (equalsIgnoreCase(key, name))
            return value;
    return std::nullopt;
}

std::string_view textNoCase(const object &holder, std::string_view name)
{
    const auto found = memberNoCase(holder, name);
    std::string_view text;
    return found && found->get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

std::optional<object> objectNoCase(const object &holder, std::string_view name)
{
    const auto found = memberNoCase(holder, name);
    object out;
    return found && found->get(out) == simdjson::SUCCESS ? std::optional(out) : std::nullopt;
}

// Who called, as columns tell it.
struct Identity
{
    std::string_view type, arn, issuer, invokedBy, principal, userName, accessKey, account;
};

void fill(std::string_view &target, std::string_view text)
{
    if (target.empty())
        target = text;
}

Identity identityOf(RecordReader &reader)
{
    Identity out;
    out.type = unlessNull(textOf(reader, {"useridentity.type", "useridentitytype", "useridentity_type"}));
    out.arn =
        unlessNull(textOf(reader, {"useridentity.arn", "useridentityarn", "useridentity_arn", "user_arn", "arn"}));
    out.issuer = unlessNull(textOf(reader, {"useridentity.sessioncontext.sessionissuer.arn", "sessionissuerarn"}));
    out.invokedBy = unlessNull(textOf(reader, {"useridentity.invokedby", "useridentityinvokedby", "invokedby"}));
    out.principal = unlessNull(textOf(reader, {"useridentity.principalid", "useridentityprincipalid", "principalid"}));
    out.userName =
        unlessNull(textOf(reader, {"user name", "useridentity.username", "useridentityusername", "username"}));
    out.accessKey = unlessNull(
        textOf(reader, {"useridentity.accesskeyid", "useridentityaccesskeyid", "aws access key", "accesskeyid"}));
    out.account = unlessNull(textOf(reader, {"useridentity.accountid", "useridentityaccountid", "accountid"}));
    const auto parsed = parsedCell(reader, textOf(reader, {"useridentity"}));
    object whole;
    if (!parsed || parsed->get(whole) != simdjson::SUCCESS)
        return out;
    fill(out.type, textNoCase(whole, "type"));
    fill(out.arn, textNoCase(whole, "arn"));
    fill(out.invokedBy, textNoCase(whole, "invokedBy"));
    fill(out.principal, textNoCase(whole, "principalId"));
    fill(out.userName, textNoCase(whole, "userName"));
    fill(out.accessKey, textNoCase(whole, "accessKeyId"));
    fill(out.account, textNoCase(whole, "accountId"));
    if (const auto context = objectNoCase(whole, "sessionContext"))
        if (const auto issuer = objectNoCase(*context, "sessionIssuer"))
            fill(out.issuer, textNoCase(*issuer, "arn"));
    return out;
}

void readIdentity(RecordReader &reader, EventRecord &out)
{
    const Identity who = identityOf(reader);
    out.seed.actor = who.arn;
    out.actorType = who.type;
    out.role = who.issuer;
    out.accessKey = who.accessKey;
    for (const std::string_view name : {who.arn, who.issuer, who.invokedBy, who.principal, who.userName})
        fill(out.actor, name);
    fill(out.account, who.account);
}

// Whether a flattened column is this path: `Records/responseElements/instancesSet/items/0/instanceId`,
// `responseElements.instancesSet.items{}.instanceId`. Indexes and braces do not count, nor does case.
bool isFlatColumn(std::string_view column, const std::vector<std::string> &segments)
{
    std::size_t next = 0;
    // ` (2)` is ours, of a name that occurs twice.
    if (column.ends_with(')') && column.rfind(" (") != std::string_view::npos)
        column = column.substr(0, column.rfind(" ("));
    while (!column.empty()) {
        const std::size_t end = std::min(column.find_first_of("./"), column.size());
        std::string_view part = column.substr(0, end);
        column.remove_prefix(std::min(end + 1, column.size()));
        if (part.ends_with("{}"))
            part.remove_suffix(2);
        const bool index = !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
        if (index || (next == 0 && equalsIgnoreCase(part, "Records")))
            continue;
        if (next == segments.size() || !equalsIgnoreCase(part, segments[next]))
            return false;
        ++next;
    }
    return next == segments.size();
}

void readFlatColumns(const FieldPlan::Field &field, RecordReader &reader, EventRecord &out)
{
    for (std::size_t i = 0; i < std::min(reader.cells.size(), reader.header.names.size()); ++i) {
        if (reader.cells[i].empty() || !isFlatColumn(reader.header.names[i], field.segments))
            continue;
        // Splunk puts the values of a list into one cell, a line each.
        for (std::string_view rest = reader.cells[i]; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (const std::string_view value = trimmed(rest.substr(0, end)); !value.empty())
                out.fields.push_back({field.id, reader.header.names[i], value, value});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

void readFields(RecordReader &reader, EventRecord &out)
{
    std::vector<std::string_view> values;
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Aws, out.operation)) {
        const std::string root = lowerAscii(field.segments.front());
        const Cell cell = cellOf(reader, {root});
        values.clear();
        if (const auto parsed = parsedCell(reader, cell.text))
            collectValues(*parsed, std::span(field.segments).subspan(1), reader, values);
        for (const std::string_view value : values)
            out.fields.push_back({field.id, cell.column, value, value});
        if (values.empty())
            readFlatColumns(field, reader, out);
    }
}

Instant timeOf(RecordReader &reader, EventRecord &out)
{
    out.timeRaw = textOf(reader, {"eventtime", "event time", "event_time", "@timestamp", "_time"});
    if (out.timeRaw.find('\n') == std::string_view::npos)
        return timeOfCell(out.timeRaw, reader);
    // Text that was wrapped on its way has line breaks where blanks were.
    std::string oneLine(out.timeRaw);
    std::replace_if(
        oneLine.begin(), oneLine.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return timeOfCell(reader.keep(std::move(oneLine)), reader);
}

} // namespace

RecordVerdict readCloudTrailColumns(RecordReader &reader, EventRecord &out)
{
    out.provider = Provider::Aws;
    for (const Names &names : kMembers)
        out.*names.member = unlessNull(textOf(reader, names.columns));
    out.operation = trimmed(out.operationRaw);
    const std::string_view category = textOf(reader, {"eventcategory", "event category"});
    if (category == "Insight" || textOf(reader, {"eventtype", "event type"}) == "AwsCloudTrailInsight") {
        reader.reason = "an Insight event, which is a statistic and no call";
        return RecordVerdict::NotAnEvent;
    }
    out.time = timeOf(reader, out);
    out.seed.account = out.account;
    readIdentity(reader, out);
    const bool evidence = !out.id.empty() || !out.service.empty() || !out.timeRaw.empty() || !out.actor.empty();
    if (out.operation.empty() || !evidence) {
        reader.reason = "no CloudTrail event: its name and one of source, id, time and user are needed";
        return RecordVerdict::NotAnEvent;
    }
    if (reader.plan.isLaunch(Provider::Aws, out.operation) && !hasErrorColumn(reader.header))
        reader.remarks.emplace_back(Remark::NoErrors, std::string());
    out.seed.sourceIp = out.address;
    out.seed.scope = out.scope;
    readFields(reader, out);
    if (const Cell resources = cellOf(reader, {"resources"}); out.error.empty() && out.fields.empty())
        readResources(resources.text, resources.column, reader, out);
    return RecordVerdict::Event;
}

RecordVerdict readEventCell(RecordReader &reader, std::initializer_list<std::string_view> lowerNames, EventRecord &out)
{
    const Cell cell = cellOf(reader, lowerNames);
    const auto parsed = reader.parseInner(cell.text);
    object event;
    if (parsed && parsed->get(event) == simdjson::SUCCESS)
        return readCloudTrailEvent(event, reader, out);
    reader.reason = cell.text.empty() ? "the cell that should hold the event is empty"
                                      : "the cell " + std::string(cell.column) + " holds no whole JSON object";
    return RecordVerdict::NotAnEvent;
}

} // namespace interloper
