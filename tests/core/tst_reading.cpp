// What reading promises whatever lies in a folder: nothing lost unsaid, no hang, the same result from any number of
// workers.
#include "investigate.h"

#include <zlib.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace interloper;

namespace {

QByteArray eventText(int number, const QByteArray &name = "DescribeInstances")
{
    return "{\"eventVersion\":\"1.09\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/"
           "a\"},"
           "\"eventTime\":\"2025-03-04T02:26:05Z\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"" +
           name + "\",\"awsRegion\":\"us-east-1\",\"eventID\":\"11111111-2222-4333-8444-" +
           QByteArray::number(number).rightJustified(12, '0') + "\"}";
}

QByteArray trail(int first, int count)
{
    QByteArray out = "{\"Records\":[";
    for (int i = 0; i < count; ++i)
        out += (i > 0 ? "," : "") + eventText(first + i);
    return out + "]}";
}

QByteArray gzip(const QByteArray &content)
{
    QByteArray out(content.size() + 1024, '\0');
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

class Folder
{
public:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(name));
        file.remove(); // a new file each time: the file system writes out one that is cut to nothing and filled again
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write a fixture");
        file.write(bytes);
        return file.fileName();
    }
    QString path(const QString &name = {}) const { return name.isEmpty() ? m_dir.path() : m_dir.filePath(name); }

private:
    QTemporaryDir m_dir;
};

std::shared_ptr<const Investigation> read(const QString &path, unsigned jobs = 2)
{
    InvestigateOptions options;
    options.paths = {path.toStdString()};
    options.jobs = jobs;
    NoProgress progress;
    auto result = investigate(options, progress).value();
    for (const Input &input : result->receipt.inputs)
        if (!input.counts.balanced())
            qFatal("the account of an input does not balance");
    return result;
}

const Input &onlyInput(const std::shared_ptr<const Investigation> &result)
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
    Folder folder;
    const QByteArray whole = trail(1, 3);
    std::uint32_t before = 0;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const auto result = read(folder.write("cut.json", whole.left(length)), 1);
        int complete = 0;
        while (complete < 3 && whole.left(length).contains(eventText(complete + 1)))
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
    Folder folder;
    const QByteArray content = "{\"Records\":[" + eventText(1) + "," + bad + "," + eventText(2) + "]}";
    const auto result = read(folder.write("a.json", content));
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(int(onlyInput(result).counts.rejected), 1);
    QCOMPARE(qint64(onlyInput(result).counts.bytesRejected), qint64(bad.size()));
    QCOMPARE(qint64(onlyInput(result).issues.front().offset), qint64(content.indexOf(bad)));
    QVERIFY(onlyInput(result).state == InputState::CompleteWithRejects);
}

void ReadingTest::gzipIsReadByContent()
{
    Folder folder;
    const auto result = read(folder.write("named.json", gzip(trail(1, 5))));
    QCOMPARE(result->events.size(), 5u);
    QCOMPARE(qint64(onlyInput(result).counts.bytes), qint64(trail(1, 5).size()));
    const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(3)));
    QCOMPARE(QByteArray::fromStdString(*raw), eventText(4));
}

void ReadingTest::specialFilesAreNamedAndNeverOpened()
{
    Folder folder;
    folder.write("a.json", trail(1, 2));
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
    Folder folder;
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
    Folder folder;
    folder.write("a.json", trail(1, 3));
    folder.write("b.json", trail(3, 3));
    // The same event with other spacing and key order is the same event.
    folder.write("c.json", "[{ \"eventID\":\"11111111-2222-4333-8444-000000000001\", " +
                               eventText(1).mid(1, eventText(1).indexOf(",\"eventID\"") - 1) + " }]");
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 5u);
    QCOMPARE(int(result->receipt.totals().duplicates), 2);
}

void ReadingTest::differingCopiesAreBothKept()
{
    Folder folder;
    folder.write("a.json", "[" + eventText(1) + "]");
    folder.write("b.json", "[" + eventText(1, "StopInstances") + "]");
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
    Folder folder;
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
    Folder folder;
    QByteArray record = eventText(1, "RunInstances");
    record.replace("\"eventName\"", "\"\\u0065ventName\"");
    const auto result = read(folder.write("a.json", "{\"Records\":[" + eventText(2) + "," + record + "]}"));
    QCOMPARE(int(result->findings.size()), 1);
    QVERIFY(result->findings.front().instance.empty());
}

void ReadingTest::anyNumberOfWorkersReadsTheSame()
{
    Folder folder;
    for (int file = 0; file < 12; ++file)
        folder.write(QString("%1.json").arg(file, 2, 10, QChar('0')), trail(file * 5, 20));
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
    Folder folder;
    folder.write("a.json", trail(1, 1000));
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    StopAtOnce progress;
    const auto result = investigate(options, progress);
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(ReadingTest)
#include "tst_reading.moc"
