// The time bracket: drawn with Shift and the mouse or with keys, it filters alerts and attempts, and Esc clears it.
#include "support/example_case.h"
#include "ui/models/alert_model.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/attempts_panel.h"
#include "ui/session/session.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/words/bracket_words.h"

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

std::size_t alertsIn(const TimeRange &range)
{
    std::size_t out = 0;
    for (const Finding &finding : exampleCase()->findings)
        out += finding.time.good && range.contains(toMilliseconds(finding.time)) ? 1 : 0;
    return out;
}

void send(QWidget *target, QEvent::Type type, const QPointF &at, Qt::KeyboardModifiers keys)
{
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(type, at, target->mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, keys);
    QApplication::sendEvent(target, &event);
}

void drag(QWidget *target, double from, double to, Qt::KeyboardModifiers keys)
{
    send(target, QEvent::MouseButtonPress, {from, 10}, keys);
    send(target, QEvent::MouseMove, {(from + to) / 2, 10}, keys);
    send(target, QEvent::MouseMove, {to, 10}, keys);
    send(target, QEvent::MouseButtonRelease, {to, 10}, keys);
}

} // namespace

class TestTimeBracket : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void shiftAndDragFiltersAlertsAndAttempts();
    void eitherWayRoundIsTheSame();
    void anEdgeIsDraggedByItself();
    void aClickWithShiftClearsNothing();
    void theKeysBeginAndEndIt();
    void escapeShowsAllTimes();
    void theChipSaysAndClearsIt();
    void aBracketWithoutAlertsSaysSo();
    void closingTheCaseForgetsIt();
    void wordsNameTheDayWhereThereAreSeveral();

private:
    LanesView *lanes() const { return m_timeline->findChild<LanesView *>(); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<TimelinePanel> m_timeline;
    std::unique_ptr<AlertsPanel> m_alerts;
    std::unique_ptr<AttemptsPanel> m_attempts;
};

void TestTimeBracket::init()
{
    m_session = std::make_unique<Session>();
    m_timeline = std::make_unique<TimelinePanel>(*m_session);
    m_alerts = std::make_unique<AlertsPanel>(*m_session);
    m_attempts = std::make_unique<AttemptsPanel>(*m_session);
    m_session->replaceInvestigation(exampleCase());
    m_timeline->resize(1000, 300);
    m_timeline->show();
    m_alerts->resize(1000, 300);
    m_alerts->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_timeline.get()));
}

void TestTimeBracket::cleanup()
{
    m_attempts.reset();
    m_alerts.reset();
    m_timeline.reset();
    m_session.reset();
}

void TestTimeBracket::shiftAndDragFiltersAlertsAndAttempts()
{
    drag(lanes()->viewport(), 100, 400, Qt::ShiftModifier);
    QVERIFY(m_session->bracket().has_value());
    const TimeRange bracket = *m_session->bracket();
    QCOMPARE(bracket.from, lanes()->places().timeAt(100));
    QCOMPARE(bracket.to, lanes()->places().timeAt(400));
    const std::size_t inside = alertsIn(bracket);
    QVERIFY(inside > 0 && inside < exampleCase()->findings.size());
    QCOMPARE(m_alerts->model().shownCount(), static_cast<int>(inside));
    std::size_t attempts = 0;
    for (const Attempt &attempt : exampleCase()->attempts)
        attempts += attempt.time.good && bracket.contains(toMilliseconds(attempt.time)) ? 1 : 0;
    QCOMPARE(m_attempts->attemptCount(), static_cast<int>(attempts));
    QCOMPARE(lanes()->state().view(), lanes()->state().whole()); // the view itself did not move
}

void TestTimeBracket::eitherWayRoundIsTheSame()
{
    drag(lanes()->viewport(), 100, 400, Qt::ShiftModifier);
    const auto there = m_session->bracket();
    m_session->setBracket(std::nullopt);
    drag(lanes()->viewport(), 400, 100, Qt::ShiftModifier);
    QVERIFY(m_session->bracket() == there);
}

