// Gzip as it comes damaged, odd or hostile: what can be had of it is kept, and nothing passes as whole that is not.
#include "evidence/content_reader.h"
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr int kTrailerBytes = 8;

const Input &only(const Read &result)
{
    return result->receipt.inputs.front();
}

// A header that `flags` and `fields` make longer.
QByteArray gzipWithHeader(const QByteArray &content, char flags, const QByteArray &fields)
{
    QByteArray out = gzip(content);
    out[3] = flags;
    return out.insert(10, fields);
}

QByteArray damaged(QByteArray bytes, qsizetype at)
{
    bytes[at] = char(bytes[at] ^ 0x5A);
    return bytes;
}

} // namespace

class GzipTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatCanBeHad_data();
    void keepsWhatCanBeHad();
    void aCutAtEveryByteGrowsAndNeverPassesAsWholeB1();
    void noFlippedBitPassesInSilenceB4();
    void aRecordMaySpanMembersB5();
    void theHashIsOfTheStoredBytes();
    void layersAreTakenOff_data();
    void layersAreTakenOff();
    void aBombStops_data();
    void aBombStops();
    void aBombIsReadToItsEndOnRequest_data();
    void aBombIsReadToItsEndOnRequest();
    void fastAndSlowWayReadTheSame();
};

void GzipTest::keepsWhatCanBeHad_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("events");
    QTest::addColumn<QByteArray>("stateWanted");
    QTest::addColumn<QString>("code");
    const QByteArray whole = gzip(trailFile(1, 20));
    const qsizetype trailer = whole.size() - kTrailerBytes;
    QTest::addRow("B2 trailer missing") << whole.left(trailer) << 20 << QByteArray("partial") << "checksum-missing";
    QTest::addRow("B2 trailer short by one") << whole.chopped(1) << 20 << QByteArray("partial") << "checksum-missing";
    QTest::addRow("B2 half of the checksum")
        << whole.left(trailer + 2) << 20 << QByteArray("partial") << "checksum-missing";
    QTest::addRow("B1 cut in the data") << whole.left(trailer - 20) << -1 << QByteArray("partial") << "truncated";
    QTest::addRow("B3 wrong checksum") << damaged(whole, trailer) << 20 << QByteArray("partial") << "checksum-mismatch";
    QTest::addRow("B3 wrong length") << damaged(whole, trailer + 5) << 20 << QByteArray("partial")
                                     << "checksum-mismatch";
    QTest::addRow("B3 wrong checksum before another member")
        << damaged(whole, trailer) + gzip(trailFile(21, 5)) << 25 << QByteArray("partial") << "checksum-mismatch";
    QTest::addRow("B6 zeros behind") << whole + QByteArray(512, '\0') << 20 << QByteArray("complete")
                                     << "trailing-bytes";
    QTest::addRow("B6 text behind") << whole + "rotated" << 20 << QByteArray("partial") << "trailing-bytes";
    QTest::addRow("a wrong sum of the header")
        << gzipWithHeader(trailFile(1, 20), 2, "no") << 0 << QByteArray("partial") << "damaged";
    QTest::addRow("B9 name of 100 KiB") << gzipWithHeader(trailFile(1, 20), 8, QByteArray(100 * 1024, 'n') + '\0') << 0
                                        << QByteArray("partial") << "header-too-long";
    QTest::addRow("B9 a name that never ends")
        << QByteArray("\x1f\x8b\x08\x08\0\0\0\0\0\x03", 10) + QByteArray(300 * 1024, 'n') << 0 << QByteArray("partial")
        << "header-too-long";
    QTest::addRow("B9 ordinary name, comment and extra field")
        << gzipWithHeader(trailFile(1, 20), 4 | 8 | 16,
                          littleEndian(3, 2) + "abc" + QByteArray("a.json\0", 7) + QByteArray("from a bucket\0", 14))
        << 20 << QByteArray("complete") << QString();
}

void GzipTest::keepsWhatCanBeHad()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, events);
    QFETCH(QByteArray, stateWanted);
    QFETCH(QString, code);
    TestFolder folder;
    const auto result = read(folder.write("a.json.gz", bytes));
    if (events >= 0)
        QCOMPARE(int(result->events.size()), events);
    QCOMPARE(state(only(result)), stateWanted);
    QVERIFY2(code.isEmpty() || codes(only(result)).contains(code), qPrintable(codes(only(result)).join(' ')));
    const QString place = "behind the gzip data at byte " + QString::number(gzip(trailFile(1, 20)).size());
    QVERIFY(code != "trailing-bytes" || details(only(result)).contains(place)); // B6: how many, and where
}

void GzipTest::aCutAtEveryByteGrowsAndNeverPassesAsWholeB1()
{
    TestFolder folder;
    const QByteArray packed = gzip(trailFile(1, 20));
    std::uint32_t before = 0;
    for (qsizetype length = 3; length < packed.size(); ++length) {
        const auto result = read(folder.write("cut.json.gz", packed.left(length)), 1);
        QVERIFY(result->events.size() >= before);
        before = result->events.size();
        QCOMPARE(state(only(result)), QByteArray("partial"));
        const bool trailerOnly = length >= packed.size() - kTrailerBytes;
        QCOMPARE(codes(only(result)).contains("checksum-missing"), trailerOnly);
        const QString place = "at byte " + QString::number(length) + " of the file";
        QVERIFY2(details(only(result)).contains(place), qPrintable(details(only(result))));
    }
    QCOMPARE(before, 20u);
}

