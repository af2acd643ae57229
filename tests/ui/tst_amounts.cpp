// Counts, sizes, durations and times as the window says them.
#include "ui/words/amounts.h"

#include <QTest>

using namespace interloper;

class TestAmounts : public QObject
{
    Q_OBJECT

private slots:
    void countsAreGroupedByThree_data();
    void countsAreGroupedByThree();
    void aCountTakesTheNounThatFits();
    void sizesHaveOneUnit_data();
    void sizesHaveOneUnit();
    void durationsHaveAtMostTwoUnits_data();
    void durationsHaveAtMostTwoUnits();
    void timesKeepTheirOwnFraction();
    void tablesShowWholeSeconds();
};

void TestAmounts::countsAreGroupedByThree_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << quint64{0} << "0";
    QTest::newRow("three digits") << quint64{999} << "999";
    QTest::newRow("four digits") << quint64{1000} << "1,000";
    QTest::newRow("seven digits") << quint64{1972588} << "1,972,588";
    QTest::newRow("largest") << ~quint64{0} << "18,446,744,073,709,551,615";
}

void TestAmounts::countsAreGroupedByThree()
{
    QFETCH(quint64, count);
    QTEST(grouped(count), "words");
}

void TestAmounts::aCountTakesTheNounThatFits()
{
    QCOMPARE(counted(1, "event", "events"), "1 event");
    QCOMPARE(counted(0, "event", "events"), "0 events");
    QCOMPARE(counted(1204, "event", "events"), "1,204 events");
}

void TestAmounts::sizesHaveOneUnit_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("one") << quint64{1} << "1 byte";
    QTest::newRow("bytes") << quint64{999} << "999 bytes";
    QTest::newRow("kilobytes") << quint64{96304} << "96 kB";
    QTest::newRow("megabytes") << quint64{251'000'000} << "251 MB";
    QTest::newRow("small gigabytes") << quint64{1'440'000'000} << "1.4 GB";
    QTest::newRow("rounds up into the next unit") << quint64{999'999} << "1.0 MB";
    QTest::newRow("beyond the last unit") << quint64{5'000'000'000'000'000} << "5000 TB";
}

void TestAmounts::sizesHaveOneUnit()
{
    QFETCH(quint64, bytes);
    QTEST(sizeWords(bytes), "words");
}

void TestAmounts::durationsHaveAtMostTwoUnits_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << qint64{0} << "0 s";
    QTest::newRow("seconds") << qint64{9} << "9 s";
    QTest::newRow("minutes and seconds") << qint64{2469} << "41 min 9 s";
    QTest::newRow("whole hours") << qint64{7200} << "2 h";
    QTest::newRow("an empty unit between is the end") << qint64{3601} << "1 h";
    QTest::newRow("one day") << qint64{86400} << "1 day";
    QTest::newRow("days and hours") << qint64{2 * 86400 + 3 * 3600 + 59} << "2 days 3 h";
}

void TestAmounts::durationsHaveAtMostTwoUnits()
{
    QFETCH(qint64, seconds);
    QTEST(durationWords(seconds), "words");
}

void TestAmounts::timesKeepTheirOwnFraction()
{
    const auto whole = parseIsoInstant("2025-06-17T02:26:05Z");
    const auto fraction = parseIsoInstant("2025-06-17T02:26:05.1234567Z");
    QVERIFY(whole && fraction);
    QCOMPARE(timeWords(*whole), "2025-06-17 02:26:05Z");
    QCOMPARE(timeWords(*fraction), "2025-06-17 02:26:05.1234567Z");
    QCOMPARE(clockWords(*whole), "02:26:05Z");
    QVERIFY(timeWords(Instant{}).isEmpty());
}

void TestAmounts::tablesShowWholeSeconds()
{
    QCOMPARE(wholeSeconds("2025-03-10 22:47:00.2114479Z"), "2025-03-10 22:47:00Z");
    QCOMPARE(wholeSeconds("02:26:05Z"), "02:26:05Z");
    QCOMPARE(wholeSeconds(""), "");
}

QTEST_GUILESS_MAIN(TestAmounts)
#include "tst_amounts.moc"
