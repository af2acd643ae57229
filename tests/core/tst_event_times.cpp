// Times through the whole reading: every event is kept, odd times are said for their input, and the order of the rows,
// the zone of the machine and its locale change nothing.
#include "investigate.h"
#include "support/packing.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <clocale>
#include <random>

using namespace interloper;
using test::gzip;

namespace {

QByteArray awsEvent(int number, const QByteArray &time)
{
    return "{\"eventVersion\":\"1.09\"," + (time.isNull() ? QByteArray() : "\"eventTime\":" + time + ',') +
           "\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\",\"userIdentity\":{\"type\":"
           "\"IAMUser\","
           "\"arn\":\"arn:aws:iam::111122223333:user/mira\"},\"eventID\":\"11111111-2222-4333-8444-" +
           QByteArray::number(number).rightJustified(12, '0') + "\"}\n";
}

QByteArray awsEvents(const QList<QByteArray> &times)
{
    QByteArray out;
    for (const QByteArray &time : times)
        out += awsEvent(int(out.size()), time.isNull() ? time : '"' + time + '"');
    return out;
}

QByteArray azureRow(int number, const QByteArray &time)
{
    return "Microsoft.Compute/virtualMachines/write,\"" + time + "\",22222222-2222-4333-8444-" +
           QByteArray::number(number).rightJustified(12, '0') + "\n";
}

QByteArray azureTable(const QByteArray &timeHeader, const QList<QByteArray> &times)
{
    QByteArray out = "OperationNameValue," + timeHeader + ",EventDataId\n";
    for (int i = 0; i < times.size(); ++i)
        out += azureRow(i, times[i]);
    return out;
}

// What was read of one file: its issues and its times in reading order.
struct Reading
{
    std::shared_ptr<const Investigation> all;
    QStringList codes;
    QStringList times;

    QString detail(const char *code) const
    {
        for (const Issue &issue : all->receipt.inputs.front().issues)
            if (issue.code == code)
                return QString::fromStdString(issue.detail);
        return {};
    }
};

} // namespace

class EventTimesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void saysWhatIsOdd_data();
    void saysWhatIsOdd();
    void readsFiguresInJson();
    void f1KeepsEventsWithoutTimeLast();
    void f8LeavesTheUnsetOffTheTimeLine();
    void readsEachDateByItsOwnProof();
    void marksDatesThatNothingDecides();
    void readsAgainWhereALateRowProvesTheOrder();
    void takesTheUsersOrderAndZone();
    void f11TimesOfAClockThatIsSetDependOnTheOffsetAlone_data();
    void f11TimesOfAClockThatIsSetDependOnTheOffsetAlone();
    void f12DoesNotDependOnTheOrderOfRows();
    void noticesEventsFromTheFuture_data();
    void noticesEventsFromTheFuture();

private:
    Reading read(const QByteArray &content, std::optional<DateOrder> order = std::nullopt,
                 std::optional<int> zone = std::nullopt, const QDateTime &changed = {});

    QTemporaryDir m_dir;
};

// F15: see tst_instant.
void EventTimesTest::initTestCase()
{
    const QByteArray locale = qgetenv("INTERLOPER_TEST_LOCALE");
    if (!locale.isEmpty())
        QVERIFY2(std::setlocale(LC_ALL, locale.constData()) != nullptr, locale.constData());
    QVERIFY(m_dir.isValid());
}

Reading EventTimesTest::read(const QByteArray &content, std::optional<DateOrder> order, std::optional<int> zone,
                             const QDateTime &changed)
{
    QFile file(m_dir.filePath("evidence"));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        qFatal("cannot write a fixture");
    if (changed.isValid() && !file.setFileTime(changed, QFileDevice::FileModificationTime))
        qFatal("cannot set the time of a fixture");
    file.close();
    InvestigateOptions options;
    options.paths = {file.fileName().toStdString()};
    options.dateOrder = order;
    options.assumedZone = zone;
    NoProgress progress;
    Reading out{investigate(options, progress).value(), {}, {}};
    for (const Input &input : out.all->receipt.inputs) {
        if (!input.counts.balanced())
            qFatal("an account that does not balance");
        for (const Issue &issue : input.issues)
            out.codes << QString::fromStdString(issue.code);
    }
    for (std::uint32_t i = 0; i < out.all->events.size(); ++i)
        out.times << QString::fromStdString(formatIso(out.all->events.time(EventId(i))));
    return out;
}

