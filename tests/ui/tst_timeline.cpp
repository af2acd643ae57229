// The timeline driven as a user does: pins, glyphs, zoom, pan, keys. INTERLOPER_GALLERY_DIR set to a folder keeps
// pictures of it.
#include "layout/time_ticks.h"
#include "support/timeline_case.h"
#include "ui/timeline/gestures.h"
#include "ui/timeline/hover_card.h"
#include "ui/timeline/lane_headers.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/whole_case_strip.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <set>

using namespace interloper;
using namespace interloper::test;

namespace {

QPalette paletteOf(bool dark)
{
    const auto color = [dark](QRgb light, QRgb other) { return QColor(dark ? other : light); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(0xE3E6EB, 0x2A2F37));
    palette.setColor(QPalette::WindowText, color(0x1B2027, 0xE4E7EB));
    palette.setColor(QPalette::Base, color(0xFFFFFF, 0x181B20));
    palette.setColor(QPalette::AlternateBase, color(0xF8F9FB, 0x1C2026));
    palette.setColor(QPalette::Text, color(0x1B2027, 0xE4E7EB));
    palette.setColor(QPalette::PlaceholderText, color(0x525C69, 0xAAB3BF));
    palette.setColor(QPalette::Button, color(0xE3E6EB, 0x2A2F37));
    palette.setColor(QPalette::ButtonText, color(0x1B2027, 0xE4E7EB));
    palette.setColor(QPalette::ToolTipBase, color(0xFFFFFF, 0x2B313A));
    palette.setColor(QPalette::Mid, color(0xCBD1D9, 0x39404A));
    palette.setColor(QPalette::Midlight, color(0xE1E5EA, 0x2D333C));
    palette.setColor(QPalette::Dark, color(0x747E8D, 0x76818F));
    return palette;
}

void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("INTERLOPER_GALLERY_DIR");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(folder + '/' + name + QStringLiteral(".png")));
}

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void nothingOpenSaysWhatItWillShow();
    void eventsWithoutTimeSaySo();
    void clickingAPinSelectsItsAlert();
    void clickingAGlyphSelectsItsEventAndKeepsTheAlert();
    void clickingAFoldGoesThroughItsAlerts();
    void clickingDensitySelectsAnEvent();
    void theSessionsAlertIsMarked();
    void anAlertOutOfViewIsMovedIntoViewWithoutZoom();
    void aLaneOutOfViewIsScrolledIntoView();
    void theWheelKeepsTheTimeUnderThePointer();
    void zoomStopsAtOneSecondAndAtTheWholeCase();
    void draggingPansByThePointersWay();
    void arrowKeysGoThroughMarksAndLanes();
    void enterOpensTheRecord();
    void fitGoesFromTheWholeCaseToTheLinksAndBack();
    void moreZoomsIn();
    void theCardSaysWhatIsUnderThePointer();
    void theStripsFrameFollowsAndLeads();
    void axisLabelsNeverOverlap();
    void gridLinesStandAtTheTicks();
    void glyphsHaveAccessibleNames();
    void evidenceIsNeverMarkup();
    void textAtTwiceTheSizeFits();
    void aNewerStateOfTheCaseKeepsTheView();
    void picturesInBothThemes();

