#include "layout/glyph_rail.h"
#include "layout/lane_density.h"
#include "layout/operation_glyphs.h"
#include "layout/time_ticks.h"
#include "layout/timeline_lanes.h"
#include "support/timeline_case.h"

#include <QtTest>

#include <numeric>
#include <random>

using namespace interloper;
using namespace interloper::test;

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::int64_t at(const std::string &clock)
{
    return toMilliseconds(parseIsoInstant("2025-06-17T" + clock + "Z").value_or(Instant{}));
}

std::vector<TimelineMark> marksAt(const std::vector<std::pair<std::int64_t, ResourceKind>> &places)
{
    std::vector<TimelineMark> marks;
    marks.reserve(places.size());
    for (const auto &[time, kind] : places)
        marks.push_back({.time = time, .event = EventId(static_cast<std::uint32_t>(marks.size())), .kind = kind});
    return marks;
}

TimelineMark alertAt(std::int64_t time, std::uint32_t finding)
{
    return {.time = time, .event = EventId(finding), .finding = finding};
}

std::vector<TimelineMark> randomMarks(std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::vector<TimelineMark> marks;
    const auto count = static_cast<std::uint32_t>(random() % 120);
    const auto room = static_cast<std::uint32_t>(1 + random() % 4000);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto time = static_cast<std::int64_t>(random() % room);
        if (random() % 4 == 0)
            marks.push_back(alertAt(time, i));
        else
            marks.push_back({.time = time, .event = EventId(i), .kind = static_cast<ResourceKind>(random() % 16)});
    }
    std::sort(marks.begin(), marks.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    return marks;
}

/// Alerts `!`, resources by the number of their kind, then the count where it is not one, `+n`; then the left edge.
QString railText(const GlyphRail &rail)
{
    QStringList out;
    for (const RailGlyph &glyph : rail.glyphs) {
        QString text = glyph.sort == RailGlyph::Sort::Alert  ? QStringLiteral("!")
                       : glyph.sort == RailGlyph::Sort::More ? QStringLiteral("+%1").arg(glyph.count)
                                                             : QString::number(static_cast<int>(glyph.kind));
        if (glyph.count > 1 && glyph.sort != RailGlyph::Sort::More)
            text += QStringLiteral("x%1").arg(glyph.count);
        out += text + '@' + QString::number(qRound(glyph.left));
    }
    return out.join(' ');
}

} // namespace

class TestTimelineLanes : public QObject
{
    Q_OBJECT

private slots:
    void lanesAreOrderedByAlertsThenLinksThenEvents()
    {
        const auto made = stolenDisk().make();
        const TimelineLanes lanes = layoutLanes(*made);
        QStringList names;
        for (const TimelineLane &lane : lanes.lanes)
            names += textOf(lane.name) + ' ' + QString::number(lane.alerts);
        QCOMPARE(names, QStringList({"user/dana.okafor 7", "m.tanaka@example.com 1", "i-0a1b2c3d4e5f60718 0",
                                     "user/terraform-prod 0", "ci-deploy/run-7 0"}));
        QVERIFY(lanes.lanes[2].isInstance);
        QVERIFY(!lanes.lanes[4].isInstance);
        QVERIFY(lanes.lanes[1].provider == Provider::Azure);
        QCOMPARE(lanes.range.from, at("02:00:00"));
        for (const TimelineLane &lane : lanes.lanes)
            for (const EventId event : lane.actor->events)
                QVERIFY(lanes.range.contains(toMilliseconds(made->events.time(event))));
    }

    void marksAreAlertsLinkedEventsAndWellKnownOperations()
    {
        const auto made = stolenDisk().make();
        const TimelineLanes lanes = layoutLanes(*made);
        QStringList marks;
        for (const TimelineMark &mark : lanes.lanes[0].marks)
            marks += textOf(made->events.key(mark.event)) + (mark.isAlert() ? " alert" : mark.linked ? " linked" : "");
        QCOMPARE(marks, QStringList({"aws:snap linked", "aws:group linked", "aws:open linked", "aws:volume linked",
                                     "aws:run alert", "aws:attach linked", "aws:six alert", "aws:six alert",
                                     "aws:six alert", "aws:six alert", "aws:six alert", "aws:six alert", "aws:late"}));
        QVERIFY(lanes.lanes[0].marks[2].kind == ResourceKind::SecurityGroupOpened);
        QVERIFY(lanes.lanes[0].marks[5].kind == ResourceKind::Attachment);
    }

