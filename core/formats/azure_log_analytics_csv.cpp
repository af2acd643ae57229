// CSV of the AzureActivity table as the Log Analytics portal exports it, with the columns of the retired connector or
// of diagnostic settings. Source of column names: Azure Monitor reference, table AzureActivity.
#include "base/text.h"
#include "formats/azure_event.h"
#include "formats/azure_words.h"
#include "formats/csv.h"
#include "formats/table_row.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::array<std::string_view, 1> kTimeColumns{"timegenerated"};

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
    splitCsvRow(record, reader.header.delimiter, reader.cells);
    out.provider = Provider::Azure;
    out.operationRaw = textOf(reader, {"operationnamevalue", "operationname"});
    out.operation = trimmed(out.operationRaw);
    out.timeRaw = textOf(reader, {"timegenerated"});
    if (out.operation.empty()) {
        reader.reason = "no activity event: OperationNameValue is empty";
        return RecordVerdict::NotAnEvent;
    }
    out.time = timeOfCell(out.timeRaw, reader);
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
    TableHeader header;
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
                                             read,
                                             kTimeColumns};

} // namespace interloper
