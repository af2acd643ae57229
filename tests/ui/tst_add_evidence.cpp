// An open case gets more evidence, is read again with another choice, and says what it means that nothing is shown.
#include "support/window_test.h"
#include "ui/models/alert_model.h"
#include "ui/panels/attempts_panel.h"
#include "ui/panels/evidence_panel.h"
#include "ui/panels/import_notes_view.h"
#include "ui/panels/loading_strip.h"
#include "ui/panels/no_alerts_view.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSemaphore>

using namespace interloper;
using namespace interloper::test;

class TestAddEvidence : public WindowTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void droppingOnAnOpenCaseAddsToIt();
    void addingWhatIsThereAlreadyReadsNothing();
    void newAlertsOfAddedEvidenceAreMarked();
    void aChoiceOfAnImportNoteIsReadAndRemembered();
    void aFileThatALimitEndedIsReadOnByAClickB7();
    void fFiveReadsTheEvidenceAgainA14();
    void stoppingToReadAgainKeepsTheCase();
    void closingWhileReadingAgainStaysClosed();
    void withoutALaunchItIsSaidWhatWasRead();
    void withoutAnyLogItIsSaidWhatTheFilesAre();
    void aSearchThatHidesAllSaysSo();
};

void TestAddEvidence::init()
{
    makeFolder();
    start();
}

void TestAddEvidence::cleanup()
{
    removeFolder();
}

void TestAddEvidence::droppingOnAnOpenCaseAddsToIt()
{
    open();
    const QString file = m_window->opening().caseFile();
    Annotation annotation = m_window->session().annotation("aws:e1/i-0a");
    annotation.note = "asked the owner";
    m_window->session().annotate(annotation);
    m_window->session().selectFinding("aws:e1/i-0a");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile("/evidence/more"), QUrl::fromLocalFile(m_folder->path() + "/logs")});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    const QSignalSpy again(&m_window->opening(), &CaseOpening::readAgain);
    QApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE(again.count(), 1);
    const std::vector<std::string> all{(m_folder->path() + "/logs").toStdString(), "/evidence/more"};
    QCOMPARE(m_window->session().investigation()->options.paths, all);
    QCOMPARE(m_window->opening().caseFile(), file);
    QCOMPARE(m_window->session().annotation("aws:e1/i-0a").note, "asked the owner");
    QCOMPARE(m_window->session().selectedKey(), "aws:e1/i-0a");
    QVERIFY(m_window->opening().flush());
    m_window->close();
    start(); // the case has both
    m_window->opening().openCase(file);
    QTRY_VERIFY(m_window->session().isOpen());
    QCOMPARE(m_window->session().investigation()->options.paths, all);
}

void TestAddEvidence::addingWhatIsThereAlreadyReadsNothing()
{
    open();
    const QSignalSpy said(&m_window->opening(), &CaseOpening::said);
    m_window->opening().addEvidence({m_folder->path() + "/./logs/"});
    QCOMPARE(said.count(), 1);
    QVERIFY(said.first().first().toString().contains("in this case already"));
    QVERIFY(!m_window->opening().isReading());
}

void TestAddEvidence::newAlertsOfAddedEvidenceAreMarked()
{
    start([](const InvestigateOptions &options, Progress &) -> ReadResult {
        Investigation made = sampleCase();
        made.options = options;
        if (options.paths.size() == 1)
            made.findings.erase(made.findings.begin());
        return std::make_shared<const Investigation>(made);
    });
    open();
    QCOMPARE(table()->model()->rowCount(), 3);
    const QSignalSpy again(&m_window->opening(), &CaseOpening::readAgain);
    m_window->opening().addEvidence({"/evidence/more"});
    QTRY_COMPARE(again.count(), 1);
    QCOMPARE(table()->model()->rowCount(), 4);
    QVERIFY(table()->model()->index(0, 0).data(NewRole).toBool());
    QVERIFY(
        table()->model()->index(0, AlertModel::TimeColumn).data(Qt::AccessibleTextRole).toString().endsWith(", new"));
    QVERIFY(!table()->model()->index(1, 0).data(NewRole).toBool());
    QCOMPARE(m_window->session().newCount(), std::size_t{1});
}

void TestAddEvidence::aChoiceOfAnImportNoteIsReadAndRemembered()
{
    open();
    const QSignalSpy again(&m_window->opening(), &CaseOpening::readAgain);
    emit m_window->evidence().notes().dateOrderChosen(DateOrder::DayMonth);
    QTRY_COMPARE(again.count(), 1);
    emit m_window->evidence().notes().zoneChosen(120);
    QTRY_COMPARE(again.count(), 2);
    emit m_window->evidence().notes().pastLimitsChosen(true);
    QTRY_COMPARE(again.count(), 3);
    const auto decided = [this] {
        const InvestigateOptions &options = m_window->session().investigation()->options;
        return options.dateOrder == DateOrder::DayMonth && options.assumedZone == 120 && options.pastLimits;
    };
    QVERIFY(decided());
    QVERIFY(m_window->opening().flush());
    m_window->close();
    start();
    open();
    QVERIFY(decided());
}