    void rowsOfOneAzureOperationAreOneMark()
    {
        const auto made = stolenDisk().make();
        const TimelineLane lane = layoutLanes(*made).lanes[1];
        QCOMPARE(lane.marks.size(), std::size_t{2});
        QCOMPARE(made->events.key(lane.marks[0].event), std::string("az:d-1"));
        QVERIFY(lane.marks[1].isAlert());
    }

    void callsOfAnInstancesOwnRoleAreNotAGlyphEach()
    {
        const auto made = stolenDisk().make();
        const TimelineLane lane = layoutLanes(*made).lanes[2];
        QVERIFY(lane.links > 5);
        QCOMPARE(lane.marks.size(), std::size_t{1});
        QVERIFY(lane.marks[0].kind == ResourceKind::InstanceEnded);
    }

    void everyAlertHasAPlace()
    {
        const auto made = stolenDisk().make();
        const TimelineLanes lanes = layoutLanes(*made);
        for (std::size_t i = 0; i < made->findings.size(); ++i) {
            const auto place = lanes.placeOfFinding(i);
            QVERIFY(place);
            QCOMPARE(std::size_t{lanes.lanes[place->lane].marks[place->mark].finding}, i);
            const auto byEvent = lanes.placeOf(made->findings[i].event);
            QVERIFY(byEvent && byEvent->lane == place->lane);
        }
        QVERIFY(!lanes.placeOf(EventId{}));
    }

    void theOverviewCountsEachEventOnce()
    {
        const auto made = stolenDisk().make();
        const TimelineLanes lanes = layoutLanes(*made);
        QCOMPARE(lanes.overview.size(), kOverviewBins);
        QCOMPARE(std::accumulate(lanes.overview.begin(), lanes.overview.end(), 0u), made->events.size());
        QVERIFY(lanes.overview.front() > 0);
        QVERIFY(lanes.overview.back() > 0);
    }

    void nothingOpenIsNoLane()
    {
        const Investigation empty;
        const TimelineLanes lanes = layoutLanes(empty);
        QVERIFY(lanes.lanes.empty());
        QCOMPARE(lanes.range.span(), std::int64_t{0});
    }

    void alertsWithoutEventOrTimeAreLeftOut()
    {
        TimelineCase made;
        EventRow row;
        row.id = "untimed";
        row.time = "yesterday";
        row.operation = "CreateSnapshot";
        made.add(row);
        auto investigation = *made.make();
        investigation.findings.resize(2);
        investigation.findings[0].event = EventId(0);
        investigation.links.resize(2);
        const TimelineLanes lanes = layoutLanes(investigation);
        QCOMPARE(lanes.lanes.size(), std::size_t{1});
        QCOMPARE(lanes.lanes[0].alerts, 1u);
        QVERIFY(lanes.lanes[0].marks.empty());
        QCOMPARE(lanes.lanes[0].events, std::uint64_t{1});
        QCOMPARE(lanes.range.span(), std::int64_t{0});
    }

