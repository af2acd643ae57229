// Coverage, Exposure and Actor on the example case: what they show of a selected alert, and what they open.
#include "support/example_case.h"
#include "ui/models/alert_model.h"
#include "ui/models/exposure_model.h"
#include "ui/models/roles.h"
#include "ui/panels/actor_model.h"
#include "ui/panels/actor_panel.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/coverage_model.h"
#include "ui/panels/coverage_panel.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/exposure_panel.h"
#include "ui/session/session.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

// The finding of the example's AWS attack, whose group was open to all.
std::string awsAttack()
{
    const Investigation &now = *exampleCase();
    for (std::size_t i = 0; i < now.findings.size(); ++i)
        for (const Exposure &exposure : now.exposures[i])
            if (exposure.isOpenToAll() && now.findings[i].provider == Provider::Aws && now.triages[i].score >= 80)
                return now.findings[i].key;
    return {};
}

template <typename Panel>
void show(Panel &panel, const QSize &size)
{
    panel.resize(size);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
}

int rowOf(const QAbstractItemModel &model, int column, const QString &text)
{
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, column).data().toString() == text)
            return row;
    return -1;
}

} // namespace

class TestSidePanels : public QObject
{
    Q_OBJECT

private slots:
    void coverageHasARowForEachPlace();
    void coverageSaysWhatACellHolds();
    void coverageMarksTheSelectedAlert();
    void aWiderDockShowsFinerCells();
    void coverageOpensWhatChangedLogging();
    void exposureShowsTheDoorAndOpensIt();
    void exposureOfAnInstanceWithoutRulesSaysSo();
    void theActorsPageCountsItsEvents();
    void aSharedAddressNamesTheOthers();
    void aKeyFromTwoNetworksSaysSo();
    void enterOpensTheFirstEvent();
    void theHiddenTabCountsNothing();
    void whatTheProfileSuppressesIsCountedAndShownOnRequest();
    void theCardNamesTheAccount();
};

void TestSidePanels::coverageHasARowForEachPlace()
{
    Session session;
    CoveragePanel panel(session);
    QCOMPARE(panel.model().rowCount(), 0);
    session.replaceInvestigation(exampleCase());
    QCOMPARE(panel.model().rowCount(), static_cast<int>(exampleCase()->coverage.places().size()));
    quint64 events = 0;
    for (const CoverageRow &row : panel.model().map().rows)
        for (const CoverageCell &cell : row.cells)
            events += cell.events;
    QCOMPARE(events, quint64{exampleCase()->events.size()});
    session.close();
    QCOMPARE(panel.model().rowCount(), 0);
}

void TestSidePanels::coverageSaysWhatACellHolds()
{
    Session session;
    CoveragePanel panel(session);
    session.replaceInvestigation(exampleCase());
    const CoverageMap &map = panel.model().map();
    for (std::size_t cell = 0; cell < map.columns; ++cell) {
        const QString words = panel.model().cellWords(0, cell);
        const auto events = map.rows[0].cells[cell].events;
        QVERIFY2(events == 0 || words.contains(QString::number(events)), qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("UTC")));
    }
    QVERIFY(panel.model().index(0, CoverageModel::HoursColumn).data(Qt::AccessibleTextRole).toString().size() > 20);
}

void TestSidePanels::coverageMarksTheSelectedAlert()
{
    Session session;
    CoveragePanel panel(session);
    session.replaceInvestigation(exampleCase());
    QVERIFY(!panel.model().marked());
    session.selectFinding(awsAttack());
    const auto marked = panel.model().marked();
    QVERIFY(marked.has_value());
    const CoverageMap &map = panel.model().map();
    const std::int64_t hour = exampleCase()->findings[*session.selectedFinding()].time.seconds / 3600;
    QCOMPARE(static_cast<std::int64_t>(*marked), (hour - map.firstHour) / map.hoursACell);
    session.selectFinding({});
    QVERIFY(!panel.model().marked());
}

void TestSidePanels::aWiderDockShowsFinerCells()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    CoveragePanel panel(session);
    show(panel, {260, 240});
    const std::int64_t coarse = panel.model().map().hoursACell;
    panel.resize(1600, 240);
    QTRY_VERIFY(panel.model().map().hoursACell < coarse);
}

void TestSidePanels::coverageOpensWhatChangedLogging()
{
    auto changed = std::make_shared<Investigation>(*exampleCase());
    const EventId some = changed->coverage.places()[0].first;
    changed->loggingChanges = {some};
    Session session;
    CoveragePanel panel(session);
    session.replaceInvestigation(changed);
    QSignalSpy opened(&session, &Session::recordRequested);
    emit panel.table().activated(panel.model().index(0, CoverageModel::HoursColumn));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(session.selectedEvent(), some);
}

void TestSidePanels::exposureShowsTheDoorAndOpensIt()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    ExposurePanel panel(session);
    QSignalSpy counted(&panel, &ExposurePanel::countChanged);
    session.selectFinding(awsAttack());
    QCOMPARE(counted.last().first().toInt(), 1);
    auto *table = panel.findChild<QTableView *>();
    const auto *model = qobject_cast<ExposureModel *>(table->model());
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, ExposureModel::RuleColumn).data().toString(), QStringLiteral("Instance lifetime"));
    const QString label = model->index(1, ExposureModel::TimeColumn).data().toString();
    QVERIFY2(label.startsWith(QStringLiteral("open to all for 1 h")), qPrintable(label));
    QSignalSpy opened(&session, &Session::recordRequested);
    emit table->activated(model->index(1, 0));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(exampleCase()->events.text(session.selectedEvent(), Column::Operation),
             std::string_view("AuthorizeSecurityGroupIngress"));
    QCOMPARE(session.selectedKey(), awsAttack()); // a drill-down keeps the alert
}