void TestAddEvidence::aFileThatALimitEndedIsReadOnByAClickB7()
{
    start([](const InvestigateOptions &options, Progress &) -> ReadResult {
        Investigation made = sampleCase();
        made.options = options;
        if (!options.pastLimits)
            made.receipt.inputs.front().issues.push_back({Severity::Error, "gzip-bomb", 0, 0, 0, "inflates far"});
        return std::make_shared<const Investigation>(made);
    });
    open();
    const QSignalSpy again(&m_window->opening(), &CaseOpening::readAgain);
    const auto buttons = [this] { return m_window->evidence().notes().findChildren<QPushButton *>(); };
    QCOMPARE(buttons().size(), 1);
    QTest::mouseClick(buttons().front(), Qt::LeftButton);
    QTRY_COMPARE(again.count(), 1);
    QVERIFY(m_window->session().investigation()->options.pastLimits);
}

void TestAddEvidence::fFiveReadsTheEvidenceAgainA14()
{
    open();
    const QSignalSpy again(&m_window->opening(), &CaseOpening::readAgain);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE(again.count(), 1);
}

void TestAddEvidence::stoppingToReadAgainKeepsTheCase()
{
    std::atomic<int> calls = 0;
    start([&](const InvestigateOptions &options, Progress &progress) {
        return ++calls == 1 ? readSample(options, progress) : readForever(options, progress);
    });
    open();
    const QString file = m_window->opening().caseFile();
    const QSignalSpy said(&m_window->opening(), &CaseOpening::said);
    m_window->opening().addEvidence({"/evidence/more"});
    QVERIFY(m_window->findChild<LoadingStrip *>()->isVisible());
    m_window->opening().stop();
    QTRY_COMPARE(said.count(), 1);
    QVERIFY(said.first().first().toString().endsWith("was stopped. The case is as it was."));
    QCOMPARE(m_window->session().investigation()->options.paths.size(), std::size_t{1});
    QCOMPARE(m_window->opening().caseFile(), file);
}

void TestAddEvidence::closingWhileReadingAgainStaysClosed()
{
    QSemaphore go;
    std::atomic<int> calls = 0;
    start([&](const InvestigateOptions &options, Progress &progress) {
        if (++calls > 1)
            go.acquire();
        return readSample(options, progress);
    });
    open();
    const QSignalSpy ended(&m_window->opening(), &CaseOpening::readingEnded);
    m_window->opening().addEvidence({"/evidence/more"});
    m_window->opening().closeCase();
    go.release();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!m_window->session().isOpen());
    QVERIFY(m_window->findChild<EmptyPanel *>()->isVisible());
}

void TestAddEvidence::withoutALaunchItIsSaidWhatWasRead()
{
    start([](const InvestigateOptions &options, Progress &) -> ReadResult {
        Investigation made = sampleCase();
        made.options = options;
        made.findings.clear();
        made.links.clear();
        made.seedRows.clear();
        made.attempts.resize(3);
        return std::make_shared<const Investigation>(made);
    });
    open();
    auto *nothing = m_window->findChild<NoAlertsView *>();
    QVERIFY(nothing->isVisible());
    QCOMPARE(nothing->accessibleName(), "No new instance in these logs");
    QVERIFY2(nothing->accessibleDescription().startsWith(
                 "1,204 events read from 1 file, 2025-06-16 00:00:00Z to 2025-06-17 16:42:07Z. "),
             qPrintable(nothing->accessibleDescription()));
    QVERIFY(nothing->accessibleDescription().contains("1 file was not read whole"));
    const QSignalSpy attempts(nothing, &NoAlertsView::attemptsRequested);
    for (QPushButton *button : nothing->findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == "Show 3 failed launches")
            button->click();
    QCOMPARE(attempts.count(), 1);
    QVERIFY(m_window->findChild<AttemptsPanel *>()->isVisible());
}

void TestAddEvidence::withoutAnyLogItIsSaidWhatTheFilesAre()
{
    start([](const InvestigateOptions &options, Progress &) -> ReadResult {
        Investigation made;
        made.options = options;
        for (const InputState state : {InputState::SetAside, InputState::SetAside, InputState::Skipped}) {
            Input input;
            input.path = options.paths.front() + "/x";
            input.state = state;
            made.receipt.inputs.push_back(input);
        }
        return std::make_shared<const Investigation>(made);
    });
    open();
    auto *nothing = m_window->findChild<NoAlertsView *>();
    QCOMPARE(nothing->accessibleName(), "No event could be read");
    QVERIFY2(nothing->accessibleDescription().startsWith("3 files: 1 not read, 2 no log. "),
             qPrintable(nothing->accessibleDescription()));
}

void TestAddEvidence::aSearchThatHidesAllSaysSo()
{
    open();
    m_window->session().setFilterText("nobody");
    auto *nothing = m_window->findChild<NoAlertsView *>();
    QVERIFY(nothing->isVisible() && !table()->isVisible());
    QCOMPARE(nothing->accessibleName(), "No alerts match the search");
    for (QPushButton *button : nothing->findChildren<QPushButton *>())
        if (button->isVisible())
            button->click();
    QVERIFY(table()->isVisible());
    QCOMPARE(table()->model()->rowCount(), 4);
}

QTEST_MAIN(TestAddEvidence)
#include "tst_add_evidence.moc"
