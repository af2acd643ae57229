// What a bomb costs in memory: the real program reads one that packs 1,000:1 and says how much it needed, beside what
// it needs for an empty folder. INTERLOPER_SHOW_MEMORY=1 prints the figures.
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace interloper::test;

namespace {

constexpr qint64 kMostAboveBase = 64 << 20;
constexpr int kBombContent = 200 << 20;
constexpr int kTimeoutMs = 120'000;

struct Outcome
{
    int status = -1;
    qint64 peakMemory = 0;
    bool balanced = false; // the account of bytes of all inputs
};

// Through a shell, since a child starts with the peak of the process that it was forked from.
Outcome scan(const QString &path)
{
    QTemporaryDir out;
    const QString stats = out.filePath("stats.json");
    const QString program = QStringLiteral(INTERLOPER_BIN_DIR "/interloper-cli");
    QProcess process;
    process.start("/bin/sh", {"-c", "\"$@\"; exit $?", "sh", program, "scan", "--quiet", "--jobs", "2", "--format",
                              "json", "-o", out.filePath("found.json"), "--stats", stats, path});
    if (!process.waitForFinished(kTimeoutMs))
        return {};
    QFile file(stats);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QFile found(out.filePath("found.json"));
    if (!found.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject receipt = QJsonDocument::fromJson(found.readAll()).object()["receipt"].toObject();
    const bool balanced = receipt["bytes"].toInteger() == receipt["bytesAccepted"].toInteger() +
                                                              receipt["bytesRejected"].toInteger() +
                                                              receipt["bytesStructural"].toInteger();
    return {process.exitCode(), QJsonDocument::fromJson(file.readAll()).object()["peakMemory"].toInteger(),
            balanced && receipt.contains("bytes")};
}

QByteArray neverEnding()
{
    return "{\"Records\":[" + trailEvent(1) + ",{\"eventName\":\"" + QByteArray(kBombContent, 'a');
}

QByteArray manyRecords()
{
    return "{\"Records\":[" + (trailEvent(1) + ",").repeated(kBombContent / trailEvent(1).size());
}

} // namespace

class BombsTest : public QObject
{
    Q_OBJECT

private slots:
    void aBombStaysWithinTheMemoryPromised_data();
    void aBombStaysWithinTheMemoryPromised();
};

void BombsTest::aBombStaysWithinTheMemoryPromised_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto zipped = [](const QByteArray &content) { return zip({{"bomb.json", content}}); };
    QTest::addRow("B7 gz of zeros") << gzip(QByteArray(kBombContent, '\0'));
    QTest::addRow("B7 gz of a string that never ends") << gzip(neverEnding());
    QTest::addRow("B7 gz of one record again and again") << gzip(manyRecords());
    QTest::addRow("B10 zip of zeros") << zipped(QByteArray(kBombContent, '\0'));
    QTest::addRow("B10 zip of a string that never ends") << zipped(neverEnding());
    QTest::addRow("B10 gz bomb in zip") << zip({{"bomb.json.gz", gzip(neverEnding()), 0}});
}

void BombsTest::aBombStaysWithinTheMemoryPromised()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("a sanitizer's own memory is not the program's");
#endif
    QFETCH(QByteArray, bytes);
    TestFolder folder;
    QDir(folder.path()).mkdir("empty");
    const Outcome base = scan(folder.path("empty"));
    const Outcome bomb = scan(folder.write("bomb.json", bytes));
    QVERIFY(base.peakMemory > 0);
    QVERIFY(base.balanced && bomb.balanced);
    QVERIFY(bomb.status == 3 || bomb.status == 4);
    const qint64 above = bomb.peakMemory - base.peakMemory;
    if (qEnvironmentVariableIsSet("INTERLOPER_SHOW_MEMORY"))
        qInfo("%lld bytes packed, %lld KiB above %lld KiB", qlonglong(bytes.size()), qlonglong(above >> 10),
              qlonglong(base.peakMemory >> 10));
    QVERIFY2(above < kMostAboveBase, qPrintable(QString("%1 bytes above the base").arg(above)));
}

QTEST_APPLESS_MAIN(BombsTest)
#include "tst_bombs.moc"