void EventTimesTest::saysWhatIsOdd_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    const auto aws = [](const char *name, const QList<QByteArray> &times, const char *code, const char *words) {
        QTest::addRow("%s", name) << awsEvents(times) << QString(code) << QString(words);
    };
    const QByteArray good = "2025-03-04T02:26:05Z";
    aws("nothing is odd", {good, good}, "", "");
    aws("F1 missing", {QByteArray(), good}, "no-time", "1 event has no time");
    aws("F1 empty", {"", good, " "}, "no-time", "2 events have no time");
    aws("F1 null in words", {"null", "None"}, "no-time", "2 events have no time");
    aws("F4 more than nine digits", {"2025-03-04T02:26:05.1234567890Z", "2025-03-04T02:26:05.12345678901Z", good},
        "time-cut", "2 times have more than nine fraction digits; cut, not rounded");
    aws("F5 leap second", {"2016-12-31T23:59:60Z"}, "leap-second", "1 time is a leap second");
    aws("F6 24:00:00", {"2025-03-04T24:00:00Z"}, "day-rollover", "1 time is 24:00:00");
    aws("F7 no such day", {"2025-02-30T00:00:00Z", "2025-13-01T00:00:00Z"}, "bad-time",
        "the first: 2025-02-30T00:00:00Z");
    aws("F7 hostile text", {"\\u202e<b>"}, "bad-time", "[U+202E]<b>");
    aws("F8 not set", {"0001-01-01T00:00:00", good}, "time-not-set", "0001-01-01T00:00:00");
    aws("F9 text of milliseconds", {"1741055165123"}, "epoch-time",
        "1 time is a figure, read as milliseconds since 1970 by its size");
    aws("F9 float seconds", {"1741055165.0", "1741055166.0"}, "epoch-time", "2 times are figures, read as seconds");
    aws("F10 .NET's own order", {"01/09/2007 09:41:00"}, "date-order-assumed", "--date-order");
    aws("a day alone", {"2025-03-04"}, "day-only", "taken as 00:00:00");
    QTest::addRow("F2 no zone") << azureTable("TimeGenerated", {"2025-03-04 02:26:05.000"}) << QString("zone-unknown")
                                << QString("read as UTC");
    QTest::addRow("F10 both proofs") << azureTable("TimeGenerated [UTC]",
                                                   {"13/1/2024, 08:42:31", "1/13/2024, 08:42:31"})
                                     << QString("date-order-contradictory")
                                     << QString("each of those is read as it must");
}

void EventTimesTest::saysWhatIsOdd()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(QString, words);
    const Reading reading = read(content);
    QCOMPARE(reading.codes.join(' '), code);
    QVERIFY2(reading.detail(qPrintable(code)).contains(words), qPrintable(reading.detail(qPrintable(code))));
    QCOMPARE(reading.all->receipt.totals().rejected, 0u);
}

// F9: a figure that JSON writes without quotes.
void EventTimesTest::readsFiguresInJson()
{
    const Reading reading = read(awsEvent(1, "1741055165") + awsEvent(2, "1741055165.5") + awsEvent(3, "true"));
    QCOMPARE(reading.times[0], QString("2025-03-04T02:26:05Z"));
    QCOMPARE(reading.times[1], QString("2025-03-04T02:26:05.5Z"));
    QVERIFY(reading.times[2].isEmpty());
}

// F1, F7, F8: shown last, never dropped, never given a time.
void EventTimesTest::f1KeepsEventsWithoutTimeLast()
{
    const Reading reading = read(
        awsEvents({"yesterday", "2025-03-04T02:26:05Z", QByteArray(), "9999-12-31T23:59:59Z", "2025-03-05T00:00:00Z"}));
    QCOMPARE(reading.all->receipt.totals().events, 5u);
    QStringList attempts;
    for (const Finding &finding : reading.all->findings)
        attempts << QString::fromStdString(formatIso(finding.time));
    for (const Attempt &attempt : reading.all->attempts)
        attempts << QString::fromStdString(formatIso(attempt.time));
    QVERIFY(!attempts.isEmpty() || reading.all->events.size() == 5);
    std::vector<Instant> times;
    for (std::uint32_t i = 0; i < reading.all->events.size(); ++i)
        times.push_back(reading.all->events.time(EventId(i)));
    std::stable_sort(times.begin(), times.end());
    QCOMPARE(QByteArray::fromStdString(formatIso(times[0])), QByteArray("2025-03-04T02:26:05Z"));
    QCOMPARE(QByteArray::fromStdString(formatIso(times[1])), QByteArray("2025-03-05T00:00:00Z"));
    QVERIFY(!times[2].good && !times[3].good && !times[4].good);
}