private:
    LanesView &view() { return m_panel->view(); }
    TimelineState &state() { return m_panel->state(); }
    std::string keyOf(EventId event) const { return m_session->investigation()->events.key(event); }
    std::string selectedEvent() const { return keyOf(m_session->selectedEvent()); }

    void open(const std::shared_ptr<const Investigation> &investigation)
    {
        m_session->replaceInvestigation(investigation);
        QApplication::processEvents();
    }

    std::string findingKey(const std::string &part) const
    {
        for (const Finding &finding : m_session->investigation()->findings)
            if (finding.key.find(part) != std::string::npos)
                return finding.key;
        return {};
    }

    EventId event(const std::string &id) const { return m_session->investigation()->events.find("aws:" + id); }

    QPoint centerOf(EventId of)
    {
        const auto place = state().lanes().placeOf(of);
        if (!place)
            return {};
        const RailGlyph &glyph = view().places().glyphOf(*place);
        const QRectF rect = view().places().glyphRect(static_cast<int>(place->lane), glyph);
        return QPointF(rect.left() + std::max(glyph.size, rect.width() / 2) / 2, rect.center().y()).toPoint();
    }

    void click(const QPoint &point) { QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::NoModifier, point); }

    void turnWheel(const QPoint &point, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent turn(point, view().viewport()->mapToGlobal(point), {}, {0, delta}, Qt::NoButton, modifiers,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &turn);
    }

    void press(Qt::Key key) { QTest::keyClick(&view(), key); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<TimelinePanel> m_panel;
};

void TestTimeline::initTestCase()
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
}

void TestTimeline::init()
{
    m_session = std::make_unique<Session>();
    m_panel = std::make_unique<TimelinePanel>(*m_session);
    m_panel->resize(880, 260);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestTimeline::cleanup()
{
    m_panel.reset();
    m_session.reset();
}

void TestTimeline::nothingOpenSaysWhatItWillShow()
{
    const auto labels = m_panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QLatin1String("one lane an actor"));
    }));
    QVERIFY(!view().isVisible());
    open(stolenDisk().make());
    QVERIFY(view().isVisible());
    m_session->close();
    QVERIFY(!view().isVisible());
}

void TestTimeline::eventsWithoutTimeSaySo()
{
    TimelineCase made;
    EventRow row;
    row.id = "untimed";
    row.time = "soon";
    made.add(row);
    open(made.make());
    const auto labels = m_panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QLatin1String("has a time"));
    }));
}

