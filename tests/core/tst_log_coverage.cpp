// Which hours of which place the logs hold, and how the map draws them.
#include "layout/coverage_map.h"
#include "support/triage_case.h"

using namespace interloper;
using namespace interloper::test;

namespace {

Call call(const QString &time, const QString &region = "us-east-1")
{
    Call out;
    out.name = "DescribeInstances";
    out.time = time;
    out.region = region;
    return out;
}

std::shared_ptr<const Investigation> readCalls(const QList<Call> &calls)
{
    CallLog log;
    for (const Call &each : calls)
        log.add(each);
    return log.read();
}

// `us-east-1 ==.=~`: covered, empty, partial, outside as a blank.
QStringList drawn(const CoverageMap &map)
{
    QStringList out;
    for (const CoverageRow &row : map.rows) {
        QString line = textOf(row.title) + ' ';
        for (const CoverageCell &cell : row.cells) {
            constexpr char kSigns[] = {' ', '.', '~', '='};
            line += QLatin1Char(kSigns[static_cast<int>(cell.state)]);
            if (!cell.changes.empty())
                line += '!';
        }
        out << line;
    }
    return out;
}

QString shownRuns(const std::vector<HourRun> &runs, std::int64_t zero)
{
    QStringList out;
    for (const HourRun &run : runs)
        out << QString("%1-%2:%3").arg(run.from - zero).arg(run.until - zero).arg(run.events);
    return out.join(' ');
}

constexpr std::int64_t kMidnight = 1750118400 / 3600; // 2025-06-17T00:00:00Z

} // namespace

class LogCoverageTest : public QObject
{
    Q_OBJECT

private slots:
    void countsHoursByPlace();
    void countsWhatHasNoTime();
    void holdsHoursBefore1970();
    void keepsProvidersWithoutAccountApart();
    void drawsEveryCellOfEveryPlace();
    void choosesCellsThatFit_data();
    void choosesCellsThatFit();
    void leavesOddDatesOutAndSaysHowMany();
    void marksWhereLoggingWasChanged();
    void drawsNothingOfNothing();
};

void LogCoverageTest::countsHoursByPlace()
{
    const auto result =
        readCalls({call("2025-06-17T00:10:00Z"), call("2025-06-17T00:59:59Z"), call("2025-06-17T01:00:00Z"),
                   call("2025-06-17T05:30:00Z"), call("2025-06-17T03:00:00Z", "eu-west-1")});
    const auto &places = result->coverage.places();
    QCOMPARE(places.size(), std::size_t{2});
    const StringPool &strings = result->events.strings();
    QCOMPARE(textOf(strings.view(places[0].region)), QString("eu-west-1"));
    QCOMPARE(textOf(strings.view(places[1].region)), QString("us-east-1"));
    QCOMPARE(shownRuns(coveredRuns(places[1]), kMidnight), QString("0-2:3 5-6:1"));
    QCOMPARE(shownRuns(emptyRuns(places[1]), kMidnight), QString("2-5:0"));
    QCOMPARE(places[1].events, 4u);
    QCOMPARE(result->events.key(places[1].first), std::string("aws:00000001-0000-4000-8000-000000000000"));
    QCOMPARE(result->events.key(places[1].last), std::string("aws:00000004-0000-4000-8000-000000000000"));
}

void LogCoverageTest::countsWhatHasNoTime()
{
    const auto result = readCalls({call("2025-06-17T00:10:00Z"), call("soon")});
    const auto &places = result->coverage.places();
    QCOMPARE(places.size(), std::size_t{1});
    QCOMPARE(places[0].events, 2u);
    QCOMPARE(places[0].withoutTime, 1u);
    QCOMPARE(places[0].hours.size(), std::size_t{1});
    QCOMPARE(layoutCoverage(*result, 10).withoutTime, 1u);
}

void LogCoverageTest::holdsHoursBefore1970()
{
    const auto result = readCalls({call("1969-12-31T23:30:00Z"), call("1970-01-01T00:30:00Z")});
    QCOMPARE(shownRuns(coveredRuns(result->coverage.places()[0]), 0), QString("-1-1:2"));
}

