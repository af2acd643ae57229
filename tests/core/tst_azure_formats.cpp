// One Azure story in every shape that it is exported in: the same machine, made by the same caller, under one key.
#include "formats/azure_portal_words.h"
#include "formats/azure_words.h"
#include "investigate.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

using namespace interloper;

namespace {

constexpr const char *kKey =
    "az:77777777-8888-4999-8aaa-bbbbbbbbbbbb//subscriptions/22222222-3333-4444-8555-666666666666/"
    "resourcegroups/rg-data/providers/microsoft.compute/virtualmachines/vm-batch-07";

std::shared_ptr<const Investigation> read(const QString &path)
{
    InvestigateOptions options;
    options.paths = {path.toStdString()};
    NoProgress progress;
    auto result = investigate(options, progress).value();
    for (const Input &input : result->receipt.inputs)
        if (!input.counts.balanced())
            qFatal("the account of %s does not balance", input.path.c_str());
    return result;
}

QString dataPath(const QString &below)
{
    return QStringLiteral(INTERLOPER_TEST_DATA "/") + below;
}

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

const Finding *findingOf(const Investigation &result, const char *key)
{
    for (const Finding &finding : result.findings)
        if (finding.key == key)
            return &finding;
    return nullptr;
}

QStringList issueCodes(const Investigation &result)
{
    QStringList out;
    for (const Issue &issue : result.receipt.inputs.front().issues)
        out << QString::fromStdString(issue.code);
    return out;
}

} // namespace

class AzureFormatsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyShapeTellsTheSameStory_data();
    void everyShapeTellsTheSameStory();
    void bodiesGiveTheSameIdentifiers_data();
    void bodiesGiveTheSameIdentifiers();
    void membersOfOtherTypesDoNoHarm_data();
    void membersOfOtherTypesDoNoHarm();
    void upperCaseIsReadInTheSpellingOfTheRow();
    void portalCannotTellCreatedFromUpdated();
    void portalRepeatsAreKept();
    void portalRowsOfOtherKindsAreNoWrites();
    void translatedStatusIsNoSeed_data();
    void translatedStatusIsNoSeed();
    void rowsOfOtherTablesAreNamed();
    void recordsOfOtherLogsAreNamed();
    void activityFarBehindOtherLogsIsFound_data();
    void activityFarBehindOtherLogsIsFound();
    void samplesInARuleAreNoLog();
    void rowsOfOtherCloudsAreNamed();
    void userAgentOfDefenderIsKept();
    void notificationsGiveTheirEvents();
    void portalColumns_data();
    void portalColumns();
    void portalOperations_data();
    void portalOperations();
    void resourceTypes_data();
    void resourceTypes();
    void statuses_data();
    void statuses();
};

