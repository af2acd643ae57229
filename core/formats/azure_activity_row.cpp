#include "formats/azure_activity_row.h"

#include "base/text.h"
#include "formats/azure_parts.h"
#include "formats/azure_words.h"
#include "formats/table_row.h"

namespace interloper {
namespace {

constexpr std::string_view kTable = "AzureActivity";

// Each dynamic column has a twin of text; either may be the filled one.
AzurePart partOf(RecordReader &reader, std::initializer_list<std::string_view> columns)
{
    for (const std::string_view column : columns) {
        const Cell cell = cellOf(reader, {column});
        const auto parsed = reader.parseInner(cell.text);
        if (parsed && parsed->is_object())
            return {parsed, cell.column};
    }
    return {};
}

AzureParts partsOf(RecordReader &reader)
{
    AzureParts parts;
    parts.columns = true;
    parts.properties = partOf(reader, {"properties_d", "properties"});
    parts.authorization = partOf(reader, {"authorization_d", "authorization"});
    parts.claims = partOf(reader, {"claims_d", "claims"});
    parts.request = partOf(reader, {"httprequest"});
    const Cell category = cellOf(reader, {"categoryvalue", "category"});
    parts.category.shown = category.column;
    parts.categoryText = category.text;
    return parts;
}

// The id of the resource in lower case, else as the row's properties keep it; they may have its name alone.
void readPlace(RecordReader &reader, AzureParts &parts, EventRecord &out)
{
    const Cell id = cellOf(reader, {"_resourceid", "resourceid"});
    out.resource = id.text;
    parts.resourceName = id.column;
    for (const std::string_view key : {"entity", "resource"}) {
        if (!out.resource.empty())
            break;
        out.resource = partText(parts.properties, key);
        parts.resourceName = parts.properties.shown;
    }
    out.seed.instance = textOf(reader, {"resource"});
    out.scope = out.seed.scope = textOf(reader, {"resourcegroup"});
    out.account = out.seed.account = textOf(reader, {"subscriptionid"});
    out.service = textOf(reader, {"resourceprovidervalue", "resourceprovider"});
    out.level = out.seed.level = textOf(reader, {"level"});
    mapAzureOperation({}, reader, out);
    fillAzurePlace(out);
}

std::string_view otherTable(const RecordReader &reader)
{
    for (const std::string_view column : {"$table", "type"}) {
        const std::string_view table = textOf(reader, {column});
        if (!table.empty() && !equalsIgnoreCase(table, kTable))
            return table;
    }
    return {};
}

} // namespace

RecordVerdict readAzureActivityRow(RecordReader &reader, EventRecord &out)
{
    if (const std::string_view table = otherTable(reader); !table.empty()) {
        reader.reason = "a row of the table " + visible(table) + ", not of AzureActivity";
        return RecordVerdict::NotAnEvent;
    }
    AzureParts parts = partsOf(reader);
    out.provider = Provider::Azure;
    out.operationRaw = textOf(reader, {"operationnamevalue", "operationname"});
    out.operation = azureOperation(out.operationRaw, partText(parts.authorization, "action"));
    if (out.operation.empty()) {
        reader.reason = "no activity event: OperationNameValue is empty";
        return RecordVerdict::NotAnEvent;
    }
    out.timeRaw = textOf(reader, {"timegenerated", "eventsubmissiontimestamp"});
    out.time = timeOfCell(out.timeRaw, reader);
    out.id = textOf(reader, {"eventdataid"});
    out.correlation = reader.keep(lowerAscii(textOf(reader, {"correlationid"})));
    readPlace(reader, parts, out);
    out.actor = out.seed.actor = textOf(reader, {"caller"});
    out.address = out.seed.sourceIp = textOf(reader, {"calleripaddress"});
    fillAzureCaller(parts, out);
    out.statusRaw = textOf(reader, {"activitystatusvalue", "activitystatus"});
    out.subStatus = textOf(reader, {"activitysubstatusvalue", "activitysubstatus"});
    fillAzureOutcome(parts, reader, out);
    fillAzureFields(parts, reader, out);
    return RecordVerdict::Event;
}

} // namespace interloper
