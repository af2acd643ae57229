// Every format reads its fixtures: tests/data/<format-id>/<case>/. A format without a fixture folder fails here.
#include "formats/formats.h"
#include "investigate.h"
#include "links/link_kinds.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace interloper;

namespace {

std::shared_ptr<const Investigation> read(const QString &path, unsigned jobs = 1)
{
    InvestigateOptions options;
    options.paths = {path.toStdString()};
    options.jobs = jobs;
    NoProgress progress;
    return investigate(options, progress).value();
}

QString dataPath(const QString &below)
{
    return QStringLiteral(INTERLOPER_TEST_DATA "/") + below;
}

} // namespace

class FormatsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFormatHasFixturesThatItRecognises();
    void fixture_data();
    void fixture();
    void azureRowsOfOneOperationFold();
    void seedRuleShowsOneRowEach();
    void logAnalyticsTimesTakeTheOrderThatTheFileProves();
    void awsRetriesFoldIntoOneAttempt();
    void timesWithoutAZoneTakeTheAssumedOne();
    void eventHistoryTellsInstancesAndGroupsByItsResources();
    void exportsWithoutErrorsSaySo();
    void eventHistorySpreadsheetTimesTakeTheProvenOrder();
    void oldConsoleTimesHaveNoZone();
    void sentinelTakesNoneForSuccessAndTheEventsOwnTime();
    void lowerCaseColumnsGiveTheActorOfTheirStruct_data();
    void lowerCaseColumnsGiveTheActorOfTheirStruct();
};

void FormatsTest::everyFormatHasFixturesThatItRecognises()
{
    for (const Format &format : formats()) {
        const QString id = QString::fromUtf8(format.id.data(), qsizetype(format.id.size()));
        QVERIFY2(QDir(dataPath(id)).exists(), qPrintable(id + " has no fixture folder"));
        const auto result = read(dataPath(id));
        for (const Input &input : result->receipt.inputs)
            QCOMPARE(QByteArray::fromStdString(input.format), id.toUtf8());
    }
}

