#include "formats/azure_cloud_audit_row.h"

#include "base/text.h"
#include "formats/azure_event.h"
#include "formats/azure_parts.h"
#include "formats/azure_words.h"
#include "formats/table_row.h"

namespace interloper {
namespace {

// The columns of the row stand before what the raw event says; the raw event fills what no column has.
void readColumns(RecordReader &reader, EventRecord &out)
{
    const auto prefer = [&](std::string_view &target, std::initializer_list<std::string_view> columns) {
        if (const std::string_view text = textOf(reader, columns); !text.empty())
            target = text;
    };
    const std::string_view operation = textOf(reader, {"operationname"});
    if (out.operationRaw.empty() || operation.find('/') != std::string_view::npos) {
        out.operationRaw = operation;
        out.operation = azureOperation(operation, {});
    }
    prefer(out.timeRaw, {"timestamp"});
    prefer(out.resource, {"resourceid", "azureresourceid"});
    prefer(out.address, {"ipaddress"});
    prefer(out.actor, {"accountupn", "accountname", "accountobjectid"});
    prefer(out.agent, {"useragent"});
}

} // namespace

RecordVerdict readCloudAuditRow(RecordReader &reader, EventRecord &out)
{
    const std::string_view source = textOf(reader, {"datasource"});
    if (!source.empty() && !containsIgnoreCase(source, "azure")) {
        reader.reason = "a row of DataSource " + visible(source) + "; only those of Azure are read";
        return RecordVerdict::NotAnEvent;
    }
    if (const auto raw = jsonCell(reader, {"raweventdata"}))
        readAzureActivityObject(*raw, reader, out);
    reader.body.reset(); // the row is Defender's view of the event
    reader.reason.clear();
    out.provider = Provider::Azure;
    readColumns(reader, out);
    if (out.operation.empty()) {
        reader.reason = "no activity event: OperationName is empty";
        return RecordVerdict::NotAnEvent;
    }
    out.time = timeOfCell(out.timeRaw, reader);
    if (!out.time.good)
        out.time = azureInstant(out.timeRaw, reader);
    out.seed.sourceIp = out.address;
    fillAzurePlace(out);
    return RecordVerdict::Event;
}

} // namespace interloper