void LogCoverageTest::keepsProvidersWithoutAccountApart()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("aws.json",
          R"({"Records":[{"eventVersion":"1.08","eventSource":"ec2.amazonaws.com","eventName":"RunInstances",)"
          R"("eventTime":"2025-06-17T00:00:00Z","eventID":"00000001-0000-4000-8000-000000000000"}]})");
    write("azure.json",
          R"([{"eventTimestamp":"2025-06-17T00:00:00Z","operationName":{"value":"Microsoft.Compute/disks/write"},)"
          R"("status":{"value":"Succeeded"},"eventDataId":"00000002-0000-4000-8000-000000000000",)"
          R"("correlationId":"00000003-0000-4000-8000-000000000000","resourceId":"/x"}])");
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    NoProgress progress;
    const auto result = investigate(options, progress).value();
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(result->coverage.places().size(), std::size_t{2});
}

void LogCoverageTest::drawsEveryCellOfEveryPlace()
{
    const auto result = readCalls({call("2025-06-17T00:10:00Z"), call("2025-06-17T01:10:00Z"),
                                   call("2025-06-17T04:10:00Z"), call("2025-06-17T02:10:00Z", "eu-west-1")});
    const CoverageMap map = layoutCoverage(*result, 24);
    QCOMPARE(map.hoursACell, std::int64_t{1});
    QCOMPARE(drawn(map), (QStringList{"eu-west-1   =  ", "us-east-1 ==..="}));
    QCOMPARE(map.rows[1].emptyHours, std::int64_t{2});
    Instant time;
    time.good = true;
    time.seconds = (kMidnight + 2) * 3600 + 1800;
    QCOMPARE(map.placeOf(time), 0.5);
}

void LogCoverageTest::choosesCellsThatFit_data()
{
    QTest::addColumn<QString>("last");
    QTest::addColumn<qint64>("hours");
    QTest::addColumn<QString>("row");
    QTest::newRow("hours") << "2025-06-17T09:10:00Z" << qint64{1} << "us-east-1 =........=";
    QTest::newRow("two hours, half of the first") << "2025-06-17T13:10:00Z" << qint64{2} << "us-east-1 =.....=";
    QTest::newRow("days") << "2025-06-23T13:10:00Z" << qint64{24} << "us-east-1 =.....=";
    QTest::newRow("weeks") << "2025-08-20T13:10:00Z" << qint64{168} << "us-east-1 =........=";
    QTest::newRow("more weeks") << "2026-02-20T13:10:00Z" << qint64{168 * 4} << "us-east-1 =.......=";
}

void LogCoverageTest::choosesCellsThatFit()
{
    QFETCH(QString, last);
    QFETCH(qint64, hours);
    QFETCH(QString, row);
    const CoverageMap map = layoutCoverage(*readCalls({call("2025-06-17T00:10:00Z"), call(last)}), 10);
    QCOMPARE(qint64{map.hoursACell}, hours);
    QVERIFY(map.columns <= 10);
    QCOMPARE(drawn(map), QStringList{row});
}

void LogCoverageTest::leavesOddDatesOutAndSaysHowMany()
{
    const auto result = readCalls({call("1970-01-01T00:10:00Z"), call("2025-06-17T00:10:00Z"),
                                   call("2025-06-17T01:10:00Z"), call("2098-06-17T01:10:00Z")});
    const CoverageMap map = layoutCoverage(*result, 10);
    QCOMPARE(drawn(map), QStringList{"us-east-1 =="});
    QCOMPARE(map.elsewhere, 2u);
    QCOMPARE(map.rows[0].elsewhere, 2u);
}

void LogCoverageTest::marksWhereLoggingWasChanged()
{
    Call stop = call("2025-06-17T01:30:00Z");
    stop.name = "StopLogging";
    stop.service = "cloudtrail.amazonaws.com";
    Call refused = stop;
    refused.time = "2025-06-17T00:30:00Z";
    refused.error = "AccessDenied";
    const auto result = readCalls({call("2025-06-17T00:10:00Z"), call("2025-06-17T02:10:00Z"),
                                   call("2025-06-17T00:10:00Z", "eu-west-1"), stop, refused});
    const CoverageMap map = layoutCoverage(*result, 10);
    QCOMPARE(map.changes, std::size_t{1});
    QCOMPARE(drawn(map), (QStringList{"eu-west-1 = ! ", "us-east-1 ==!="})); // a trail may log every region
}

void LogCoverageTest::drawsNothingOfNothing()
{
    const CoverageMap map = layoutCoverage(Investigation{}, 0);
    QVERIFY(map.rows.empty());
    QCOMPARE(map.columns, std::size_t{0});
}

QTEST_APPLESS_MAIN(LogCoverageTest)
#include "tst_log_coverage.moc"