void AzureFormatsTest::everyShapeTellsTheSameStory_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<bool>("seed");
    QTest::addColumn<QByteArray>("address");
    const auto row = [](const char *path, const char *outcome, bool seed, const char *address = "203.0.113.77") {
        QTest::addRow("%s", path) << QString::fromUtf8(path) << QByteArray(outcome) << seed << QByteArray(address);
    };
    row("azure-activity/odd/old-names.json", "created", true, "");
    row("azure-activity/odd/extractor-single.json", "unknown", true);
    row("azure-activity-value/odd/pages.json", "created", true);
    row("azure-activity-sdk/odd/flat.jsonl", "created", true);
    row("azure-activity-powershell/whole/activity.json", "created", true);
    row("azure-activity-powershell/odd/strings.json", "created", true);
    row("azure-activity-alert/whole/webhook.json", "created", true);
    row("azure-log-analytics-rest/whole/answer.json", "created", true);
    row("azure-log-analytics-rest/odd/two-tables.json", "created", false);
    row("azure-log-analytics-cli/whole/query.json", "created", false);
    row("azure-log-analytics-cli/odd/lines.jsonl", "created", false);
    row("azure-log-analytics-csv/odd/search-union.csv", "created", false);
    row("azure-log-analytics-csv/odd/connector-crlf.csv", "created", true);
    row("azure-log-analytics-csv/odd/properties-only.csv", "created", false, "");
    row("azure-portal-csv/whole/QueryResult.csv", "unknown", true, "");
    row("azure-portal-csv/odd/sep-line.csv", "unknown", true, "");
    row("azure-portal-csv/odd/unquoted-crlf.csv", "unknown", true, "");
    row("azure-portal-csv/odd/ten-columns.csv", "unknown", true, "");
    row("azure-portal-csv/odd/names-without-blanks.csv", "unknown", true, "");
    row("azure-portal-csv/odd/by-place.csv", "unknown", true, "");
    row("azure-portal-json/whole/rows.jsonl", "unknown", true, "");
    row("azure-portal-json/odd/array.json", "unknown", true, "");
    row("azure-diagnostic-lines/whole/PT1H.json", "created", false);
    row("azure-diagnostic-lines/odd/texts-for-objects.json", "created", false);
    row("azure-diagnostic-lines/odd/shared-container.json", "created", false);
    row("azure-diagnostic-lines/odd/single-document.json", "created", false);
    row("azure-diagnostic-lines/odd/log-profile-times.json", "created", false);
    row("azure-event-hub/whole/records.json", "created", false);
    row("azure-event-hub/odd/messages.jsonl", "created", false);
    row("azure-cloud-audit-csv/whole/hunting.csv", "created", true);
    row("azure-cloud-audit/whole/rows.json", "created", true);
    row("azure-cloud-audit-results/whole/answer.json", "created", true);
    row("azure-cloud-audit-graph/whole/answer.json", "created", true);
    row("azure-diagnostic-lines/odd/cloud-audit-stream.json", "created", true);
    row("azure-event-hub/odd/cloud-audit-stream.json", "created", true);
}

void AzureFormatsTest::everyShapeTellsTheSameStory()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, outcome);
    QFETCH(bool, seed);
    QFETCH(QByteArray, address);
    const auto result = read(dataPath(path));
    const Finding *finding = findingOf(*result, kKey);
    QVERIFY(finding != nullptr);
    QCOMPARE(bytes(outcomeId(finding->outcome)), outcome);
    QCOMPARE(finding->seed, seed);
    QCOMPARE(bytes(finding->operation), QByteArray("Microsoft.Compute/virtualMachines/write"));
    QCOMPARE(bytes(finding->sourceIp), address);
    QVERIFY(finding->time.good);
    if (path.contains("properties-only"))
        return; // a projection without caller and group
    QCOMPARE(bytes(finding->actor), QByteArray("m.tanaka@example.com"));
    QCOMPARE(bytes(finding->scope).toLower(), QByteArray("rg-data"));
}

void AzureFormatsTest::bodiesGiveTheSameIdentifiers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *path, const char *shown) {
        QTest::addRow("%s", path) << QString::fromUtf8(path) << QByteArray(shown);
    };
    const char *request = "properties.requestbody.properties.storageProfile.osDisk.managedDisk.id";
    const char *response = "properties.responseBody.properties.storageProfile.osDisk.managedDisk.id";
    row("azure-activity/odd/old-names.json", request);
    row("azure-activity-value/odd/pages.json", response);
    row("azure-activity-sdk/odd/flat.jsonl", response);
    row("azure-activity-powershell/whole/activity.json",
        "properties.Content.responseBody.properties.storageProfile.osDisk.managedDisk.id");
    row("azure-log-analytics-rest/whole/answer.json", "Properties");
    row("azure-log-analytics-cli/odd/lines.jsonl", "Properties_d");
    row("azure-log-analytics-csv/odd/search-union.csv", "Properties_d");
    row("azure-diagnostic-lines/whole/PT1H.json", response);
    row("azure-diagnostic-lines/odd/texts-for-objects.json", response);
    row("azure-cloud-audit/whole/rows.json", response);
}

