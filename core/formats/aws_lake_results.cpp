// Answers of `aws cloudtrail get-query-results`: {"QueryResultRows": [[{"eventName": "RunInstances"}, ...], ...]},
// every row a list of objects with one member. A column eventJson is the whole event and is then all that is looked at;
// else the columns that the query chose are the event. Source: CloudTrail user guide, Lake examples and limitations.
#include "base/text.h"
#include "formats/sample_records.h"
#include "formats/table_row.h"
#include "formats/wrapped_cloudtrail.h"

#include <array>

namespace interloper {
namespace {

using simdjson::dom::object;

constexpr std::string_view kRecognisedBy = "rows of one-member objects under QueryResultRows";

struct ColumnRow
{
    std::string_view CloudTrailParts::*target;
    std::array<std::string_view, 3> names; // in lower case
};

constexpr std::array<ColumnRow, 20> kColumns{
    {{&CloudTrailParts::version, {"eventversion"}},
     {&CloudTrailParts::time, {"eventtime", "event_time"}},
     {&CloudTrailParts::source, {"eventsource"}},
     {&CloudTrailParts::name, {"eventname"}},
     {&CloudTrailParts::region, {"awsregion", "region"}},
     {&CloudTrailParts::address, {"sourceipaddress"}},
     {&CloudTrailParts::agent, {"useragent"}},
     {&CloudTrailParts::error, {"errorcode"}},
     {&CloudTrailParts::id, {"eventid"}},
     {&CloudTrailParts::type, {"eventtype"}},
     {&CloudTrailParts::category, {"eventcategory"}},
     {&CloudTrailParts::recipient, {"recipientaccountid"}},
     {&CloudTrailParts::identityType, {"useridentity.type", "type"}},
     {&CloudTrailParts::identityArn, {"useridentity.arn", "arn", "user_arn"}},
     {&CloudTrailParts::identityAccount, {"useridentity.accountid", "accountid"}},
     {&CloudTrailParts::principal, {"useridentity.principalid", "principalid"}},
     {&CloudTrailParts::accessKey, {"useridentity.accesskeyid", "accesskeyid"}},
     {&CloudTrailParts::invokedBy, {"useridentity.invokedby", "invokedby"}},
     {&CloudTrailParts::issuer, {"useridentity.sessioncontext.sessionissuer.arn"}},
     {&CloudTrailParts::userName, {"useridentity.username", "username"}}}};

RecordVerdict readColumns(RecordReader &reader, EventRecord &out)
{
    CloudTrailParts parts;
    for (const ColumnRow &row : kColumns)
        for (const std::string_view name : row.names)
            if ((parts.*row.target).empty() && !name.empty())
                parts.*row.target = textOf(reader, {name});
    // A query that asks for launches seldom asks for their source or version too: a time or a caller with the name of a
    // call is an event here, where nothing else writes such rows.
    parts.identity = !parts.name.empty() && (!parts.time.empty() || !parts.identityArn.empty());
    parts.chosenColumns = true;
    const auto treeOf = [&reader](std::string_view name) -> std::optional<CloudTrailTree> {
        const Cell cell = cellOf(reader, {lowerAscii(name)});
        const auto parsed = reader.parseInner(cell.text);
        return parsed ? std::optional(CloudTrailTree{*parsed, cell.column}) : std::nullopt;
    };
    return acceptCloudTrail(parts, treeOf, reader, out);
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    if (const RecordVerdict verdict = loadFlatObject(record, reader); verdict != RecordVerdict::Event)
        return verdict;
    const Cell whole = cellOf(reader, {"eventjson"});
    if (whole.text.empty())
        return readColumns(reader, out);
    object event;
    if (const auto parsed = reader.parseInner(whole.text); parsed && parsed->get(event) == simdjson::SUCCESS)
        return readCloudTrailEvent(event, reader, out);
    reader.reason = "the event under eventJson is no valid JSON";
    return RecordVerdict::NotAnEvent;
}

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json || sample.head.find("\"QueryResultRows\"") == std::string_view::npos)
        return std::nullopt;
    return Recognition{90, std::string(kRecognisedBy)};
}

} // namespace

extern constinit const Format kAwsLakeResults;
constinit const Format kAwsLakeResults{"aws-lake-results",
                                       "CloudTrail Lake, get-query-results",
                                       Provider::Aws,
                                       Container::JsonRows,
                                       "QueryResultRows",
                                       kRecognisedBy,
                                       false,
                                       recognise,
                                       read};

} // namespace interloper
