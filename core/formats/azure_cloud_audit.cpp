// Defender XDR's CloudAuditEvents: the CSV of an advanced hunting query, its rows as objects, and an answer of the API.
// No real export was at hand; the column names are those of Microsoft's schema.
#include "formats/azure_cloud_audit_row.h"
#include "formats/csv_row.h"
#include "formats/format.h"
#include "formats/table_row.h"

#include <algorithm>

namespace interloper {
namespace {

bool namesColumns(std::string_view json)
{
    const auto has = [&](std::string_view key) { return json.find(key) != std::string_view::npos; };
    return has("\"DataSource\"") && has("\"OperationName\"") && has("\"Timestamp\"") &&
           (has("\"RawEventData\"") || has("\"ActionType\""));
}

std::string_view answerKey(const Sample &sample)
{
    for (const std::string_view key : {"Results", "results"})
        if (std::find(sample.arrayKeys.begin(), sample.arrayKeys.end(), key) != sample.arrayKeys.end())
            return key;
    return {};
}

std::optional<Recognition> recogniseCsv(const Sample &sample)
{
    TableHeader header;
    header.set(sample.csvColumns);
    if (!header.find("timestamp") || !header.find("operationname") || !header.find("actiontype") ||
        !(header.find("datasource") || header.find("raweventdata")))
        return std::nullopt;
    return Recognition{88, "a CSV header with Timestamp, DataSource, ActionType and OperationName"};
}

std::optional<Recognition> recogniseObjects(const Sample &sample)
{
    if (!sample.json || !answerKey(sample).empty() || !namesColumns(sample.head) ||
        sample.head.find("AdvancedHunting-") != std::string_view::npos)
        return std::nullopt;
    return Recognition{83, "objects with Timestamp, DataSource, ActionType and OperationName"};
}

std::optional<Recognition> recogniseAnswer(const Sample &sample, std::string_view key)
{
    if (!sample.json || answerKey(sample) != key || !namesColumns(sample.head))
        return std::nullopt;
    return Recognition{88, "an array under " + std::string(key) + " of objects with DataSource and OperationName"};
}

std::optional<Recognition> recogniseResults(const Sample &sample)
{
    return recogniseAnswer(sample, "Results");
}

std::optional<Recognition> recogniseGraph(const Sample &sample)
{
    return recogniseAnswer(sample, "results");
}

RecordVerdict readCsv(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    return readCloudAuditRow(reader, out);
}

} // namespace

extern constinit const Format kAzureCloudAuditCsv;
constinit const Format kAzureCloudAuditCsv{"azure-cloud-audit-csv",
                                           "Defender XDR, CloudAuditEvents as CSV",
                                           Provider::Azure,
                                           Container::Csv,
                                           {},
                                           "a CSV header with Timestamp, DataSource, ActionType and OperationName",
                                           false,
                                           recogniseCsv,
                                           readCsv,
                                           kCloudAuditTimes};

extern constinit const Format kAzureCloudAudit;
constinit const Format kAzureCloudAudit{"azure-cloud-audit",
                                        "Defender XDR, CloudAuditEvents",
                                        Provider::Azure,
                                        Container::JsonValues,
                                        {},
                                        "objects with Timestamp, DataSource, ActionType and OperationName",
                                        false,
                                        recogniseObjects,
                                        readFlatObject<readCloudAuditRow>,
                                        kCloudAuditTimes};

extern constinit const Format kAzureCloudAuditResults;
constinit const Format kAzureCloudAuditResults{"azure-cloud-audit-results",
                                               "Defender XDR hunting API, CloudAuditEvents",
                                               Provider::Azure,
                                               Container::JsonArrayUnderKey,
                                               "Results",
                                               "an array under Results of objects with DataSource and OperationName",
                                               false,
                                               recogniseResults,
                                               readFlatObject<readCloudAuditRow>,
                                               kCloudAuditTimes};

extern constinit const Format kAzureCloudAuditGraph;
constinit const Format kAzureCloudAuditGraph{"azure-cloud-audit-graph",
                                             "Graph hunting query, CloudAuditEvents",
                                             Provider::Azure,
                                             Container::JsonArrayUnderKey,
                                             "results",
                                             "an array under results of objects with DataSource and OperationName",
                                             false,
                                             recogniseGraph,
                                             readFlatObject<readCloudAuditRow>,
                                             kCloudAuditTimes};

} // namespace interloper