void TestTimeBracket::anEdgeIsDraggedByItself()
{
    drag(lanes()->viewport(), 100, 400, Qt::ShiftModifier);
    const TimeRange before = *m_session->bracket();
    drag(lanes()->viewport(), 401, 300, Qt::NoModifier);
    QCOMPARE(m_session->bracket()->from, before.from);
    QCOMPARE(m_session->bracket()->to, lanes()->places().timeAt(300));
}

void TestTimeBracket::aClickWithShiftClearsNothing()
{
    drag(lanes()->viewport(), 100, 400, Qt::ShiftModifier);
    const auto before = m_session->bracket();
    send(lanes()->viewport(), QEvent::MouseButtonPress, {250, 10}, Qt::ShiftModifier);
    send(lanes()->viewport(), QEvent::MouseButtonRelease, {250, 10}, Qt::ShiftModifier);
    QVERIFY(m_session->bracket() == before);
}

void TestTimeBracket::theKeysBeginAndEndIt()
{
    const Finding &newest = exampleCase()->findings.front();
    m_session->selectFinding(newest.key);
    QTest::keyClick(lanes(), Qt::Key_BracketLeft);
    QVERIFY(m_session->bracket().has_value());
    QCOMPARE(m_session->bracket()->from, toMilliseconds(newest.time));
    QTest::keyClick(lanes(), Qt::Key_BracketRight);
    QCOMPARE(m_session->bracket()->to, toMilliseconds(newest.time) + 1);
    QVERIFY(m_alerts->model().shownCount() >= 1);
    QVERIFY(m_alerts->model().rowOfFinding(newest.key) >= 0);
}

void TestTimeBracket::escapeShowsAllTimes()
{
    drag(lanes()->viewport(), 100, 400, Qt::ShiftModifier);
    QTest::keyClick(lanes(), Qt::Key_Escape);
    QVERIFY(!m_session->bracket());
    QCOMPARE(m_alerts->model().shownCount(), static_cast<int>(exampleCase()->findings.size()));
}

void TestTimeBracket::theChipSaysAndClearsIt()
{
    auto *chip = m_alerts->findChild<QToolButton *>(QStringLiteral("bracket"));
    QVERIFY(!chip->isVisible());
    drag(lanes()->viewport(), 100, 400, Qt::ShiftModifier);
    QVERIFY(chip->isVisible());
    QVERIFY(chip->text().contains(bracketWords(*m_session->bracket())));
    chip->click();
    QVERIFY(!m_session->bracket());
    QVERIFY(!chip->isVisible());
}

void TestTimeBracket::aBracketWithoutAlertsSaysSo()
{
    const std::int64_t last = lanes()->state().whole().to;
    m_session->setBracket(TimeRange{last - 10, last});
    QCOMPARE(m_alerts->model().shownCount(), 0);
    const auto labels = m_alerts->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("No alerts in the time bracket");
    }));
    m_session->clearFilters();
    QCOMPARE(m_alerts->model().shownCount(), m_alerts->model().totalCount());
}

void TestTimeBracket::closingTheCaseForgetsIt()
{
    m_session->setBracket(TimeRange{0, 1});
    m_session->close();
    QVERIFY(!m_session->bracket());
    m_session->replaceInvestigation(exampleCase());
    QCOMPARE(m_alerts->model().shownCount(), m_alerts->model().totalCount());
}

void TestTimeBracket::wordsNameTheDayWhereThereAreSeveral()
{
    constexpr std::int64_t kNoon = 1750161600000; // 2025-06-17T12:00:00Z
    QCOMPARE(bracketLabel({kNoon, kNoon + 21 * 60000}, 7),
             QStringLiteral("12:00:00 to 12:21:00 UTC, 21 min, 7 alerts"));
    QCOMPARE(bracketWords({kNoon, kNoon + 86400000}), QStringLiteral("2025-06-17 12:00:00 to 2025-06-18 12:00:00Z"));
}

QTEST_MAIN(TestTimeBracket)
#include "tst_time_bracket.moc"
