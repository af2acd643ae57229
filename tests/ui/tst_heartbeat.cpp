// The histogram behind --diagnostics. Lateness itself is measured and never asserted.
#include "ui/jobs/heartbeat.h"

#include <QTest>

using namespace interloper;

class TestHeartbeat : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyHistogramHasNoQuantiles();
    void quantilesAreRightWithinAFifth_data();
    void quantilesAreRightWithinAFifth();
    void aHugeTimeIsKept();
    void beatsAreCounted();
    void thisProcessHoldsMemory();
};

void TestHeartbeat::anEmptyHistogramHasNoQuantiles()
{
    QCOMPARE(TimeHistogram().quantile(0.5), 0);
    QCOMPARE(TimeHistogram().json().value("count").toInt(), 0);
}

void TestHeartbeat::quantilesAreRightWithinAFifth_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("exact");
    QTest::newRow("first") << 0.0001 << 1;
    QTest::newRow("median") << 0.5 << 5000;
    QTest::newRow("one in a hundred") << 0.99 << 9900;
    QTest::newRow("largest") << 1.0 << 10000;
}

void TestHeartbeat::quantilesAreRightWithinAFifth()
{
    QFETCH(double, share);
    QFETCH(int, exact);
    TimeHistogram histogram;
    for (int time = 1; time <= 10000; ++time)
        histogram.add(time);
    const std::int64_t found = histogram.quantile(share);
    QVERIFY(found >= exact);
    QVERIFY(found <= exact + exact / 5);
}

void TestHeartbeat::aHugeTimeIsKept()
{
    TimeHistogram histogram;
    histogram.add(std::int64_t{1} << 50);
    QCOMPARE(histogram.largest(), std::int64_t{1} << 50);
    QCOMPARE(histogram.quantile(1.0), std::int64_t{1} << 50);
}

void TestHeartbeat::beatsAreCounted()
{
    Heartbeat heartbeat;
    heartbeat.start();
    QTRY_VERIFY(heartbeat.lateness().count() >= 3);
}

void TestHeartbeat::thisProcessHoldsMemory()
{
    QVERIFY(peakMemory() > 1'000'000);
    QVERIFY(threadCpuMicroseconds() > 0);
}

QTEST_GUILESS_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