void FormatsTest::fixture_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("rejected");
    QTest::addColumn<int>("findings");
    QTest::addColumn<QByteArray>("state");
    const auto row = [](const char *path, int events, int rejected, int findings, const char *state) {
        QTest::addRow("%s", path) << QString::fromUtf8(path) << events << rejected << findings << QByteArray(state);
    };
    row("aws-cloudtrail-records/whole/trail.json", 4, 0, 2, "complete");
    row("aws-cloudtrail-records/damaged/cut.json", 3, 1, 0, "partial");
    row("aws-cloudtrail-records/empty/none.json", 0, 0, 0, "complete");
    row("aws-cloudtrail-events/array/events.json", 4, 0, 2, "complete");
    row("aws-cloudtrail-events/lines/events.jsonl", 4, 0, 2, "complete");
    row("aws-cloudtrail-events/single/event.json", 1, 0, 2, "complete");
    row("aws-cloudtrail-events/damaged/unclosed.jsonl", 3, 1, 2, "complete-with-rejects");
    row("aws-lookup-events/lines/events.jsonl", 4, 0, 2, "complete");
    row("aws-eventbridge/whole/event.json", 1, 0, 2, "complete");
    row("aws-cloudtrail-records/odd/lower-case-key.json", 2, 0, 2, "complete");
    row("aws-cloudtrail-records/odd/single-object.json", 1, 0, 2, "complete");
    row("aws-cloudtrail-records/odd/records-null.json", 0, 1, 0, "complete-with-rejects");
    row("aws-cloudtrail-records/odd/insight-between.json", 2, 1, 2, "complete-with-rejects");
    row("aws-cloudtrail-events/odd/logstash.jsonl", 2, 0, 2, "complete");
    row("aws-cloudtrail-events/odd/panther.json", 1, 0, 2, "complete");
    row("aws-cloudtrail-events/odd/lookup-text.tsv.json", 2, 0, 2, "complete");
    row("aws-lookup-events/whole/page.json", 2, 0, 2, "complete");
    row("aws-lookup-events/empty/none.json", 0, 0, 0, "complete");
    row("aws-lookup-events/odd/version-1-epoch.json", 1, 0, 2, "complete");
    row("aws-lookup-events/damaged/broken-inner.json", 2, 0, 1, "complete");
    row("aws-lookup-event-texts/whole/texts.unverified.json", 2, 0, 2, "complete");
    row("aws-lookup-event-texts/damaged/broken.unverified.json", 2, 1, 2, "complete-with-rejects");
    row("aws-lookup-event-texts/odd/one-line.unverified.json", 1, 0, 2, "complete");
    row("aws-lake-results/whole/events.unverified.json", 2, 0, 2, "complete");
    row("aws-lake-results/odd/columns.unverified.json", 2, 0, 2, "complete");
    row("aws-lake-results/damaged/broken-event.unverified.json", 1, 1, 0, "complete-with-rejects");
    row("aws-eventbridge/odd/mixed.jsonl", 1, 1, 2, "complete-with-rejects");
    row("aws-eventbridge/damaged/cut.jsonl", 1, 1, 0, "partial");
    row("aws-cloudwatch-subscription/whole/firehose.unverified.json", 2, 0, 2, "complete");
    row("aws-cloudwatch-subscription/odd/single-object.unverified.json", 1, 0, 2, "complete");
    row("aws-cloudwatch-subscription/damaged/broken-message.unverified.json", 1, 1, 0, "complete-with-rejects");
    row("aws-cloudwatch-subscription/damaged/cut.unverified.json", 1, 1, 0, "partial");
    row("aws-cloudwatch-events/whole/filter.unverified.json", 2, 0, 2, "complete");
    row("aws-cloudwatch-events/odd/console.unverified.json", 2, 0, 2, "complete");
    row("aws-cloudwatch-events/damaged/cut.unverified.json", 1, 1, 0, "partial");
    row("aws-cloudwatch-insights/whole/results.unverified.json", 2, 0, 2, "complete");
    row("aws-cloudwatch-insights/damaged/broken-message.unverified.json", 1, 1, 0, "complete-with-rejects");
    row("aws-cloudwatch-insights/odd/status-first.unverified.json", 1, 0, 2, "complete");
    row("aws-cloudwatch-lines/whole/export.unverified.txt", 2, 0, 2, "complete");
    row("aws-cloudwatch-lines/damaged/unclosed.unverified.txt", 2, 1, 2, "complete-with-rejects");
    row("aws-cloudwatch-lines/odd/other-lines.unverified.txt", 2, 0, 2, "complete");
    row("aws-elastic/whole/search.unverified.json", 2, 0, 2, "complete");
    row("aws-elastic/whole/documents.unverified.jsonl", 2, 0, 2, "complete");
    row("aws-elastic/odd/fields-alone.unverified.jsonl", 2, 0, 3, "complete");
    row("aws-elastic/damaged/broken-original.unverified.jsonl", 1, 1, 0, "complete-with-rejects");
    row("aws-sekoia/whole/intakes.unverified.jsonl", 2, 0, 2, "complete");
    row("aws-sekoia/damaged/broken.unverified.jsonl", 1, 1, 0, "complete-with-rejects");
    row("aws-sekoia/odd/pretty.unverified.json", 1, 0, 2, "complete");
    row("aws-wazuh/whole/alerts.unverified.json", 2, 0, 1, "complete");
    row("aws-wazuh/odd/archive.unverified.json", 1, 0, 1, "complete");
    row("aws-wazuh/damaged/cut.unverified.json", 1, 1, 0, "partial");
    row("aws-splunk-json/whole/results.unverified.json", 2, 0, 2, "complete");
    row("aws-splunk-json/odd/rest.unverified.json", 2, 0, 2, "complete");
    row("aws-splunk-json/damaged/broken-raw.unverified.json", 1, 1, 0, "complete-with-rejects");
    row("aws-wrapped-events/whole/queue.unverified.json", 2, 0, 2, "complete");
    row("aws-wrapped-events/odd/script.unverified.jsonl", 2, 0, 2, "complete");
    row("aws-wrapped-events/damaged/broken.unverified.jsonl", 1, 1, 0, "complete-with-rejects");
    row("aws-security-lake/whole/api-activity.unverified.jsonl", 2, 0, 2, "complete");
    row("aws-security-lake/odd/arn-as-second-id.unverified.json", 1, 0, 2, "complete");
    row("aws-security-lake/damaged/cut.unverified.jsonl", 1, 1, 0, "partial");
    row("aws-event-history-csv/whole/event_history.csv", 6, 0, 2, "complete");
    row("aws-event-history-csv/whole/old_console.csv", 3, 0, 1, "complete");
    row("aws-event-history-csv/damaged/cut.csv", 5, 1, 2, "partial");
    row("aws-event-history-csv/damaged/unclosed.csv", 5, 1, 2, "complete-with-rejects");
    row("aws-event-history-csv/empty/header_only.csv", 0, 0, 0, "complete");
    row("aws-event-history-csv/odd/chosen_columns.csv", 6, 0, 3, "complete");
    row("aws-event-history-csv/odd/spreadsheet.csv", 6, 0, 2, "complete");
    row("aws-event-history-csv/odd/windows_1252.csv", 2, 0, 1, "complete");
    row("aws-event-history-csv/odd/wrapped.csv", 3, 0, 1, "complete");
    row("aws-flattened-csv/whole/records.csv", 3, 0, 2, "complete");
    row("aws-flattened-csv/damaged/cut.csv", 2, 1, 2, "partial");
    row("aws-flattened-csv/empty/header_only.csv", 0, 0, 0, "complete");
    row("aws-flattened-csv/odd/dots.csv", 3, 0, 2, "complete");
    row("aws-lake-csv/whole/result_1.csv", 3, 0, 2, "complete");
    row("aws-lake-csv/damaged/cut.csv", 2, 1, 2, "partial");
    row("aws-lake-csv/empty/result_1.csv", 0, 0, 0, "complete");
    row("aws-lake-csv/odd/columns.csv", 3, 0, 2, "complete");
    row("aws-athena-csv/whole/query.csv", 3, 0, 2, "complete");
    row("aws-athena-csv/damaged/cut.csv", 2, 1, 2, "partial");
    row("aws-athena-csv/empty/query.csv", 0, 0, 0, "complete");
    row("aws-athena-csv/odd/aliases.csv", 2, 0, 2, "complete");
    row("aws-sentinel-csv/whole/query_data.csv", 3, 0, 2, "complete");
    row("aws-sentinel-csv/damaged/cut.csv", 1, 1, 0, "partial");
    row("aws-sentinel-csv/empty/query_data.csv", 0, 0, 0, "complete");
    row("aws-sentinel-csv/odd/search_job.csv", 1, 0, 2, "complete");
    row("aws-sentinel-rest/whole/answer.unverified.json", 3, 0, 2, "complete");
    row("aws-sentinel-rest/damaged/cut.unverified.json", 2, 1, 2, "partial");
    row("aws-sentinel-rest/empty/none.unverified.json", 0, 0, 0, "complete");
    row("aws-sentinel-rest/odd/search-job.unverified.json", 1, 1, 2, "complete-with-rejects");
    row("aws-sentinel-cli/whole/query.unverified.json", 3, 0, 2, "complete");
    row("aws-sentinel-cli/damaged/cut.unverified.json", 2, 1, 2, "partial");
    row("aws-sentinel-cli/empty/no-operation.unverified.json", 0, 1, 0, "complete-with-rejects");
    row("aws-sentinel-cli/odd/lines.unverified.jsonl", 2, 1, 3, "complete-with-rejects");
    row("aws-splunk-csv/whole/search.csv", 3, 0, 2, "complete");
    row("aws-splunk-csv/damaged/cut.csv", 2, 1, 2, "partial");
    row("aws-splunk-csv/empty/search.csv", 0, 0, 0, "complete");
    row("aws-splunk-csv/odd/cut_raw.csv", 2, 0, 2, "complete");
    row("aws-logs-insights-csv/whole/logs-insights-results.csv", 3, 0, 2, "complete");
    row("aws-logs-insights-csv/damaged/cut.csv", 2, 1, 2, "partial");
    row("aws-logs-insights-csv/empty/results.csv", 0, 0, 0, "complete");
    row("aws-logs-insights-csv/odd/fields.csv", 3, 0, 2, "complete");
    row("azure-activity/array/activity.json", 9, 0, 3, "complete");
    row("azure-activity/single/activity.json", 1, 0, 1, "complete");
    row("azure-activity-value/whole/page.json", 9, 0, 3, "complete");
    row("azure-activity-sdk/lines/activity.jsonl", 3, 0, 1, "complete");
    row("azure-log-analytics-csv/whole/query_data.csv", 3, 0, 1, "complete");
    row("azure-activity/damaged/cut.json", 2, 1, 1, "partial");
    row("azure-activity/empty/no-operation.json", 0, 1, 0, "complete-with-rejects");
    row("azure-activity/odd/extractor-single.json", 1, 0, 1, "complete");
    row("azure-activity/odd/old-names.json", 1, 0, 1, "complete");
    row("azure-activity-value/damaged/cut.json", 2, 1, 1, "partial");
    row("azure-activity-value/empty/no-operation.json", 0, 1, 0, "complete-with-rejects");
    row("azure-activity-value/odd/pages.json", 3, 0, 1, "complete");
    row("azure-activity-sdk/damaged/bad-line.jsonl", 2, 1, 1, "complete-with-rejects");
    row("azure-activity-sdk/empty/no-event.jsonl", 0, 1, 0, "complete-with-rejects");
    row("azure-activity-sdk/odd/flat.jsonl", 3, 0, 1, "complete");
    row("azure-activity-powershell/whole/activity.json", 3, 0, 1, "complete");
    row("azure-activity-powershell/odd/strings.json", 3, 0, 1, "complete");
    row("azure-activity-powershell/damaged/cut.json", 2, 1, 1, "partial");
    row("azure-activity-powershell/empty/no-event.json", 0, 1, 0, "complete-with-rejects");
    row("azure-activity-alert/whole/webhook.json", 1, 0, 1, "complete");
    row("azure-activity-alert/odd/event-grid.json", 1, 0, 1, "complete");
    row("azure-activity-alert/damaged/cut.json", 1, 1, 1, "partial");
    row("azure-activity-alert/empty/no-event.json", 0, 1, 0, "complete-with-rejects");
    row("azure-log-analytics-rest/whole/answer.json", 3, 0, 1, "complete");
    row("azure-log-analytics-rest/odd/two-tables.json", 3, 1, 1, "complete-with-rejects");
    row("azure-log-analytics-rest/damaged/cut.json", 2, 1, 1, "partial");
    row("azure-log-analytics-rest/empty/none.json", 0, 0, 0, "complete");
    row("azure-log-analytics-cli/whole/query.json", 3, 0, 1, "complete");
    row("azure-log-analytics-cli/odd/lines.jsonl", 3, 0, 1, "complete");
    row("azure-log-analytics-cli/damaged/cut.json", 2, 1, 1, "partial");
    row("azure-log-analytics-cli/empty/no-operation.json", 0, 1, 0, "complete-with-rejects");
    row("azure-log-analytics-csv/odd/search-union.csv", 3, 1, 1, "complete-with-rejects");
    row("azure-log-analytics-csv/odd/connector-crlf.csv", 3, 0, 1, "complete");
    row("azure-log-analytics-csv/odd/properties-only.csv", 1, 0, 1, "complete");
    row("azure-log-analytics-csv/damaged/open-quote.csv", 2, 1, 1, "partial");
    row("azure-log-analytics-csv/empty/header-only.csv", 0, 0, 0, "complete");
    row("azure-portal-csv/whole/QueryResult.csv", 7, 0, 2, "complete");
    row("azure-portal-csv/odd/sep-line.csv", 7, 0, 2, "complete");
    row("azure-portal-csv/odd/unquoted-crlf.csv", 7, 0, 2, "complete");
    row("azure-portal-csv/odd/ten-columns.csv", 6, 0, 2, "complete");
    row("azure-portal-csv/odd/names-without-blanks.csv", 7, 0, 2, "complete");
    row("azure-portal-csv/odd/pt-br.csv", 4, 0, 1, "complete");
    row("azure-portal-csv/odd/fr-unverified.csv", 4, 0, 1, "complete");
    row("azure-portal-csv/odd/de-unverified.csv", 4, 0, 1, "complete");
    row("azure-portal-csv/odd/by-place.csv", 4, 0, 1, "complete");
    row("azure-portal-csv/damaged/open-quote.csv", 6, 1, 1, "partial");
    row("azure-portal-csv/empty/header-only.csv", 0, 0, 0, "complete");
    row("azure-portal-json/whole/rows.jsonl", 7, 0, 2, "complete");
    row("azure-portal-json/odd/array.json", 7, 0, 2, "complete");
    row("azure-portal-json/damaged/bad-line.jsonl", 2, 1, 1, "complete-with-rejects");
    row("azure-portal-json/empty/no-operation.jsonl", 0, 1, 0, "complete-with-rejects");
    row("azure-diagnostic-lines/whole/PT1H.json", 3, 0, 1, "complete");
    row("azure-diagnostic-lines/odd/texts-for-objects.json", 3, 0, 1, "complete");
    row("azure-diagnostic-lines/odd/shared-container.json", 3, 3, 1, "complete-with-rejects");
    row("azure-diagnostic-lines/odd/single-document.json", 3, 0, 1, "complete");
    row("azure-diagnostic-lines/odd/log-profile-times.json", 2, 0, 1, "complete");
    row("azure-diagnostic-lines/odd/cloud-audit-stream.json", 2, 1, 1, "complete-with-rejects");
    row("azure-diagnostic-lines/damaged/bad-line.json", 2, 1, 1, "complete-with-rejects");
    row("azure-diagnostic-lines/empty/no-operation.json", 0, 1, 0, "complete-with-rejects");
    row("azure-event-hub/whole/records.json", 3, 0, 1, "complete");
    row("azure-event-hub/odd/messages.jsonl", 3, 1, 1, "complete-with-rejects");
    row("azure-event-hub/odd/array-of-messages.json", 3, 0, 1, "complete");
    row("azure-event-hub/odd/cloud-audit-stream.json", 2, 1, 1, "complete-with-rejects");
    row("azure-event-hub/damaged/cut.json", 2, 1, 1, "partial");
    row("azure-event-hub/empty/no-operation.json", 0, 1, 0, "complete-with-rejects");
    row("azure-cloud-audit-csv/whole/hunting.csv", 2, 1, 1, "complete-with-rejects");
    row("azure-cloud-audit-csv/odd/columns-only.csv", 2, 0, 2, "complete");
    row("azure-cloud-audit-csv/damaged/open-quote.csv", 1, 1, 1, "partial");
    row("azure-cloud-audit-csv/empty/header-only.csv", 0, 0, 0, "complete");
    row("azure-cloud-audit/whole/rows.json", 2, 1, 1, "complete-with-rejects");
    row("azure-cloud-audit/damaged/cut.json", 1, 1, 1, "partial");
    row("azure-cloud-audit/empty/other-cloud.json", 0, 1, 0, "complete-with-rejects");
    row("azure-cloud-audit-results/whole/answer.json", 2, 1, 1, "complete-with-rejects");
    row("azure-cloud-audit-results/damaged/cut.json", 1, 1, 1, "partial");
    row("azure-cloud-audit-results/empty/other-cloud.json", 0, 1, 0, "complete-with-rejects");
    row("azure-cloud-audit-graph/whole/answer.json", 2, 1, 1, "complete-with-rejects");
    row("azure-cloud-audit-graph/damaged/cut.json", 1, 1, 1, "partial");
    row("azure-cloud-audit-graph/empty/other-cloud.json", 0, 1, 0, "complete-with-rejects");
}