// F8
void EventTimesTest::f8LeavesTheUnsetOffTheTimeLine()
{
    const Reading reading = read(awsEvents({"0001-01-01T00:00:00Z", "2025-03-04T02:26:05Z", "9999-12-31T00:00:00Z"}));
    QCOMPARE(QByteArray::fromStdString(formatIso(reading.all->receipt.first())), QByteArray("2025-03-04T02:26:05Z"));
    QCOMPARE(QByteArray::fromStdString(formatIso(reading.all->receipt.last())), QByteArray("2025-03-04T02:26:05Z"));
    QVERIFY(reading.all->events.time(EventId(0)).has(TimeFlag::NotSet));
}

// F10
void EventTimesTest::readsEachDateByItsOwnProof()
{
    const Reading reading =
        read(azureTable("TimeGenerated [UTC]", {"13/1/2024, 08:42:31", "1/13/2024, 08:42:31", "4/5/2024, 08:42:31"}));
    QCOMPARE(reading.times[0], QString("2024-01-13T08:42:31Z"));
    QCOMPARE(reading.times[1], QString("2024-01-13T08:42:31Z"));
    QVERIFY(!reading.all->events.time(EventId(0)).has(TimeFlag::Ambiguous));
    QVERIFY(reading.all->events.time(EventId(2)).has(TimeFlag::Ambiguous));
    QCOMPARE(reading.codes, (QStringList{"date-order-contradictory", "date-order-assumed"}));
}

// F10
void EventTimesTest::marksDatesThatNothingDecides()
{
    const Reading open = read(azureTable("TimeGenerated [UTC]", {"1/2/2024, 8:42:31 PM", "3/3/2024, 8:42:31 PM"}));
    QVERIFY(open.all->events.time(EventId(0)).has(TimeFlag::Ambiguous));
    QVERIFY(!open.all->events.time(EventId(1)).has(TimeFlag::Ambiguous));
    QCOMPARE(open.codes, QStringList{"date-order-assumed"});
    const Reading proven = read(azureTable("TimeGenerated [UTC]", {"1/2/2024, 8:42:31 PM", "13/3/2024, 8:42:31 PM"}));
    QVERIFY(!proven.all->events.time(EventId(0)).has(TimeFlag::Ambiguous));
    QCOMPARE(proven.times[0], QString("2024-02-01T20:42:31Z"));
    QCOMPARE(proven.codes, QStringList());
    const Reading same = read(azureTable("TimeGenerated [UTC]", {"3/3/2024, 8:42:31 PM"}));
    QCOMPARE(same.codes, QStringList());
}

// F10: a gzip whose last member is small is read in windows, and only the last of them holds the proof.
void EventTimesTest::readsAgainWhereALateRowProvesTheOrder()
{
    QList<QByteArray> times(3000, "4/5/2024, 08:42:31");
    const QByteArray early = azureTable("TimeGenerated [UTC]", times);
    times << "1/13/2024, 08:42:31";
    const QByteArray all = azureTable("TimeGenerated [UTC]", times);
    QVERIFY(all.startsWith(early));
    const Reading late = read(gzip(early) + gzip(all.mid(early.size())));
    QCOMPARE(late.codes, QStringList());
    QCOMPARE(late.times.size(), 3001);
    QCOMPARE(late.times.first(), QString("2024-04-05T08:42:31Z"));
    QVERIFY(!late.all->events.time(EventId(0)).has(TimeFlag::Ambiguous));
    const Reading undecided = read(gzip(early) + gzip(QByteArray()));
    QCOMPARE(undecided.codes, QStringList{"date-order-assumed"});
    QCOMPARE(undecided.times.first(), QString("2024-05-04T08:42:31Z"));
}

// F2, F10
void EventTimesTest::takesTheUsersOrderAndZone()
{
    const Reading reading =
        read(azureTable("TimeGenerated", {"1/2/2024, 00:42:31", "2024-02-01T00:42:31Z"}), DateOrder::DayMonth, 330);
    QCOMPARE(reading.times, (QStringList{"2024-01-31T19:12:31Z", "2024-02-01T00:42:31Z"}));
    QVERIFY(reading.all->events.time(EventId(0)).zone == ZoneSource::Assumed);
    QVERIFY(reading.all->events.time(EventId(1)).zone == ZoneSource::Given);
    QCOMPARE(reading.codes, QStringList());
}