    void laneNameTellsWho_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isInstance");
        QTest::newRow("user") << textOf(kDana) << "user/dana.okafor" << false;
        QTest::newRow("role") << textOf(kPipeline) << "ci-deploy/run-7" << false;
        QTest::newRow("instance") << textOf(kOwnRole) << "i-0a1b2c3d4e5f60718" << true;
        QTest::newRow("old instance id") << "arn:aws-cn:sts::111122223333:assumed-role/app/i-0a1b2c3d"
                                         << "i-0a1b2c3d" << true;
        QTest::newRow("session that only looks like one") << "arn:aws:sts::111122223333:assumed-role/app/i-am-dana"
                                                          << "app/i-am-dana" << false;
        QTest::newRow("user called like an instance") << "arn:aws:iam::111122223333:user/i-0a1b"
                                                      << "user/i-0a1b" << false;
        QTest::newRow("root") << "arn:aws:iam::111122223333:root"
                              << "root" << false;
        QTest::newRow("cut ARN") << "arn:aws:iam"
                                 << "arn:aws:iam" << false;
        QTest::newRow("ARN without a name") << "arn:aws:iam::111122223333:"
                                            << "arn:aws:iam::111122223333:" << false;
        QTest::newRow("role without a name") << "arn:aws:sts::1:assumed-role/"
                                             << "assumed-role/" << false;
        QTest::newRow("service") << "autoscaling.amazonaws.com"
                                 << "autoscaling.amazonaws.com" << false;
        QTest::newRow("none") << ""
                              << "" << false;
    }

    void laneNameTellsWho()
    {
        QFETCH(QString, actor);
        QFETCH(QString, name);
        QFETCH(bool, isInstance);
        const std::string written = actor.toStdString();
        QCOMPARE(textOf(laneName(written)), name);
        QCOMPARE(isInstanceSession(written), isInstance);
    }

    void operationHasItsGlyph_data()
    {
        QTest::addColumn<bool>("azure");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<int>("kind");
        QTest::newRow("snapshot") << false << "ec2.amazonaws.com"
                                  << "CreateSnapshot" << int(ResourceKind::Snapshot);
        QTest::newRow("other service") << false << "fsx.amazonaws.com"
                                       << "CreateVolume" << -1;
        QTest::newRow("no service") << false << ""
                                    << "CreateVolume" << int(ResourceKind::Volume);
        QTest::newRow("access key") << false << "iam.amazonaws.com"
                                    << "CreateAccessKey" << int(ResourceKind::KeyPair);
        QTest::newRow("launch") << false << "ec2.amazonaws.com"
                                << "RunInstances" << -1;
        QTest::newRow("upper case") << true << ""
                                    << "MICROSOFT.COMPUTE/SNAPSHOTS/WRITE" << int(ResourceKind::Snapshot);
        QTest::newRow("deallocate") << true << "Microsoft.Compute"
                                    << "Microsoft.Compute/virtualMachines/deallocate/action"
                                    << int(ResourceKind::InstanceEnded);
        QTest::newRow("other cloud") << true << ""
                                     << "CreateSnapshot" << -1;
        QTest::newRow("empty") << true << ""
                               << "" << -1;
    }

    void operationHasItsGlyph()
    {
        QFETCH(bool, azure);
        QFETCH(QString, service);
        QFETCH(QString, operation);
        QFETCH(int, kind);
        const auto glyph =
            operationGlyph(azure ? Provider::Azure : Provider::Aws, service.toStdString(), operation.toStdString());
        QCOMPARE(glyph ? static_cast<int>(*glyph) : -1, kind);
    }

    void densityEqualsACountOfEachEvent()
    {
        std::mt19937 random(20250617);
        TimelineCase made;
        for (int i = 0; i < 1000; ++i) {
            EventRow row;
            row.id = "e" + std::to_string(i);
            row.time = clockText(static_cast<std::int64_t>(random() % 2 == 0 ? random() % 86400 : random() % 900));
            row.time.insert(row.time.size() - 1, "." + std::to_string(100 + random() % 900));
            row.actor = random() % 3 == 0 ? kDana : kPipeline;
            row.operation = "DescribeInstances";
            made.add(row);
        }
        const auto investigation = made.make();
        const TimelineLanes lanes = layoutLanes(*investigation);
        QCOMPARE(lanes.lanes.size(), std::size_t{2});
        for (int round = 0; round < 80; ++round) {
            const TimelineLane &lane = lanes.lanes[random() % 2];
            TimeRange range;
            range.from = lanes.range.from + static_cast<std::int64_t>(random() % 90'000'000) - 2'000'000;
            range.to = range.from + 1 + static_cast<std::int64_t>(random() % (round % 2 == 0 ? 90'000'000 : 30'000));
            const ColumnGrid grid = columnsOf(range, 100 + static_cast<double>(random() % 1500));
            QVERIFY(grid.edge(0) <= range.from);
            QVERIFY(grid.edge(grid.columns) >= range.to - 1);
            const auto counts = densityCounts(investigation->events, lane, grid);
            QCOMPARE(counts.size(), std::size_t{grid.columns});
            std::vector<std::uint32_t> expected(grid.columns, 0);
            for (const EventId event : lane.actor->events) {
                const std::int64_t time = toMilliseconds(investigation->events.time(event));
                for (std::uint32_t column = 0; column < grid.columns; ++column)
                    if (time >= grid.edge(column) && time < grid.edge(column + 1))
                        ++expected[column];
            }
            QVERIFY(counts == expected);
        }
    }

    void searchFromAnyIndexFindsTheFirstEvent()
    {
        std::mt19937 random(7);
        TimelineCase made;
        made.routine(kDana, 0, 5000, 3);
        const auto investigation = made.make();
        const TimelineLane lane = layoutLanes(*investigation).lanes.front();
        const std::int64_t begin = at("00:00:00");
        for (std::int64_t second = -2; second < 5004; ++second) {
            const std::size_t expected = static_cast<std::size_t>(std::clamp<std::int64_t>((second + 2) / 3, 0, 1667));
            const std::size_t from = expected == 0 ? 0 : random() % (expected + 1);
            QCOMPARE(firstEventFrom(investigation->events, lane, begin + second * 1000, from), expected);
        }
    }

    void densityStepFollowsItsThresholds()
    {
        const std::vector<std::pair<std::uint32_t, int>> cases{
            {0, -1}, {1, 0}, {2, 1}, {3, 1}, {4, 2}, {7, 2}, {8, 3}, {15, 3}, {16, 4}, {17, 4}, {0xFFFFFFFF, 4}};
        for (const auto &[count, step] : cases)
            QCOMPARE(densityStep(count), step);
        QCOMPARE(densityHeight(4), 1.0);
    }

    void panningMovesColumnsAndKeepsTheirCounts()
    {
        const auto made = stolenDisk().make();
        const TimelineLanes lanes = layoutLanes(*made);
        const TimeRange range{at("02:00:00"), at("02:10:00")};
        const auto before = columnsOf(range, 600);
        for (const std::int64_t shift : {1, 333, 1999, 60'000}) {
            const auto after = columnsOf({range.from + shift, range.to + shift}, 600);
            QCOMPARE(after.milliseconds, before.milliseconds);
            const auto columns = static_cast<std::uint32_t>(after.first - before.first);
            QCOMPARE(after.edge(0), before.edge(columns));
        }
    }

    void sameKindFoldsAndOthersMoveRight_data()
    {
        using K = ResourceKind;
        QTest::addColumn<std::vector<TimelineMark>>("marks");
        QTest::addColumn<QString>("rail");
        QTest::newRow("none") << std::vector<TimelineMark>{} << "";
        QTest::newRow("alone") << marksAt({{100, K::Snapshot}}) << "0@-7";
        QTest::newRow("same kind within 14 px") << marksAt({{0, K::Volume}, {14, K::Volume}}) << "1x2@-7";
        QTest::newRow("same kind beyond 14 px") << marksAt({{0, K::Volume}, {19, K::Volume}}) << "1@-7 1@12";
        QTest::newRow("fold does not creep")
            << marksAt({{0, K::Volume}, {10, K::Volume}, {40, K::Volume}}) << "1x2@-7 1@33";
        QTest::newRow("other kind moves right") << marksAt({{0, K::Snapshot}, {5, K::Volume}}) << "0@-7 1@11";
        QTest::newRow("folds across other kinds")
            << marksAt({{0, K::Snapshot}, {1, K::Volume}, {2, K::Snapshot}}) << "0x2@-7 1@26";
        QTest::newRow("far pushed becomes more")
            << marksAt({{0, K::Snapshot}, {0, K::Volume}, {0, K::Image}, {0, K::SecurityGroup}, {1, K::KeyPair}})
            << "0@-7 1@11 2@29 +2@47";
        QTest::newRow("more stands behind the crowd")
            << marksAt(
                   {{0, K::Snapshot}, {0, K::Volume}, {0, K::Image}, {0, K::Share}, {30, K::KeyPair}, {120, K::Share}})
            << "0@-7 1@11 2@29 6@47 +1@65 15@113";
        std::vector<TimelineMark> story = marksAt({{0, K::Snapshot}});
        story.push_back(alertAt(3, 1));
        story.push_back(alertAt(5, 2));
        QTest::newRow("alerts keep their place") << story << "0@-23 !x2@-5";
        story = marksAt({{0, K::Snapshot}, {0, K::Volume}});
        story.push_back(alertAt(3, 1));
        QTest::newRow("others go around the alert") << story << "0@-23 !@-5 1@15";
        story = marksAt({{0, K::Volume}});
        story.push_back(alertAt(15, 1));
        QTest::newRow("a glyph stays before the alert that follows it") << story << "1@-11 !@7";
        story = {alertAt(0, 0), alertAt(15, 1)};
        QTest::newRow("alerts move right of alerts") << story << "!@-8 !@12";
        story.clear();
        for (std::uint32_t i = 0; i < 20; ++i)
            story.push_back(alertAt(15 * i, i));
        QTest::newRow("crowded alerts fold into alerts")
            << story << "!@-8 !@12 !@32 !@52 !@72 !@92 !@112 !@132 !@152 !x3@172 !@207 !@227 !x3@247 !@282 !@302 !@322";
    }

    void sameKindFoldsAndOthersMoveRight()
    {
        QFETCH(std::vector<TimelineMark>, marks);
        QFETCH(QString, rail);
        QCOMPARE(railText(stackGlyphs(marks, 1)), rail);
    }

    void noGlyphCoversAnotherAndNoMarkIsLost()
    {
        for (std::uint32_t seed = 0; seed < 400; ++seed) {
            const auto marks = randomMarks(seed);
            const GlyphRail rail = stackGlyphs(marks, 1 + seed % 7);
            std::uint32_t counted = 0;
            std::uint32_t alerts = 0;
            for (std::size_t i = 0; i < rail.glyphs.size(); ++i) {
                const RailGlyph &glyph = rail.glyphs[i];
                counted += glyph.count;
                alerts += glyph.sort == RailGlyph::Sort::Alert ? glyph.count : 0;
                QVERIFY(glyph.count > 0);
                if (i > 0)
                    QVERIFY(rail.glyphs[i - 1].right() + 3.99 <= glyph.left);
                if (glyph.sort == RailGlyph::Sort::Resource)
                    QVERIFY(glyph.left + glyph.size / 2 - glyph.trueX <= 48.01);
                if (glyph.sort == RailGlyph::Sort::Alert)
                    QVERIFY(glyph.left + glyph.size / 2 - glyph.trueX <= 48.01);
            }
            QCOMPARE(std::size_t{counted}, marks.size());
            QCOMPARE(static_cast<std::ptrdiff_t>(alerts),
                     std::count_if(marks.begin(), marks.end(), [](const auto &mark) { return mark.isAlert(); }));
            for (std::size_t i = 0; i < marks.size(); ++i) {
                const RailGlyph &glyph = rail.glyphs[rail.glyphOfMark[i]];
                QVERIFY(marks[i].isAlert() == (glyph.sort == RailGlyph::Sort::Alert));
                QVERIFY(glyph.sort == RailGlyph::Sort::More || marks[i].isAlert() || glyph.kind == marks[i].kind);
            }
        }
    }

    void aHitFindsTheGlyphThatIsThere()
    {
        for (std::uint32_t seed = 0; seed < 50; ++seed) {
            const GlyphRail rail = stackGlyphs(randomMarks(seed), 2);
            for (std::size_t i = 0; i < rail.glyphs.size(); ++i) {
                QCOMPARE(rail.glyphAt(rail.glyphs[i].center()).value_or(9999), i);
                QCOMPARE(rail.glyphAt(rail.glyphs[i].left).value_or(9999), i);
                QVERIFY(rail.glyphAt(rail.glyphs[i].right() + 1) != std::optional{i});
                QVERIFY(rail.glyphAt(rail.glyphs[i].left - 1) != std::optional{i});
            }
        }
    }

    void ticksSayWhatTheirStepNeeds_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("minutes") << "02:00:00" << qint64{3000}
                                 << QStringList({"02:00", "02:10", "02:20", "02:30", "02:40"});
        QTest::newRow("seconds") << "02:26:05" << qint64{40}
                                 << QStringList({"02:26:10", "02:26:20", "02:26:30", "02:26:40"});
        QTest::newRow("one minute") << "02:26:05" << qint64{300}
                                    << QStringList({"02:27:00", "02:28:00", "02:29:00", "02:30:00", "02:31:00"});
        QTest::newRow("days") << "00:00:00" << qint64{10 * 86400}
                              << QStringList({"06-17", "06-19", "06-21", "06-23", "06-25"});
        QTest::newRow("twelve hours") << "01:00:00" << qint64{60 * 3600}
                                      << QStringList({"12:00", "06-18 00:00", "12:00", "06-19 00:00", "12:00"});
    }

    void ticksSayWhatTheirStepNeeds()
    {
        QFETCH(QString, from);
        QFETCH(qint64, seconds);
        QFETCH(QStringList, labels);
        const std::int64_t begin = at(from.toStdString());
        const TimeRange range{begin, begin + seconds * 1000};
        QStringList made;
        for (const TimeTick &tick : datedTicks(range, tickStep(range, 500, 95)))
            made += textOf(tick.label);
        QCOMPARE(made, labels);
    }

    void ticksAreInsideAndFewEvenForRangesOfCenturies()
    {
        for (std::int64_t span = 1000; span < 400'000'000'000'000; span *= 3) {
            const TimeRange range{-62'000'000'000'000, -62'000'000'000'000 + span};
            const auto ticks = timeTicks(range, tickStep(range, 800, 80));
            QVERIFY(ticks.size() <= 11);
            for (const TimeTick &tick : ticks)
                QVERIFY(range.contains(tick.time));
        }
    }
};

QTEST_APPLESS_MAIN(TestTimelineLanes)
#include "tst_timeline_lanes.moc"