void FormatsTest::fixture()
{
    QFETCH(QString, path);
    QFETCH(int, events);
    QFETCH(int, rejected);
    QFETCH(int, findings);
    QFETCH(QByteArray, state);
    const auto result = read(dataPath(path));
    QCOMPARE(result->receipt.inputs.size(), std::size_t{1});
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(int(input.counts.events), events);
    QCOMPARE(int(input.counts.rejected), rejected);
    QCOMPARE(int(result->findings.size()), findings);
    QCOMPARE(QByteArray::fromStdString(std::string(stateId(input.state))), state);
    QVERIFY(input.counts.balanced());
    // What its row of the table does not claim, the fixture does not either.
    const QString formatId = path.section('/', 0, 0);
    for (const Format &format : formats())
        if (format.provider == Provider::Aws && format.container != Container::Csv &&
            formatId == QString::fromUtf8(format.id.data(), qsizetype(format.id.size())))
            QCOMPARE(path.contains(QStringLiteral(".unverified.")), !format.verified);
    QCOMPARE(qint64(input.counts.bytes), QFileInfo(dataPath(path)).size());
    QCOMPARE(int(input.sha256.size()), 64);
    // What is shown of an event is what lies at its place.
    for (std::uint32_t id = 0; id < result->events.size(); ++id) {
        const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(id)));
        QVERIFY(raw.has_value());
        QVERIFY(!raw->empty());
    }
}