void TestTimeline::clickingAPinSelectsItsAlert()
{
    open(stolenDisk().make());
    QSignalSpy changed(m_session.get(), &Session::selectionChanged);
    click(centerOf(event("run")));
    QCOMPARE(m_session->selectedKey(), findingKey("run"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(state().currentLane(), 0);
}

void TestTimeline::clickingAGlyphSelectsItsEventAndKeepsTheAlert()
{
    open(stolenDisk().make());
    m_session->selectFinding(findingKey("run"));
    for (const char *id : {"snap", "volume", "attach", "late"}) {
        click(centerOf(event(id)));
        QCOMPARE(selectedEvent(), std::string("aws:") + id);
        QCOMPARE(m_session->selectedKey(), findingKey("run"));
    }
    click(centerOf(event("run")));
    QCOMPARE(selectedEvent(), std::string("aws:run"));
}

void TestTimeline::clickingAFoldGoesThroughItsAlerts()
{
    open(stolenDisk().make());
    std::set<std::string> seen;
    for (int i = 0; i < 6; ++i) {
        click(centerOf(event("six")));
        seen.insert(m_session->selectedKey());
    }
    QCOMPARE(seen.size(), std::size_t{6});
}

void TestTimeline::clickingDensitySelectsAnEvent()
{
    open(stolenDisk().make());
    const auto &places = view().places();
    const int lane = 3;
    const TimelineLane &of = state().lanes().lanes[lane];
    const EventId wanted = of.actor->events[of.actor->events.size() / 2];
    const auto time = toMilliseconds(m_session->investigation()->events.time(wanted));
    click(QPoint(qRound(places.xOf(time)), places.laneTop(lane) + places.style().laneHeight - 5));
    const EventId selected = m_session->selectedEvent();
    QVERIFY(selected.valid());
    QCOMPARE(m_session->investigation()->events.text(selected, Column::Actor), std::string_view(of.full));
    const auto got = toMilliseconds(m_session->investigation()->events.time(selected));
    QVERIFY(std::abs(static_cast<double>(got - time)) <= 3 * kDensityColumn * places.msPerPixel());
    QCOMPARE(state().currentLane(), lane);
}

void TestTimeline::theSessionsAlertIsMarked()
{
    open(stolenDisk().make());
    for (const Finding &finding : m_session->investigation()->findings) {
        m_session->selectFinding(finding.key);
        const auto alert = state().currentAlert();
        QVERIFY(alert);
        QCOMPARE(m_session->investigation()->findings[state().mark(*alert).finding].key, finding.key);
        QCOMPARE(state().currentTime().value_or(0), toMilliseconds(finding.time));
        QVERIFY(!m_panel->axis().selectedRect().isEmpty());
    }
    m_session->selectFinding("no such key");
    QVERIFY(!state().currentAlert());
    QVERIFY(m_panel->axis().selectedRect().isEmpty());
}

void TestTimeline::anAlertOutOfViewIsMovedIntoViewWithoutZoom()
{
    open(stolenDisk().make());
    const auto start = state().whole().from;
    state().setView({start, start + 300'000});
    const auto span = state().view().span();
    m_session->selectFinding(findingKey("run"));
    QVERIFY(state().view().contains(state().currentTime().value_or(0)));
    QCOMPARE(state().view().span(), span);
    const TimeRange there = state().view();
    m_session->selectEvent(event("volume"));
    QCOMPARE(state().view(), there);
}

void TestTimeline::aLaneOutOfViewIsScrolledIntoView()
{
    TimelineCase made = stolenDisk();
    for (int i = 0; i < 40; ++i)
        made.add("x" + std::to_string(i), "02:30:00", "arn:aws:iam::111122223333:user/u" + std::to_string(i),
                 "CreateSnapshot");
    open(made.make());
    m_session->selectEvent(event("x39"));
    const auto &places = view().places();
    const int lane = state().currentLane();
    QVERIFY(lane > 5);
    QVERIFY(places.laneTop(lane) >= 0);
    QVERIFY(places.laneTop(lane) + places.style().laneHeight <= places.size().height());
    QCOMPARE(keyOf(state().mark(*state().currentMark()).event), std::string("aws:x39"));
    click(centerOf(event("x39")));
    QCOMPARE(selectedEvent(), std::string("aws:x39"));
    m_session->selectFinding(findingKey("run"));
    QCOMPARE(places.laneTop(0), 0);
}

void TestTimeline::theWheelKeepsTheTimeUnderThePointer()
{
    open(stolenDisk().make());
    for (const int x : {200, 411, 600}) {
        const auto before = view().places().timeAt(x);
        const auto span = state().view().span();
        turnWheel({x, 20}, 120);
        QVERIFY(state().view().span() < span);
        QVERIFY(std::abs(view().places().xOf(before) - x) < 1);
    }
    const auto span = state().view().span();
    turnWheel({300, 20}, -120);
    QVERIFY(state().view().span() > span);
    const TimeRange there = state().view();
    turnWheel({300, 20}, -120, Qt::ShiftModifier);
    QCOMPARE(state().view().span(), there.span());
    QVERIFY(state().view().from > there.from);
}

void TestTimeline::zoomStopsAtOneSecondAndAtTheWholeCase()
{
    open(stolenDisk().make());
    for (int i = 0; i < 100; ++i)
        turnWheel({300, 20}, 240);
    QCOMPARE(state().view().span(), std::int64_t{1000});
    for (int i = 0; i < 100; ++i)
        turnWheel({300, 20}, -240);
    QCOMPARE(state().view(), state().whole());
}

void TestTimeline::draggingPansByThePointersWay()
{
    open(stolenDisk().make());
    const auto middle = state().whole().from + state().whole().span() / 2;
    state().setView({middle - 600'000, middle + 600'000});
    const TimeRange before = state().view();
    const auto under = view().places().timeAt(300);
    QTest::mousePress(view().viewport(), Qt::LeftButton, Qt::NoModifier, {300, 20});
    for (const int x : {290, 250, 210, 200})
        QTest::mouseMove(view().viewport(), {x, 20});
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, Qt::NoModifier, {200, 20});
    QCOMPARE(state().view().span(), before.span());
    QVERIFY(std::abs(view().places().xOf(under) - 200) < 1);
    QVERIFY2(m_session->selectedKey().empty(), "a drag selects nothing");
}

void TestTimeline::arrowKeysGoThroughMarksAndLanes()
{
    open(stolenDisk().make());
    m_panel->focusLanes();
    m_session->selectFinding(findingKey("run"));
    press(Qt::Key_Left);
    QCOMPARE(selectedEvent(), std::string("aws:volume"));
    press(Qt::Key_Left);
    QCOMPARE(selectedEvent(), std::string("aws:open"));
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QCOMPARE(selectedEvent(), std::string("aws:run"));
    press(Qt::Key_Down);
    QCOMPARE(state().currentLane(), 1);
    QCOMPARE(selectedEvent(), std::string("aws:run"));
    press(Qt::Key_Left);
    QCOMPARE(selectedEvent(), std::string("az:vm-2"));
    press(Qt::Key_Left);
    press(Qt::Key_Left);
    QCOMPARE(selectedEvent(), std::string("az:d-1"));
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(state().currentLane(), 0);
    const auto span = state().view().span();
    press(Qt::Key_Plus);
    QVERIFY(state().view().span() < span);
    press(Qt::Key_Minus);
    press(Qt::Key_Home);
    QCOMPARE(state().view(), state().whole());
}

void TestTimeline::enterOpensTheRecord()
{
    open(stolenDisk().make());
    m_panel->focusLanes();
    QSignalSpy asked(m_session.get(), &Session::recordRequested);
    press(Qt::Key_Return);
    QCOMPARE(asked.count(), 0);
    m_session->selectEvent(event("snap"));
    press(Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(selectedEvent(), std::string("aws:snap"));
}

void TestTimeline::fitGoesFromTheWholeCaseToTheLinksAndBack()
{
    open(stolenDisk().make());
    state().fit();
    QCOMPARE(state().view(), state().whole());
    m_session->selectFinding(findingKey("run"));
    state().fit();
    const TimeRange links = state().view();
    QVERIFY(links.span() < state().whole().span());
    for (const char *id : {"snap", "group", "open", "volume", "run", "attach", "own"})
        QVERIFY(links.contains(toMilliseconds(m_session->investigation()->events.time(event(id)))));
    state().fit();
    QCOMPARE(state().view(), state().whole());
}

void TestTimeline::moreZoomsIn()
{
    TimelineCase made;
    const char *operations[] = {"CreateSnapshot", "CreateVolume", "CreateImage",  "CreateSecurityGroup",
                                "CreateKeyPair",  "AttachVolume", "StopInstances"};
    for (int i = 0; i < 7; ++i)
        made.add("m" + std::to_string(i), "02:30:0" + std::to_string(i), kDana, operations[i]);
    made.routine(kDana, 0, 80000, 4000);
    open(made.make());
    const GlyphRail &rail = view().places().rail(0);
    const auto more = std::find_if(rail.glyphs.begin(), rail.glyphs.end(),
                                   [](const RailGlyph &glyph) { return glyph.sort == RailGlyph::Sort::More; });
    QVERIFY(more != rail.glyphs.end());
    const auto span = state().view().span();
    click(view().places().glyphRect(0, *more).center().toPoint());
    QVERIFY(state().view().span() < span / 10);
    QVERIFY(!m_session->selectedEvent().valid());
}

void TestTimeline::theCardSaysWhatIsUnderThePointer()
{
    open(stolenDisk().make());
    m_session->selectFinding(findingKey("run"));
    QTest::mouseMove(view().viewport(), centerOf(event("snap")));
    QTRY_VERIFY(m_panel->card().isVisible());
    const CardWords words = m_panel->card().words();
    QCOMPARE(words.title, QStringLiteral("CreateSnapshot"));
    QCOMPARE(words.time, QStringLiteral("02:17:52Z"));
    QStringList rows;
    for (const auto &row : words.rows)
        rows.append(row.label + ": " + row.value);
    QVERIFY2(rows.contains(QStringLiteral("Tied by: identifier, 8 min 13 s before launch")),
             qPrintable(rows.join('\n')));
    QVERIFY(rows.contains(QStringLiteral("Actor: user/dana.okafor")));
    QVERIFY(!m_panel->card().hasFocus());
    keepPicture(m_panel->card(), QStringLiteral("card"));
    QTest::mouseMove(view().viewport(), QPoint(5, 5));
    QTRY_VERIFY(!m_panel->card().isVisible());
}

void TestTimeline::theStripsFrameFollowsAndLeads()
{
    m_panel->resize(880, 420);
    open(stolenDisk().make());
    QVERIFY(m_panel->strip().isVisible());
    const auto middle = state().whole().from + state().whole().span() / 2;
    state().setView({middle - 300'000, middle + 300'000});
    const QRectF before = m_panel->strip().frame();
    const QPoint grip = before.center().toPoint();
    QTest::mousePress(&m_panel->strip(), Qt::LeftButton, Qt::NoModifier, grip);
    QMouseEvent move(QEvent::MouseMove, QPointF(grip + QPoint(60, 0)),
                     m_panel->strip().mapToGlobal(grip + QPoint(60, 0)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_panel->strip(), &move);
    QVERIFY(std::abs(m_panel->strip().frame().center().x() - before.center().x() - 60) < 2);
    QCOMPARE(state().view().span(), std::int64_t{600'000});
    QTest::mouseRelease(&m_panel->strip(), Qt::LeftButton, Qt::NoModifier, grip + QPoint(60, 0));
    m_panel->resize(880, 200);
    QTRY_VERIFY(!m_panel->strip().isVisible());
}

void TestTimeline::axisLabelsNeverOverlap()
{
    open(stolenDisk().make());
    m_session->selectFinding(findingKey("run"));
    for (int i = 0; i < 40; ++i) {
        const auto labels = m_panel->axis().labels();
        const QRectF selected = m_panel->axis().selectedRect();
        for (std::size_t at = 0; at < labels.size(); ++at) {
            QVERIFY(labels[at].rect.right() <= m_panel->axis().width());
            QVERIFY(selected.isEmpty() || !selected.intersects(labels[at].rect));
            if (at > 0)
                QVERIFY(labels[at - 1].rect.right() < labels[at].rect.left());
        }
        turnWheel({350 + i, 20}, 120);
    }
}

void TestTimeline::gridLinesStandAtTheTicks()
{
    m_panel->setPalette(paletteOf(false));
    TimelineCase made;
    made.add("first", "02:00:00", kDana, "CreateSnapshot");
    made.add("last", "03:00:00", kDana, "CreateSnapshot");
    open(made.make());
    for (const int width : {1240, 850, 1011}) {
        m_panel->resize(width, 192);
        QApplication::processEvents();
        const auto &places = view().places();
        const QImage picture = view().grab().toImage();
        const int y = places.laneTop(1) + 40; // below the lanes there are only lines
        for (const TimeTick &tick : timeTicks(state().view(), places.tickStep())) {
            int nearest = 1000;
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y) != places.style().base)
                    nearest = std::min(nearest, std::abs(x - qRound(places.xOf(tick.time))));
            QVERIFY2(nearest <= 1, qPrintable(QString::fromStdString(tick.label)));
        }
    }
}

void TestTimeline::glyphsHaveAccessibleNames()
{
    open(stolenDisk().make());
    m_session->selectFinding(findingKey("run"));
    QAccessibleInterface *lanes = QAccessible::queryAccessibleInterface(&view());
    QVERIFY(lanes);
    QStringList names;
    int selected = 0;
    for (int i = 0; i < lanes->childCount(); ++i) {
        QAccessibleInterface *child = lanes->child(i);
        QVERIFY(child && child->isValid());
        names.append(child->text(QAccessible::Name));
        selected += child->state().selected ? 1 : 0;
        QCOMPARE(lanes->indexOfChild(child), i);
        QCOMPARE(lanes->childAt(child->rect().center().x(), child->rect().center().y()), child);
    }
    const QString joined = names.join('\n');
    QVERIFY2(names.contains(QStringLiteral("CreateSnapshot, 02:17:52 UTC, by user/dana.okafor, tied by identifier")),
             qPrintable(joined));
    QVERIFY2(names.contains(QStringLiteral("Alert: RunInstances, 02:26:05 UTC, by user/dana.okafor")),
             qPrintable(joined));
    QVERIFY2(joined.contains(QStringLiteral("6 alerts, from 02:33:48 UTC")), qPrintable(joined));
    QCOMPARE(selected, 1);
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("RunInstances")));
}

void TestTimeline::evidenceIsNeverMarkup()
{
    TimelineCase made;
    made.add("a", "02:30:00", "<img src=x>\u202Eevil", "CreateSnapshot");
    made.add("b", "02:31:00", "<b>bold</b>", "CreateVolume");
    open(made.make());
    QTest::mouseMove(view().viewport(), centerOf(event("a")));
    QTRY_VERIFY(m_panel->card().isVisible());
    for (const auto &row : m_panel->card().words().rows)
        QVERIFY(!row.value.contains(QChar(0x202E)));
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        QVERIFY(label->textFormat() == Qt::PlainText);
    keepPicture(*m_panel, QStringLiteral("hostile"));
}

void TestTimeline::textAtTwiceTheSizeFits()
{
    QFont large = QApplication::font();
    large.setPixelSize(26);
    m_panel->setFont(large);
    m_panel->resize(1100, 420);
    open(stolenDisk().make());
    m_session->selectFinding(findingKey("run"));
    const LaneStyle &style = view().places().style();
    QVERIFY(style.laneHeight >= QFontMetrics(style.bold).height() + QFontMetrics(style.small).height());
    QVERIFY(m_panel->axis().height() >= QFontMetrics(style.mono).height());
    QCOMPARE(m_panel->headers().width(), style.headerWidth);
    const auto labels = m_panel->axis().labels();
    for (std::size_t at = 1; at < labels.size(); ++at)
        QVERIFY(labels[at - 1].rect.right() < labels[at].rect.left());
    const auto buttons = m_panel->findChildren<QToolButton *>();
    for (const QToolButton *button : buttons)
        QVERIFY(button->width() >= button->minimumSizeHint().width());
    keepPicture(*m_panel, QStringLiteral("twice"));
}

void TestTimeline::aNewerStateOfTheCaseKeepsTheView()
{
    open(stolenDisk().make());
    m_session->selectFinding(findingKey("run"));
    const auto time = state().currentTime().value_or(0);
    state().setView({time - 120'000, time + 120'000});
    const TimeRange before = state().view();
    TimelineCase more = stolenDisk();
    more.add("newer", "05:00:00", kDana, "DeleteSnapshot");
    open(more.make());
    QCOMPARE(state().view(), before);
    QVERIFY(state().currentAlert());
    state().fit();
    QCOMPARE(state().view(), state().whole());
    open(stolenDisk().make());
    QCOMPARE(state().view(), state().whole());
}

void TestTimeline::picturesInBothThemes()
{
    for (const bool dark : {false, true}) {
        m_panel->setPalette(paletteOf(dark));
        m_panel->resize(850, 192);
        open(stolenDisk().make());
        m_session->selectFinding(findingKey("run"));
        QCOMPARE(view().places().style().look().dark, dark);
        const QImage picture = m_panel->grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() - 5, 60).lightness() < 128, dark);
        const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
        keepPicture(*m_panel, theme + QStringLiteral("-main"));
        m_panel->resize(1240, 420);
        keepPicture(*m_panel, theme + QStringLiteral("-tall"));
        state().fit();
        keepPicture(*m_panel, theme + QStringLiteral("-links"));
        state().fit();
    }
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