void AzureFormatsTest::bodiesGiveTheSameIdentifiers()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, shown);
    const auto result = read(dataPath(path));
    QSet<QByteArray> fields;
    for (const auto &segment : result->events.segments())
        for (const Reference &reference : segment->references)
            if (bytes(result->events.strings().view(reference.value)).endsWith("/microsoft.compute/disks/disk-copy"))
                fields << bytes(result->events.strings().view(reference.shownField));
    QVERIFY2(fields.contains(shown), fields.values().join(' ').constData());
}

void AzureFormatsTest::membersOfOtherTypesDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("record");
    const auto row = [](const char *name, const QByteArray &record) { QTest::newRow(name) << record; };
    const QByteArray write = "Microsoft.Compute/virtualMachines/write";
    for (const char *odd : {"17", "true", "[]", "[{}]", "{}", "\"text\"", "\"{\\\"a\\\":\"", "null"}) {
        const QByteArray value(odd);
        row(qPrintable(QString("REST, %1").arg(odd)),
            "{\"operationName\":\"" + write + "\",\"eventTimestamp\":\"2025-03-05T10:00:09Z\",\"claims\":" + value +
                ",\"authorization\":" + value + ",\"properties\":" + value + ",\"httpRequest\":" + value +
                ",\"status\":" + value + ",\"subStatus\":" + value + ",\"category\":" + value +
                ",\"correlationId\":" + value + ",\"level\":" + value + ",\"resourceId\":" + value + "}");
        row(qPrintable(QString("table, %1").arg(odd)),
            "{\"OperationNameValue\":\"" + write + "\",\"TimeGenerated\":\"2025-03-05T10:00:09Z\",\"Claims_d\":" +
                value + ",\"Properties_d\":" + value + ",\"HTTPRequest\":" + value + ",\"_ResourceId\":" + value + "}");
        row(qPrintable(QString("diagnostic, %1").arg(odd)),
            "{\"operationName\":\"" + write +
                "\",\"time\":\"2025-03-05T10:00:09Z\",\"category\":\"Administrative\",\"identity\":" + value +
                ",\"properties\":" + value + ",\"resultType\":" + value + ",\"resultSignature\":" + value +
                ",\"resourceId\":" + value + ",\"callerIpAddress\":" + value + "}");
    }
}