void TestSidePanels::exposureOfAnInstanceWithoutRulesSaysSo()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    ExposurePanel panel(session);
    QSignalSpy counted(&panel, &ExposurePanel::countChanged);
    const Investigation &now = *exampleCase();
    for (std::size_t i = 0; i < now.findings.size(); ++i)
        if (now.exposures[i].empty()) {
            session.selectFinding(now.findings[i].key);
            break;
        }
    QCOMPARE(counted.last().first().toInt(), 0);
    QCOMPARE(panel.findChild<QTableView *>()->isVisibleTo(&panel), false);
}

void TestSidePanels::theActorsPageCountsItsEvents()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    ActorPanel panel(session);
    show(panel, {800, 400});
    session.selectFinding(awsAttack());
    const ActorPage &page = panel.model().page();
    QVERIFY(page.events > 0);
    quint32 byHour = 0;
    for (const auto hour : page.hours)
        byHour += hour;
    QCOMPARE(byHour, page.events);
    for (const ActorSection &section : page.sections) {
        QVERIFY(!section.facts.empty());
        if (section.sort == ActorSection::Sort::Addresses || section.sort == ActorSection::Sort::Regions) {
            quint32 events = 0;
            for (const ActorFact &fact : section.facts)
                events += fact.events;
            QCOMPARE(events, page.events);
        }
    }
}

void TestSidePanels::aSharedAddressNamesTheOthers()
{
    // Two users at one address: each is the other's neighbour.
    const Investigation &now = *exampleCase();
    constexpr std::size_t kSome = 12;
    std::size_t neighbours = 0;
    for (const ActorIndex::Actor &actor : std::span(now.actors.actors()).first(kSome)) {
        const ActorPage page = layoutActor(now, actor.name);
        for (const ActorSection &section : page.sections)
            if (section.sort == ActorSection::Sort::Neighbours)
                for (const ActorFact &fact : section.facts) {
                    QVERIFY(fact.value != page.actor);
                    QVERIFY(fact.events > 0 && fact.first.valid());
                    ++neighbours;
                }
    }
    QVERIFY(neighbours > 0);
}

void TestSidePanels::aKeyFromTwoNetworksSaysSo()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    ActorPanel panel(session);
    show(panel, {800, 400});
    session.selectFinding(awsAttack());
    const Investigation &now = *exampleCase();
    const auto key = QString::fromStdString(
        std::string(now.events.text(now.findings[*session.selectedFinding()].event, Column::AccessKey)));
    const int row = rowOf(panel.model(), ActorModel::WhatColumn, key);
    QVERIFY(row > 0);
    QCOMPARE(panel.model().index(row, ActorModel::NoteColumn).data().toString(),
             QStringLiteral("used from 2 networks"));
}

void TestSidePanels::enterOpensTheFirstEvent()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    ActorPanel panel(session);
    show(panel, {800, 400});
    session.selectFinding(awsAttack());
    const int row = rowOf(panel.model(), ActorModel::WhatColumn, QStringLiteral("203.0.113.77"));
    QVERIFY(row > 0);
    QSignalSpy opened(&session, &Session::recordRequested);
    emit panel.findChild<QTableView *>()->activated(panel.model().index(row, 0));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(exampleCase()->events.text(session.selectedEvent(), Column::Address), std::string_view("203.0.113.77"));
    emit panel.findChild<QTableView *>()->activated(panel.model().index(0, 0)); // a section opens nothing
    QCOMPARE(opened.count(), 1);
}

void TestSidePanels::theHiddenTabCountsNothing()
{
    Session session;
    session.replaceInvestigation(exampleCase());
    ActorPanel panel(session);
    session.selectFinding(awsAttack());
    QCOMPARE(panel.model().rowCount(), 0);
    show(panel, {800, 400});
    QVERIFY(panel.model().rowCount() > 0);
}

void TestSidePanels::whatTheProfileSuppressesIsCountedAndShownOnRequest()
{
    auto changed = std::make_shared<Investigation>(*exampleCase());
    changed->triages[0].suppressed = Suppression{"load tests", ""};
    changed->triages[3].suppressed = Suppression{"load tests", ""};
    Session session;
    AlertsPanel panel(session);
    panel.resize(900, 300);
    panel.show();
    auto *button = panel.findChild<QToolButton *>(QStringLiteral("suppressed"));
    session.replaceInvestigation(exampleCase());
    QVERIFY(!button->isVisible());
    session.replaceInvestigation(changed);
    const auto all = static_cast<int>(changed->findings.size());
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("Suppressed 2"));
    QCOMPARE(panel.model().shownCount(), all - 2);
    QCOMPARE(panel.model().totalCount(), all);
    button->click();
    QCOMPARE(panel.model().shownCount(), all);
    const int row = panel.model().rowOfFinding(changed->findings[0].key);
    const QString words = panel.model().index(row, AlertModel::ScoreColumn).data(FullTextRole).toString();
    QVERIFY2(words.contains(QStringLiteral("load tests")), qPrintable(words));
}

void TestSidePanels::theCardNamesTheAccount()
{
    auto changed = std::make_shared<Investigation>(*exampleCase());
    changed->profile.accounts["111122223333"] = "Production";
    Session session;
    DetailsPanel card(session);
    session.replaceInvestigation(changed);
    session.selectFinding(awsAttack());
    const auto labels = card.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("account 111122223333 (Production)"));
    }));
}

QTEST_MAIN(TestSidePanels)
#include "tst_side_panels.moc"