void GzipTest::noFlippedBitPassesInSilenceB4()
{
    TestFolder folder;
    const QByteArray packed = gzip(trailFile(1, 3));
    for (qsizetype bit = 0; bit < packed.size() * 8; ++bit) {
        QByteArray flipped = packed;
        flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
        const auto result = read(folder.write("flipped.gz", flipped), 1);
        const bool silent = only(result).state == InputState::Complete;
        QVERIFY2(!silent || result->events.size() == 3, qPrintable(QString("bit %1").arg(bit)));
    }
}

void GzipTest::aRecordMaySpanMembersB5()
{
    TestFolder folder;
    const QByteArray text = trailFile(1, 4);
    QByteArray members;
    for (qsizetype at = 0; at < text.size(); at += 100)
        members += gzip(text.mid(at, 100));
    const auto result = read(folder.write("rotated.json.gz", members));
    QCOMPARE(result->events.size(), 4u);
    QCOMPARE(rows(result), QStringList{"complete"});
    const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(2)));
    QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(3));
}

void GzipTest::theHashIsOfTheStoredBytes()
{
    TestFolder folder;
    const QByteArray packed = gzip(trailFile(1, 4)) + "more";
    const auto result = read(folder.write("a.json.gz", packed));
    QCOMPARE(QByteArray::fromStdString(only(result).sha256),
             QCryptographicHash::hash(packed, QCryptographicHash::Sha256).toHex());
}

void GzipTest::layersAreTakenOff_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("events");
    QTest::addColumn<QString>("row");
    QTest::addRow("B8 gz in gz") << gzip(gzip(trailFile(1, 5))) << 5 << "complete";
    QTest::addRow("B8 gz in gz, cut inside")
        << gzip(gzip(trailFile(1, 5)).chopped(2)) << 5 << "partial checksum-missing";
    QTest::addRow("B8 gz in gz in gz") << gzip(gzip(gzip(trailFile(1, 5)))) << 0 << "set-aside too-many-layers";
}

void GzipTest::layersAreTakenOff()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, events);
    QFETCH(QString, row);
    TestFolder folder;
    const auto result = read(folder.write("a.gz", bytes));
    QCOMPARE(int(result->events.size()), events);
    QCOMPARE(rows(result), QStringList{row});
    if (events > 0) {
        const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(1)));
        QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(2));
    }
    QVERIFY(row == "complete" || result->receipt.exitStatus() != 0);
}

void GzipTest::aBombStops_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<char>("filling");
    QTest::addRow("B7 zeros behind a trail") << trailFile(1, 3) << '\0';
    QTest::addRow("B7 a string that never ends")
        << "{\"Records\":[" + trailEvent(1) + "," + trailEvent(2) + "," + trailEvent(3) + ",{\"eventName\":\"" << 'a';
    QTest::addRow("B7 blanks behind a trail") << trailFile(1, 3) << ' ';
}

void GzipTest::aBombStops()
{
    QFETCH(QByteArray, start);
    QFETCH(char, filling);
    TestFolder folder;
    const auto result = read(folder.write("a.json.gz", gzip(start + QByteArray(100 << 20, filling))));
    QCOMPARE(result->events.size(), 3u);
    QCOMPARE(state(only(result)), QByteArray("partial"));
    QVERIFY(codes(only(result)).contains("gzip-bomb"));
    QVERIFY(only(result).counts.bytes < 2 * kBombBytes);
    QVERIFY(!only(result).sha256.empty());
}

void GzipTest::aBombIsReadToItsEndOnRequest_data()
{
    const QByteArray lines = trailEvent(1) + "\n" + QByteArray(100 << 20, ' ') + "\n" + trailEvent(2) + "\n";
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<QString>("code");
    QTest::addRow("B7 gzip") << gzip(lines) << "gzip-bomb";
    QTest::addRow("B7 zip") << zip({{"a.jsonl", lines}}) << "zip-bomb";
    QTest::addRow("B7 gzip in zip") << zip({{"a.jsonl.gz", gzip(lines), 0}}) << "gzip-bomb";
}

void GzipTest::aBombIsReadToItsEndOnRequest()
{
    QFETCH(QByteArray, packed);
    QFETCH(QString, code);
    TestFolder folder;
    InvestigateOptions options;
    options.paths = {folder.write("packed", packed).toStdString()};
    const Read stopped = readWith(options);
    QCOMPARE(stopped->events.size(), 1u);
    QVERIFY(codes(only(stopped)).contains(code));
    options.pastLimits = true;
    const Read whole = readWith(options);
    QCOMPARE(whole->events.size(), 2u);
    QVERIFY2(!codes(only(whole)).contains(code), qPrintable(codes(only(whole)).join(' ')));
    QCOMPARE(state(only(whole)), QByteArray("complete"));
    const auto raw = readRawRecord(whole->receipt, whole->events.locator(EventId(1)));
    QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(2));
}

void GzipTest::fastAndSlowWayReadTheSame()
{
    TestFolder folder;
    const QByteArray text = trailFile(1, 3000);
    const auto fast = read(folder.write("a.json.gz", gzip(text)));
    const auto slow = read(folder.write("b.json.gz", gzip(text.left(1000)) + gzip(text.mid(1000))));
    QCOMPARE(fast->events.size(), 3000u);
    QCOMPARE(slow->events.size(), 3000u);
    QCOMPARE(only(fast).counts.bytes, only(slow).counts.bytes);
}

QTEST_APPLESS_MAIN(GzipTest)
#include "tst_gzip.moc"
