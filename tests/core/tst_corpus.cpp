// Real logs with answers that were worked out by hand from their text. The logs are not part of the project; where they
// are missing the tests are skipped.
#include "support/evidence_folder.h"

#include <QFileInfo>
#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

QString corpus(const QString &folder)
{
    return QStringLiteral(INTERLOPER_CORPUS_DIR "/") + folder;
}

// A complete finding each: its instance, and its outcome where that is not `created`.
QStringList findingsOf(const Investigation &result)
{
    QStringList out;
    for (const Finding &finding : result.findings) {
        const QString instance = QString::fromStdString(finding.instance).section('/', -1);
        const QByteArray outcome = QByteArray::fromStdString(std::string(outcomeId(finding.outcome)));
        out << (finding.outcome == Outcome::Created ? instance : instance + ' ' + outcome);
    }
    return out;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void everyFileIsReadOrSetAsideForAReason_data();
    void everyFileIsReadOrSetAsideForAReason();
};

void CorpusTest::answers_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("events"); // -1: not counted by hand
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<int>("seedRows");
    QTest::addColumn<int>("failedCalls");
    const auto row = [](const char *folder, int events, const QStringList &findings, int seedRows, int failedCalls) {
        QTest::addRow("%s", folder) << QString(folder) << events << findings << seedRows << failedCalls;
    };
    row("aws/invictus-aws_dataset", 2900, {"i-05c30218156bcc246", "i-0dbc91f429e48eeed"}, 2, 6);
    row("aws/cloud-custodian", -1, {"i-0f7c711dc84bedda0", "i-0f7c711dc84bedda0", "i-784cdacd", "i-7b4cdace"}, 3, 0);
    row("aws/plaso", -1, {"i-01234567890123456"}, 1, 0);
    row("aws/stratus-detonation-logs", -1, {}, 0, 1);
    row("azure/plaso", 4, {"test-vm unfinished"}, 0, 0);
    row("azure/sentinel_training_lab", 23, {}, 0, 0);
    row("azure/cloud_custodian", 0, {}, 0, 0);
    row("aws/panther-analysis", 0, {}, 0, 0); // samples inside rules
    row("azure/panther_synthetic", 0, {}, 0, 0);
    row("azure/otel_contrib", 1, {}, 0, 0);
}

void CorpusTest::answers()
{
    QFETCH(QString, folder);
    QFETCH(int, events);
    QFETCH(QStringList, findings);
    QFETCH(int, seedRows);
    QFETCH(int, failedCalls);
    if (!QFileInfo::exists(corpus(folder)))
        QSKIP("the real logs are not on this machine");
    const Read result = read(corpus(folder));
    if (events >= 0)
        QCOMPARE(int(result->events.size()), events);
    QCOMPARE(findingsOf(*result), findings);
    QCOMPARE(int(result->seedRows.size()), seedRows);
    std::uint32_t failed = 0;
    for (const Attempt &attempt : result->attempts)
        failed += attempt.count;
    QCOMPARE(int(failed), failedCalls);
}

void CorpusTest::everyFileIsReadOrSetAsideForAReason_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addRow("AWS") << "aws";
    QTest::addRow("Azure") << "azure";
}

void CorpusTest::everyFileIsReadOrSetAsideForAReason()
{
    QFETCH(QString, folder);
    if (!QFileInfo::exists(corpus(folder)))
        QSKIP("the real logs are not on this machine");
    const Read result = read(corpus(folder));
    for (const Input &input : result->receipt.inputs) {
        const QByteArray name = QByteArray::fromStdString(input.path + ' ' + input.member);
        QVERIFY2(!codes(input).contains("unknown-shape"), name);
        QVERIFY2(input.counts.events > 0 || input.counts.duplicates > 0 || !input.issues.empty(), name);
    }
}

QTEST_APPLESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