void FormatsTest::azureRowsOfOneOperationFold()
{
    const auto result = read(dataPath("azure-activity/array/activity.json"));
    QStringList outcomes;
    for (const Finding &finding : result->findings)
        outcomes << QString::fromStdString(std::string(outcomeId(finding.outcome))) + "/" +
                        QString::number(finding.rows.size()) + "/" + QString::number(finding.seedRows.size());
    QCOMPARE(outcomes, (QStringList{"updated/3/2", "unfinished/1/0", "created/3/1"}));
    QCOMPARE(int(result->attempts.size()), 1);
    QCOMPARE(QByteArray::fromStdString(result->attempts.front().error), QByteArray("Conflict"));
    const Finding &created = result->findings.back();
    QCOMPARE(QByteArray::fromStdString(created.operation), QByteArray("Microsoft.Compute/virtualMachines/write"));
    QCOMPARE(QByteArray::fromStdString(formatIso(created.time)), QByteArray("2025-03-05T10:00:03.1234567Z"));
}

void FormatsTest::seedRuleShowsOneRowEach()
{
    const auto azure = read(dataPath("azure-activity/array/activity.json"));
    QCOMPARE(int(azure->seedRows.size()), 3);
    const auto aws = read(dataPath("aws-cloudtrail-records/whole/trail.json"));
    QCOMPARE(int(aws->seedRows.size()), 1);
    QCOMPARE(QByteArray::fromStdString(aws->seedRows.front().instance), QByteArray("i-0a1b2c3d4e5f60718"));
    // Diagnostic settings write Success, which the query as written does not match.
    const auto csv = read(dataPath("azure-log-analytics-csv/whole/query_data.csv"));
    QCOMPARE(int(csv->seedRows.size()), 0);
    QCOMPARE(int(csv->findings.size()), 1);
}