void AzureFormatsTest::membersOfOtherTypesDoNoHarm()
{
    QFETCH(QByteArray, record);
    QTemporaryDir folder;
    QFile file(folder.filePath("odd.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(record) == record.size());
    file.close();
    const auto result = read(file.fileName());
    QCOMPARE(int(result->receipt.inputs.front().counts.events), 1);
    QVERIFY(result->receipt.inputs.front().first.good);
}

void AzureFormatsTest::upperCaseIsReadInTheSpellingOfTheRow()
{
    const auto result = read(dataPath("azure-diagnostic-lines/whole/PT1H.json"));
    const Finding *finding = findingOf(*result, kKey);
    QVERIFY(finding != nullptr);
    QCOMPARE(bytes(finding->instance),
             QByteArray("/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/rg-data/providers/"
                        "Microsoft.Compute/virtualMachines/vm-batch-07"));
    QCOMPARE(bytes(finding->operationRaw), QByteArray("MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE"));
    QCOMPARE(bytes(finding->account), QByteArray("22222222-3333-4444-8555-666666666666"));
}

void AzureFormatsTest::portalCannotTellCreatedFromUpdated()
{
    const auto result = read(dataPath("azure-portal-csv/whole/QueryResult.csv"));
    QCOMPARE(int(result->findings.size()), 2);
    for (const Finding &finding : result->findings)
        QVERIFY(finding.outcomeBasis == OutcomeBasis::ExportCannotTell);
    const Finding *finding = findingOf(*result, kKey);
    QVERIFY(finding != nullptr);
    QCOMPARE(bytes(finding->operationRaw), QByteArray("Create or Update Virtual Machine"));
    QCOMPARE(bytes(finding->account), QByteArray("Contoso Production"));
}

void AzureFormatsTest::portalRepeatsAreKept()
{
    const auto result = read(dataPath("azure-portal-csv/whole/QueryResult.csv"));
    QCOMPARE(int(result->events.size()), 7);
    QCOMPARE(int(result->receipt.inputs.front().counts.duplicates), 0);
    QVERIFY(issueCodes(*result).contains("repeated"));
}

void AzureFormatsTest::portalRowsOfOtherKindsAreNoWrites()
{
    const auto result = read(dataPath("azure-portal-csv/whole/QueryResult.csv"));
    QStringList operations;
    for (std::uint32_t id = 0; id < result->events.size(); ++id)
        operations << QString::fromStdString(std::string(result->events.text(EventId(id), Column::Operation)));
    QVERIFY(operations.contains("'auditIfNotExists' Policy action."));
    QVERIFY(operations.contains("Microsoft.Compute/disks/write"));
    QCOMPARE(operations.count("Microsoft.Compute/virtualMachines/write"), 5);
}

void AzureFormatsTest::translatedStatusIsNoSeed_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("Portuguese") << "azure-portal-csv/odd/pt-br.csv";
    QTest::newRow("French, as documented") << "azure-portal-csv/odd/fr-unverified.csv";
    QTest::newRow("German, as documented") << "azure-portal-csv/odd/de-unverified.csv";
}

void AzureFormatsTest::translatedStatusIsNoSeed()
{
    QFETCH(QString, path);
    const auto result = read(dataPath(path));
    const Finding *finding = findingOf(*result, kKey);
    if (finding == nullptr)
        QFAIL("no finding of that key");
    QVERIFY(!finding->seed);
    QVERIFY(finding->complete);
    QCOMPARE(bytes(finding->operation), QByteArray("Microsoft.Compute/virtualMachines/write"));
    QVERIFY(finding->operationRaw != finding->operation);
    QCOMPARE(bytes(finding->actor), QByteArray("m.tanaka@example.com"));
    QCOMPARE(int(result->attempts.size()), 1);
}

void AzureFormatsTest::rowsOfOtherTablesAreNamed()
{
    const auto result = read(dataPath("azure-log-analytics-csv/odd/search-union.csv"));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(int(input.counts.events), 3);
    QCOMPARE(int(input.counts.rejected), 1);
    QVERIFY(bytes(input.issues.front().detail).contains("SigninLogs"));
}

void AzureFormatsTest::recordsOfOtherLogsAreNamed()
{
    const auto result = read(dataPath("azure-diagnostic-lines/odd/shared-container.json"));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(int(input.counts.events), 3);
    QCOMPARE(int(input.counts.rejected), 3);
    QVERIFY(bytes(input.issues[0].detail).contains("SignInLogs"));
    QVERIFY(bytes(input.issues[1].detail).contains("NetworkSecurityGroupFlowEvent"));
    QVERIFY(bytes(input.issues[2].detail).contains("metric"));
}

void AzureFormatsTest::activityFarBehindOtherLogsIsFound_data()
{
    QTest::addColumn<bool>("enveloped");
    QTest::addColumn<bool>("activity");
    QTest::addRow("lines") << false << true;
    QTest::addRow("lines, none") << false << false;
    QTest::addRow("under records") << true << true;
    QTest::addRow("under records, none") << true << false;
}

void AzureFormatsTest::activityFarBehindOtherLogsIsFound()
{
    QFETCH(bool, enveloped);
    QFETCH(bool, activity);
    constexpr int kOthers = 4000; // more bytes than a file is recognised by
    QByteArrayList records(kOthers,
                           R"({"time":"2025-03-04T02:26:00Z","resourceId":"/SUBSCRIPTIONS/22222222-3333-4444-8555-)"
                           R"(666666666666/RESOURCEGROUPS/RG","metricName":"Percentage CPU","total":2})");
    if (activity)
        records
            << R"({"time":"2025-03-04T02:26:05Z","resourceId":"/SUBSCRIPTIONS/22222222-3333-4444-8555-666666666666/)"
               R"(RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM","category":"Administrative",)"
               R"("operationName":"MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE","resultType":"Success"})";
    QTemporaryDir folder;
    QFile file(folder.filePath("PT1H.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(enveloped ? "{\"records\":[" + records.join(',') + "]}" : records.join('\n'));
    file.close();
    const auto result = read(file.fileName());
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(int(result->findings.size()), activity ? 1 : 0);
    QCOMPARE(int(input.counts.rejected), activity ? kOthers : 0);
    QCOMPARE(bytes(stateId(input.state)), QByteArray(activity ? "complete-with-rejects" : "set-aside"));
    if (!activity)
        QCOMPARE(issueCodes(*result), QStringList{"azure-metrics"});
}

void AzureFormatsTest::samplesInARuleAreNoLog()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("rule.yml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"(AnalysisType: rule
Tests:
  - Name: a machine is deleted
    Log: {"time":"2025-03-04T02:26:05Z","resourceId":"/SUBSCRIPTIONS/22222222-3333-4444-8555-666666666666",
      "category":"Other","operationName":"MICROSOFT.COMPUTE/VIRTUALMACHINES/DELETE","resultType":"Success"}
)");
    file.close();
    const auto result = read(file.fileName());
    QCOMPARE(int(result->events.size()), 0);
    QCOMPARE(bytes(stateId(result->receipt.inputs.front().state)), QByteArray("set-aside"));
    QCOMPARE(result->receipt.exitStatus(), 4);
}

void AzureFormatsTest::rowsOfOtherCloudsAreNamed()
{
    const auto result = read(dataPath("azure-cloud-audit-csv/whole/hunting.csv"));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(int(input.counts.events), 2);
    QCOMPARE(int(input.counts.rejected), 1);
    QVERIFY(bytes(input.issues.front().detail).contains("AWS"));
}

void AzureFormatsTest::userAgentOfDefenderIsKept()
{
    const auto result = read(dataPath("azure-cloud-audit/whole/rows.json"));
    QCOMPARE(bytes(result->events.text(EventId(0), Column::Agent)), QByteArray("azsdk-go/1.9"));
}

void AzureFormatsTest::notificationsGiveTheirEvents()
{
    const auto result = read(dataPath("azure-activity-alert/odd/event-grid.json"));
    QCOMPARE(int(result->findings.size()), 1);
    const Finding &finding = result->findings.front();
    QCOMPARE(bytes(finding.sourceIp), QByteArray("203.0.113.78"));
    QCOMPARE(bytes(formatIso(finding.time)), QByteArray("2025-03-05T10:00:10.25Z"));
    QVERIFY(finding.instance.ends_with("/vm-batch-08"));
}

void AzureFormatsTest::portalColumns_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("known");
    QTest::addColumn<int>("time");
    QTest::addColumn<int>("resource");
    const QString english = "Correlation id,Operation name,Status,Event category,Level,Time,Subscription,"
                            "Event initiated by,Resource type,Resource group,Resource";
    QTest::newRow("eleven") << english.split(',') << 11 << 5 << 10;
    QTest::newRow("in upper case without blanks") << english.toUpper().remove(' ').split(',') << 11 << 5 << 10;
    QTest::newRow("ten") << QString(english).remove("Event category,").split(',') << 10 << 4 << 9;
    QTest::newRow("another order") << QStringList{"Time", "Resource", "Status"} << 3 << 0 << 1;
    QTest::newRow("places of an unknown language") << QString("a,b,c,d,e,f,g,h,i,j,k").split(',') << 0 << 5 << 10;
    QTest::newRow("places of ten") << QString("a,b,c,d,e,f,g,h,i,j").split(',') << 0 << 4 << 9;
    QTest::newRow("neither ten nor eleven") << QStringList{"a", "b", "c"} << 0 << -1 << -1;
}

