// What reading promises whatever lies in a folder: nothing lost unsaid, no hang, the same result from any number of
// workers.
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <QDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace interloper;
using namespace interloper::test;

namespace {

const Input &onlyInput(const Read &result)
{
    return result->receipt.inputs.front();
}

} // namespace

class ReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void cutAtEveryByteKeepsEveryWholeRecord();
    void oneBadRecordCostsOnlyItself_data();
    void oneBadRecordCostsOnlyItself();
    void gzipIsReadByContent();
    void specialFilesAreNamedAndNeverOpened();
    void oddFilesAreSetAside_data();
    void oddFilesAreSetAside();
    void copiesInTwoFilesAreFolded();
    void differingCopiesAreBothKept();
    void recordsWithoutAnIdRepeatWithinOneFileAlone();
    void escapedKeysAreFound();
    void anyNumberOfWorkersReadsTheSame();
    void cancelEndsTheCall();
};

void ReadingTest::cutAtEveryByteKeepsEveryWholeRecord()
{
    TestFolder folder;
    const QByteArray whole = trailFile(1, 3);
    std::uint32_t before = 0;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const auto result = read(folder.write("cut.json", whole.left(length)), 1);
        int complete = 0;
        while (complete < 3 && whole.left(length).contains(trailEvent(complete + 1)))
            ++complete;
        QCOMPARE(int(result->events.size()), complete);
        QVERIFY(result->events.size() >= before);
        before = result->events.size();
    }
}

void ReadingTest::oneBadRecordCostsOnlyItself_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addRow("not a number") << QByteArray("{\"eventSource\":nonsense}");
    QTest::addRow("huge number") << QByteArray("{\"eventSource\":\"x\",\"n\":1e400}");
    QTest::addRow("bad UTF-8") << QByteArray("{\"eventSource\":\"\xff\"}");
    QTest::addRow("lone surrogate") << QByteArray("{\"eventSource\":\"\\ud800\"}");
    QTest::addRow("no event") << QByteArray("{\"a\":1}");
    QTest::addRow("braces in a string") << QByteArray("{\"a\":\"}}]}{[\\\"\"}");
}

void ReadingTest::oneBadRecordCostsOnlyItself()
{
    QFETCH(QByteArray, bad);
    TestFolder folder;
    const QByteArray content = "{\"Records\":[" + trailEvent(1) + "," + bad + "," + trailEvent(2) + "]}";
    const auto result = read(folder.write("a.json", content));
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(int(onlyInput(result).counts.rejected), 1);
    QCOMPARE(qint64(onlyInput(result).counts.bytesRejected), qint64(bad.size()));
    QCOMPARE(qint64(onlyInput(result).issues.front().offset), qint64(content.indexOf(bad)));
    QVERIFY(onlyInput(result).state == InputState::CompleteWithRejects);
}

void ReadingTest::gzipIsReadByContent()
{
    TestFolder folder;
    const auto result = read(folder.write("named.json", gzip(trailFile(1, 5))));
    QCOMPARE(result->events.size(), 5u);
    QCOMPARE(qint64(onlyInput(result).counts.bytes), qint64(trailFile(1, 5).size()));
    const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(3)));
    QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(4));
}

void ReadingTest::specialFilesAreNamedAndNeverOpened()
{
    TestFolder folder;
    folder.write("a.json", trailFile(1, 2));
    QVERIFY(::mkfifo(folder.path("pipe.json").toUtf8().constData(), 0600) == 0);
    QVERIFY(::symlink("/dev/zero", folder.path("zero.json").toUtf8().constData()) == 0);
    QVERIFY(::symlink(".", folder.path("loop").toUtf8().constData()) == 0);
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 2u);
    QStringList codes;
    for (const Input &input : result->receipt.inputs)
        codes << (input.issues.empty() ? QString("none") : QString::fromStdString(input.issues.front().code));
    QCOMPARE(codes, (QStringList{"none", "symlink", "special-file", "symlink"}));
    QCOMPARE(result->receipt.exitStatus(), 0);
}

void ReadingTest::oddFilesAreSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("exitStatus");
    QTest::addRow("empty") << QByteArray() << QByteArray("empty") << QByteArray() << 4;
    QTest::addRow("text") << QByteArray("Dear team,\nhere are the logs.\n") << QByteArray("set-aside")
                          << QByteArray("not-a-log") << 4;
    QTest::addRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\0",
                                          7)
                            << QByteArray("set-aside") << QByteArray("not-a-log") << 4;
    QTest::addRow("other JSON") << QByteArray("{\"a\":[1,2]}") << QByteArray("set-aside") << QByteArray("unknown-shape")
                                << 4;
    QTest::addRow("other CSV") << QByteArray("a,b,c\n1,2,3\n") << QByteArray("set-aside") << QByteArray("unknown-shape")
                               << 4;
}

