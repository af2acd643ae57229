// CSV of the AzureActivity table as the Log Analytics portal exports it, with the columns of the retired connector or
// of diagnostic settings. Source of column names: Azure Monitor reference, table AzureActivity.
#include "base/text.h"
#include "formats/azure_event.h"
#include "formats/azure_words.h"
#include "formats/csv.h"

#include <algorithm>
#include <initializer_list>

namespace interloper {
namespace {

struct Cell
{
    std::string_view text;
    std::string_view column; ///< as the header writes it
};

// The first of the columns that this file has and that this row fills.
Cell cellOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    for (const std::string_view name : lowerNames) {
        const auto at = reader.csv.find(name);
        if (at && *at < reader.cells.size() && !reader.cells[*at].empty())
            return {reader.cells[*at], reader.csv.names[*at]};
    }
    return {};
}

std::string_view textOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    return cellOf(reader, lowerNames).text;
}

// A header without `[UTC]` was exported in another display zone, which the file does not name.
Instant inAssumedZone(Instant time, RecordReader &reader)
{
    if (reader.csv.timesAreUtc || time.zone == ZoneSource::Given || !time.good)
        return time;
    reader.zoneUnknown = reader.zoneUnknown || !reader.assumedZone;
    time.zone = reader.assumedZone ? ZoneSource::Assumed : ZoneSource::Unknown;
    constexpr int kSecondsPerMinute = 60;
    time.seconds -= reader.assumedZone.value_or(0) * kSecondsPerMinute;
    return time;
}

Instant timeOf(std::string_view text, RecordReader &reader)
{
    const ZoneSource zone = reader.csv.timesAreUtc ? ZoneSource::Given : ZoneSource::Unknown;
    if (const auto iso = parseIsoInstant(text, zone))
        return inAssumedZone(*iso, reader);
    const bool twelveHours = containsIgnoreCase(text, "am") || containsIgnoreCase(text, "pm");
    // A 12-hour clock with the date in figures is the portal's en-US form.
    const DateOrder order = reader.dateOrder.value_or(twelveHours ? DateOrder::MonthDay : DateOrder::DayMonth);
    const Instant time = parseLocaleInstant(text, order, zone).value_or(Instant{});
    reader.orderGuessed = reader.orderGuessed || (time.good && !reader.dateOrder);
    return inAssumedZone(time, reader);
}

std::optional<simdjson::dom::object> jsonCell(RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    const auto parsed = reader.parseInner(textOf(reader, lowerNames));
    simdjson::dom::object out;
    if (!parsed || parsed->get(out) != simdjson::SUCCESS)
        return std::nullopt;
    return out;
}

void readFields(RecordReader &reader, EventRecord &out)
{
    std::vector<std::string_view> values;
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Azure, out.operation)) {
        values.clear();
        Cell cell;
        if (field.path == "resourceId") {
            cell = cellOf(reader, {"_resourceid", "resourceid"});
            if (!cell.text.empty())
                values.push_back(cell.text);
        } else if (field.segments.front() == "properties") {
            cell = cellOf(reader, {"properties_d", "properties"});
            if (const auto parsed = reader.parseInner(cell.text))
                collectValues(*parsed, std::span(field.segments).subspan(1), reader, values);
        }
        for (const std::string_view value : values)
            out.fields.push_back({field.id, cell.column, reader.keep(lowerAscii(value)), value});
    }
}

void readCaller(RecordReader &reader, EventRecord &out)
{
    out.seed.actor = textOf(reader, {"caller"});
    out.seed.sourceIp = textOf(reader, {"calleripaddress"});
    out.actor = out.seed.actor;
    out.address = out.seed.sourceIp;
    if (out.address.empty())
        if (const auto request = jsonCell(reader, {"httprequest"}))
            out.address = textMember(*request, "clientIpAddress");
    const auto claims = jsonCell(reader, {"claims_d", "claims"});
    if (!claims)
        return;
    if (out.actor.empty())
        out.actor = actorOfClaims(*claims);
    if (out.address.empty())
        out.address = textMember(*claims, "ipaddr");
    out.actorType = textMember(*claims, "idtyp");
}

void readPlace(RecordReader &reader, EventRecord &out)
{
    out.resource = textOf(reader, {"_resourceid", "resourceid"});
    out.seed.instance = textOf(reader, {"resource"});
    out.seed.scope = textOf(reader, {"resourcegroup"});
    out.seed.account = textOf(reader, {"subscriptionid"});
    out.scope = out.seed.scope.empty() ? partOfResourceId(out.resource, "resourcegroups") : out.seed.scope;
    out.account = out.seed.account.empty() ? partOfResourceId(out.resource, "subscriptions") : out.seed.account;
    out.service = textOf(reader, {"resourceprovidervalue", "resourceprovider"});
    out.level = textOf(reader, {"level"});
    out.seed.level = out.level;
}

void readOutcome(RecordReader &reader, EventRecord &out)
{
    out.statusRaw = textOf(reader, {"activitystatusvalue", "activitystatus"});
    out.status = azureStatus(out.statusRaw);
    out.subStatus = textOf(reader, {"activitysubstatusvalue", "activitysubstatus"});
    if (out.subStatus.empty())
        if (const auto properties = jsonCell(reader, {"properties_d", "properties"}))
            out.subStatus = textMember(*properties, "statusCode");
    if (out.status == OperationStatus::Failed)
        out.error = out.subStatus.empty() ? out.statusRaw : out.subStatus;
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    splitCsvRow(record, reader.csv.delimiter, reader.cells);
    out.provider = Provider::Azure;
    out.operationRaw = textOf(reader, {"operationnamevalue", "operationname"});
    out.operation = trimmed(out.operationRaw);
    out.timeRaw = textOf(reader, {"timegenerated"});
    if (out.operation.empty()) {
        reader.reason = "no activity event: OperationNameValue is empty";
        return RecordVerdict::NotAnEvent;
    }
    out.time = timeOf(out.timeRaw, reader);
    out.id = textOf(reader, {"eventdataid"});
    out.correlation = reader.keep(lowerAscii(textOf(reader, {"correlationid"})));
    readPlace(reader, out);
    readCaller(reader, out);
    readOutcome(reader, out);
    readFields(reader, out);
    return RecordVerdict::Event;
}

std::optional<Recognition> recognise(const Sample &sample)
{
    CsvHeader header;
    header.set(sample.csvColumns);
    if (!header.find("operationnamevalue") || !header.find("timegenerated"))
        return std::nullopt;
    return Recognition{90, "a CSV header with OperationNameValue and TimeGenerated"};
}

} // namespace

extern constinit const Format kAzureLogAnalyticsCsv;
constinit const Format kAzureLogAnalyticsCsv{"azure-log-analytics-csv",
                                             "Log Analytics, AzureActivity",
                                             Provider::Azure,
                                             Container::Csv,
                                             {},
                                             "a CSV header with OperationNameValue and TimeGenerated",
                                             true,
                                             recognise,
                                             read};

} // namespace interloper