void AzureFormatsTest::portalColumns()
{
    QFETCH(QStringList, names);
    QFETCH(int, known);
    QFETCH(int, time);
    QFETCH(int, resource);
    std::vector<std::string> columns;
    for (const QString &name : names)
        columns.push_back(name.toStdString());
    const PortalHeader header = portalHeader(columns);
    const auto at = [&](PortalColumn column) { return header[column] ? int(*header[column]) : -1; };
    QCOMPARE(int(header.known), known);
    QCOMPARE(at(PortalColumn::Time), time);
    QCOMPARE(at(PortalColumn::Resource), resource);
}

void AzureFormatsTest::portalOperations_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *value) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(value);
    };
    row("Create or Update Virtual Machine", "T/write");
    row("create or update virtual machine ", "T/write");
    row("Criar ou Atualizar a Máquina Virtual", "T/write");
    row("Créer ou mettre à jour une machine virtuelle", "T/write");
    row("Virtuellen Computer erstellen oder aktualisieren", "T/write");
    row("Delete Virtual Machine", "T/delete");
    row("Deallocate Virtual Machine", "T/deallocate/action");
    row("'auditIfNotExists' Policy action.", "");
    row("Health Event Activated", "");
    row("", "");
}

void AzureFormatsTest::portalOperations()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QCOMPARE(bytes(portalOperation(name.toStdString(), "T")), value);
    QCOMPARE(bytes(portalOperation(name.toStdString(), "")), QByteArray());
}