void ReadingTest::oddFilesAreSetAside()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, code);
    QFETCH(int, exitStatus);
    TestFolder folder;
    const auto result = read(folder.write("odd", content));
    QCOMPARE(QByteArray::fromStdString(std::string(stateId(onlyInput(result).state))), state);
    QCOMPARE(onlyInput(result).issues.empty() ? QByteArray()
                                              : QByteArray::fromStdString(onlyInput(result).issues.front().code),
             code);
    QCOMPARE(qint64(onlyInput(result).counts.bytes), qint64(content.size()));
    QCOMPARE(result->receipt.exitStatus(), exitStatus);
}

void ReadingTest::copiesInTwoFilesAreFolded()
{
    TestFolder folder;
    folder.write("a.json", trailFile(1, 3));
    folder.write("b.json", trailFile(3, 3));
    // The same event with other spacing and key order is the same event.
    folder.write("c.json", "[{ \"eventID\":\"11111111-2222-4333-8444-000000000001\", " +
                               trailEvent(1).mid(1, trailEvent(1).indexOf(",\"eventID\"") - 1) + " }]");
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 5u);
    QCOMPARE(int(result->receipt.totals().duplicates), 2);
}

void ReadingTest::differingCopiesAreBothKept()
{
    TestFolder folder;
    folder.write("a.json", "[" + trailEvent(1) + "]");
    folder.write("b.json", "[" + trailEvent(1, {}, "StopInstances") + "]");
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 2u);
    QSet<QByteArray> keys;
    for (const std::uint32_t id : {0u, 1u})
        keys << QByteArray::fromStdString(result->events.key(EventId(id)));
    QCOMPARE(keys, (QSet<QByteArray>{"aws:11111111-2222-4333-8444-000000000001",
                                     "aws:11111111-2222-4333-8444-000000000001:2"}));
    QCOMPARE(QByteArray::fromStdString(result->receipt.inputs[1].issues.front().code),
             QByteArray("conflicting-copies"));
}

void ReadingTest::recordsWithoutAnIdRepeatWithinOneFileAlone()
{
    TestFolder folder;
    const QByteArray record = "{\"eventVersion\":\"1.09\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"X\"}";
    folder.write("a.json", "[" + record + "," + record + "]");
    folder.write("b.json", "[" + record + "," + record + "," + record + "]");
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 3u);
    QCOMPARE(int(result->receipt.inputs[1].counts.duplicates), 2);
    QVERIFY(QByteArray::fromStdString(result->events.key(EventId(2))).endsWith(":3"));
}

void ReadingTest::escapedKeysAreFound()
{
    TestFolder folder;
    QByteArray record = trailEvent(1, {}, "RunInstances");
    record.replace("\"eventName\"", "\"\\u0065ventName\"");
    const auto result = read(folder.write("a.json", "{\"Records\":[" + trailEvent(2) + "," + record + "]}"));
    QCOMPARE(int(result->findings.size()), 1);
    QVERIFY(result->findings.front().instance.empty());
}

void ReadingTest::anyNumberOfWorkersReadsTheSame()
{
    TestFolder folder;
    for (int file = 0; file < 12; ++file)
        folder.write(QString("%1.json").arg(file, 2, 10, QChar('0')).toLatin1(), trailFile(file * 5, 20));
    const auto one = read(folder.path(), 1);
    const auto four = read(folder.path(), 4);
    QCOMPARE(one->events.size(), four->events.size());
    QCOMPARE(one->receipt.totals().duplicates, four->receipt.totals().duplicates);
    for (std::uint32_t id = 0; id < one->events.size(); ++id) {
        QCOMPARE(QByteArray::fromStdString(one->events.key(EventId(id))),
                 QByteArray::fromStdString(four->events.key(EventId(id))));
        QCOMPARE(one->events.textId(EventId(id), Column::Actor), four->events.textId(EventId(id), Column::Actor));
    }
}

void ReadingTest::cancelEndsTheCall()
{
    struct StopAtOnce final : Progress
    {
        bool advance(std::uint64_t, std::uint64_t) override { return false; }
    };
    TestFolder folder;
    folder.write("a.json", trailFile(1, 1000));
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    StopAtOnce progress;
    const auto result = investigate(options, progress);
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(ReadingTest)
#include "tst_reading.moc"