// Local times that a clock somewhere shows twice or never. Only offsets are taken, never a named zone, so each is one
// instant, on every machine: this program runs in several zones.
void EventTimesTest::f11TimesOfAClockThatIsSetDependOnTheOffsetAlone_data()
{
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QString>("unknown");
    QTest::addColumn<QString>("assumed"); // two hours east
    QTest::addRow("F11 left out in New York") << QByteArray("2025-03-09 02:30:00") << "2025-03-09T02:30:00Z"
                                              << "2025-03-09T00:30:00Z";
    QTest::addRow("F11 twice in New York") << QByteArray("2025-11-02 01:30:00") << "2025-11-02T01:30:00Z"
                                           << "2025-11-01T23:30:00Z";
    QTest::addRow("F11 left out on Lord Howe Island") << QByteArray("2025-10-05 02:15:00") << "2025-10-05T02:15:00Z"
                                                      << "2025-10-05T00:15:00Z";
    QTest::addRow("F11 twice on Lord Howe Island") << QByteArray("2025-04-06 01:45:00") << "2025-04-06T01:45:00Z"
                                                   << "2025-04-05T23:45:00Z";
    QTest::addRow("F11 a day that Samoa left out") << QByteArray("2011-12-30 12:00:00") << "2011-12-30T12:00:00Z"
                                                   << "2011-12-30T10:00:00Z";
}

void EventTimesTest::f11TimesOfAClockThatIsSetDependOnTheOffsetAlone()
{
    QFETCH(QByteArray, local);
    QFETCH(QString, unknown);
    QFETCH(QString, assumed);
    const Reading open = read(azureTable("TimeGenerated", {local}));
    QCOMPARE(open.times, QStringList{unknown});
    QCOMPARE(open.codes, QStringList{"zone-unknown"});
    QVERIFY(open.all->events.time(EventId(0)).zone == ZoneSource::Unknown);
    const Reading decided = read(azureTable("TimeGenerated", {local}), std::nullopt, 120);
    QCOMPARE(decided.times, QStringList{assumed});
    QVERIFY(decided.all->events.time(EventId(0)).zone == ZoneSource::Assumed);
}

// F12
void EventTimesTest::f12DoesNotDependOnTheOrderOfRows()
{
    QList<QByteArray> lines;
    for (int i = 0; i < 200; ++i) {
        const int minute = i * 7 % 60;
        lines << awsEvent(i, "\"2025-03-04T02:" + QByteArray::number(minute).rightJustified(2, '0') + ":05Z\"");
    }
    const auto keys = [&] {
        QStringList out;
        const Reading reading = read(lines.join());
        for (const Finding &finding : reading.all->findings)
            out << QString::fromStdString(finding.key);
        for (const SeedRow &row : reading.all->seedRows)
            out << QString::fromStdString(row.finding.key);
        for (const ActorIndex::Actor &actor : reading.all->actors.actors())
            for (const EventId event : actor.events)
                out << QString::fromStdString(formatIso(reading.all->events.time(event)));
        return out;
    };
    const QStringList expected = keys();
    QVERIFY(expected.size() >= 200);
    std::mt19937 random(20250304);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(lines.begin(), lines.end(), random);
        QCOMPARE(keys(), expected);
    }
}

// F13
void EventTimesTest::noticesEventsFromTheFuture_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("code");
    QTest::addRow("F13 before the file's time") << QByteArray("2025-03-01T00:00:00Z") << QString();
    QTest::addRow("F13 a day ahead") << QByteArray("2025-03-05T02:26:05Z") << QString();
    QTest::addRow("F13 more than a day ahead") << QByteArray("2025-03-05T02:26:06Z") << QString("time-ahead");
    QTest::addRow("F13 no time at all") << QByteArray("9999-12-31T00:00:00Z") << QString("time-not-set");
}

void EventTimesTest::noticesEventsFromTheFuture()
{
    QFETCH(QByteArray, time);
    QFETCH(QString, code);
    const QDateTime changed = QDateTime::fromString("2025-03-04T02:26:05Z", Qt::ISODate);
    const Reading reading = read(awsEvents({"2025-03-01T00:00:00Z", time}), std::nullopt, std::nullopt, changed);
    QCOMPARE(reading.codes.join(' '), code);
    QCOMPARE(reading.all->events.size(), 2u);
}

QTEST_APPLESS_MAIN(EventTimesTest)
#include "tst_event_times.moc"