void AzureFormatsTest::resourceTypes_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("machine") << QByteArray("/subscriptions/s/resourceGroups/g/providers/A.B/vms/m")
                             << QByteArray("A.B/vms");
    QTest::newRow("part of a machine") << QByteArray("/subscriptions/s/resourceGroups/g/providers/A.B/vms/m/ext/e")
                                       << QByteArray("A.B/vms/ext");
    QTest::newRow("on a machine") << QByteArray("/SUBSCRIPTIONS/S/PROVIDERS/A.B/VMS/M/PROVIDERS/C.D/LOCKS/L")
                                  << QByteArray("C.D/LOCKS");
    QTest::newRow("subscription") << QByteArray("/subscriptions/s") << QByteArray();
    QTest::newRow("name") << QByteArray("m") << QByteArray();
    QTest::newRow("cut") << QByteArray("/providers/") << QByteArray();
}

void AzureFormatsTest::resourceTypes()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, type);
    QCOMPARE(bytes(resourceTypeOfId(id.toStdString())), type);
}

void AzureFormatsTest::statuses_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("status");
    const auto row = [](const char *word, OperationStatus status) {
        QTest::newRow(word) << QByteArray(word) << int(status);
    };
    for (const char *word : {"Succeeded", "success", " SUCCESS ", "Bem-sucedido", "Réussi", "Erfolgreich"})
        row(word, OperationStatus::Succeeded);
    for (const char *word : {"Start", "Started", "Iniciado", "Démarré", "Gestartet"})
        row(word, OperationStatus::Started);
    for (const char *word : {"Accept", "Accepted"})
        row(word, OperationStatus::Accepted);
    for (const char *word : {"Failed", "Failure", "Fail", "Falha", "Échec", "Fehler", "Canceled"})
        row(word, OperationStatus::Failed);
    for (const char *word : {"Running", "Updated", "Active", "Resolved", "In Progress"})
        row(word, OperationStatus::Other);
    row("", OperationStatus::None);
}

void AzureFormatsTest::statuses()
{
    QFETCH(QByteArray, word);
    QFETCH(int, status);
    QCOMPARE(int(azureStatus(word.toStdString())), status);
}

QTEST_APPLESS_MAIN(AzureFormatsTest)
#include "tst_azure_formats.moc"
