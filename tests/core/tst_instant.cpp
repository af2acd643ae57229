#include "base/instant.h"

#include <QtTest>

using namespace interloper;

class InstantTest : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void ordersByTimeWithBadTimesLast();
};

void InstantTest::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<quint32>("nanos");
    QTest::addColumn<QByteArray>("printed");
    QTest::addRow("seconds") << QByteArray("2023-07-10T11:55:21Z") << qint64(1688990121) << 0u
                             << QByteArray("2023-07-10T11:55:21Z");
    QTest::addRow("seven digits") << QByteArray("2022-02-08T09:23:37.1234567Z") << qint64(1644312217) << 123456700u
                                  << QByteArray("2022-02-08T09:23:37.1234567Z");
    QTest::addRow("blank and nine digits") << QByteArray("2024-12-16 18:41:07.000000001") << qint64(1734374467) << 1u
                                           << QByteArray("2024-12-16T18:41:07.000000001Z");
    QTest::addRow("offset") << QByteArray("2022-02-08 09:23:37+11:00") << qint64(1644272617) << 0u
                            << QByteArray("2022-02-07T22:23:37Z");
    QTest::addRow("before the epoch") << QByteArray("1969-12-31T23:59:59Z") << qint64(-1) << 0u
                                      << QByteArray("1969-12-31T23:59:59Z");
    QTest::addRow("leap second") << QByteArray("2016-12-31T23:59:60Z") << qint64(1483228800) << 0u
                                 << QByteArray("2017-01-01T00:00:00Z");
}

void InstantTest::parses()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    QFETCH(quint32, nanos);
    QFETCH(QByteArray, printed);
    const auto instant = parseIsoInstant(text.toStdString());
    QVERIFY(instant.has_value());
    QCOMPARE(instant->seconds, seconds);
    QCOMPARE(instant->nanos, nanos);
    QCOMPARE(QByteArray::fromStdString(formatIso(*instant)), printed);
}

void InstantTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "yesterday", "2023-13-01T00:00:00Z", "2023-02-30T00:00:00Z", "2023-02-01T24:00:01Z",
                             "2023-02-01T00:00:00Zx", "2023-02-01T00:00:00.Z", "2023-02-01"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void InstantTest::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseIsoInstant(text.toStdString()).has_value());
}

void InstantTest::ordersByTimeWithBadTimesLast()
{
    const Instant early = *parseIsoInstant("2023-07-10T11:55:21Z");
    const Instant late = *parseIsoInstant("2023-07-10T11:55:21.5Z");
    const Instant bad;
    QVERIFY(early < late);
    QVERIFY(late < bad);
}

QTEST_APPLESS_MAIN(InstantTest)
#include "tst_instant.moc"