void FormatsTest::logAnalyticsTimesTakeTheOrderThatTheFileProves()
{
    const auto result = read(dataPath("azure-log-analytics-csv/whole/query_data.csv"));
    QCOMPARE(QByteArray::fromStdString(formatIso(result->receipt.first())), QByteArray("2025-03-05T10:00:01.000Z"));
    QCOMPARE(QByteArray::fromStdString(formatIso(result->receipt.last())), QByteArray("2025-03-25T14:00:03.029Z"));
}

void FormatsTest::awsRetriesFoldIntoOneAttempt()
{
    const auto result = read(dataPath("aws-cloudtrail-records/whole/trail.json"));
    QCOMPARE(int(result->attempts.size()), 1);
    QCOMPARE(result->attempts.front().count, 2u);
    QCOMPARE(result->attempts.front().requested, 2u);
}

void FormatsTest::timesWithoutAZoneTakeTheAssumedOne()
{
    QTemporaryDir folder;
    QFile source(dataPath("azure-log-analytics-csv/whole/query_data.csv"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QByteArray content = source.readAll().replace("TimeGenerated [UTC]", "TimeGenerated").replace("3/25/", "3/05/");
    QFile target(folder.filePath("local.csv"));
    QVERIFY(target.open(QIODevice::WriteOnly) && target.write(content) == content.size());
    target.close();
    const auto codes = [](const Investigation &result) {
        QStringList out;
        for (const Issue &issue : result.receipt.inputs.front().issues)
            out << QString::fromStdString(issue.code);
        return out;
    };
    const auto unknown = read(target.fileName());
    QCOMPARE(codes(*unknown), (QStringList{"date-order-assumed", "zone-unknown"}));
    QVERIFY(unknown->events.time(EventId(0)).zone == ZoneSource::Unknown);

    InvestigateOptions options;
    options.paths = {target.fileName().toStdString()};
    options.assumedZone = parseZoneOffset("+02:00");
    options.dateOrder = DateOrder::DayMonth;
    NoProgress progress;
    const auto assumed = investigate(options, progress).value();
    QCOMPARE(codes(*assumed), QStringList());
    QCOMPARE(QByteArray::fromStdString(formatIso(assumed->events.time(EventId(0)))),
             QByteArray("2025-05-03T08:00:01.000Z"));
}

void FormatsTest::eventHistoryTellsInstancesAndGroupsByItsResources()
{
    const auto result = read(dataPath("aws-event-history-csv/whole/event_history.csv"));
    QCOMPARE(int(result->findings.size()), 2);
    QCOMPARE(QByteArray::fromStdString(result->findings[0].instance), QByteArray("i-0a1b2c3d4e5f60718"));
    QCOMPARE(QByteArray::fromStdString(result->findings[1].instance), QByteArray("i-0a1b2c3d4e5f60719"));
    QCOMPARE(QByteArray::fromStdString(result->findings[0].actor), QByteArray("dana"));
    QCOMPARE(int(result->seedRows.size()), 1);
    QCOMPARE(QByteArray::fromStdString(result->seedRows.front().instance), QByteArray("i-0a1b2c3d4e5f60718"));
    QCOMPARE(int(result->attempts.size()), 1);
    QCOMPARE(QByteArray::fromStdString(result->attempts.front().error), QByteArray("Client.UnauthorizedOperation"));
    const auto kinds = [&](std::size_t finding) {
        QStringList out;
        for (const Link &link : result->links[finding]) {
            const std::string_view kind = linkKind(link.kind).id;
            out << QString::fromUtf8(kind.data(), qsizetype(kind.size()));
            if (link.fromField != "Resources")
                out << "not from Resources";
        }
        out.sort();
        return out;
    };
    QCOMPARE(kinds(0), (QStringList{"security-group-authorized", "security-group-created"}));
    QCOMPARE(kinds(1), (QStringList{"security-group-authorized", "security-group-created", "volume-attached"}));
}

void FormatsTest::exportsWithoutErrorsSaySo()
{
    const auto result = read(dataPath("aws-event-history-csv/odd/chosen_columns.csv"));
    const auto &issues = result->receipt.inputs.front().issues;
    QVERIFY(std::any_of(issues.begin(), issues.end(), [](const Issue &issue) { return issue.code == "no-errors"; }));
}

void FormatsTest::eventHistorySpreadsheetTimesTakeTheProvenOrder()
{
    const auto result = read(dataPath("aws-event-history-csv/odd/spreadsheet.csv"));
    QCOMPARE(QByteArray::fromStdString(formatIso(result->receipt.first())), QByteArray("2024-08-18T11:40:00Z"));
    QCOMPARE(QByteArray::fromStdString(formatIso(result->receipt.last())), QByteArray("2024-08-18T11:52:00Z"));
}

void FormatsTest::oldConsoleTimesHaveNoZone()
{
    for (const char *path : {"aws-event-history-csv/whole/old_console.csv", "aws-event-history-csv/odd/wrapped.csv"}) {
        const auto result = read(dataPath(path));
        QCOMPARE(QByteArray::fromStdString(formatIso(result->receipt.first())), QByteArray("2020-05-12T23:59:59Z"));
        QCOMPARE(QByteArray::fromStdString(formatIso(result->receipt.last())), QByteArray("2020-05-13T16:52:01Z"));
        QVERIFY(result->events.time(EventId(0)).zone == ZoneSource::Unknown);
        QCOMPARE(QByteArray::fromStdString(result->findings.front().instance), QByteArray("i-0bb22c3d4e5f60718"));
    }
}

void FormatsTest::sentinelTakesNoneForSuccessAndTheEventsOwnTime()
{
    const QByteArray launch("2025-04-08T10:45:54.123Z");
    for (const char *path : {"aws-sentinel-csv/whole/query_data.csv", "aws-sentinel-rest/whole/answer.unverified.json",
                             "aws-sentinel-cli/whole/query.unverified.json"}) {
        const auto table = read(dataPath(path));
        QCOMPARE(QByteArray::fromStdString(formatIso(table->findings.front().time)), launch);
        QCOMPARE(int(table->attempts.size()), 1);
        QCOMPARE(QByteArray::fromStdString(table->findings.front().account), QByteArray("012345678901"));
        QCOMPARE(QByteArray::fromStdString(table->findings.front().actor),
                 QByteArray("arn:aws:iam::111122223333:user/dana"));
        QVERIFY(table->receipt.totals().balanced());
    }
    for (const char *path : {"aws-sentinel-csv/odd/search_job.csv", "aws-sentinel-rest/odd/search-job.unverified.json",
                             "aws-sentinel-cli/odd/lines.unverified.jsonl"}) {
        const auto job = read(dataPath(path));
        QCOMPARE(QByteArray::fromStdString(formatIso(job->findings.front().time)), launch);
        QCOMPARE(QByteArray::fromStdString(formatIso(job->findings.back().time)), launch);
    }
}

void FormatsTest::lowerCaseColumnsGiveTheActorOfTheirStruct_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"aws-lake-csv/whole/result_1.csv", "aws-lake-csv/odd/columns.csv", "aws-athena-csv/whole/query.csv",
          "aws-athena-csv/odd/aliases.csv", "aws-splunk-csv/odd/cut_raw.csv", "aws-logs-insights-csv/odd/fields.csv",
          "aws-flattened-csv/whole/records.csv", "aws-flattened-csv/odd/dots.csv"})
        QTest::addRow("%s", path) << QString::fromUtf8(path);
}

void FormatsTest::lowerCaseColumnsGiveTheActorOfTheirStruct()
{
    QFETCH(QString, path);
    const auto result = read(dataPath(path));
    QCOMPARE(QByteArray::fromStdString(result->findings.front().actor),
             QByteArray("arn:aws:iam::111122223333:user/dana"));
    QVERIFY(result->findings.front().time.good);
}

QTEST_APPLESS_MAIN(FormatsTest)
#include "tst_formats.moc"
