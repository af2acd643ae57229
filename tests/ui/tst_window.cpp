// The window, driven as a user does, on a small case made by hand.
#include "support/window_test.h"
#include "ui/alert_export.h"
#include "ui/models/alert_model.h"
#include "ui/panels/coverage_panel.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/evidence_panel.h"
#include "ui/panels/export_dialog.h"
#include "ui/panels/loading_strip.h"
#include "ui/panels/problems_panel.h"
#include "ui/work_area.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSemaphore>
#include <QToolButton>

using namespace interloper;
using namespace interloper::test;

class TestWindow : public WindowTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingOpenShowsTheStartPage();
    void openingShowsTheAlerts();
    void aClickOnAHeaderSortsAndShiftAddsAKey();
    void theSearchBoxFiltersTheAlerts();
    void copyTakesTheSelectedRowsAsTheyAreSeen();
    void jAndKMoveTheSelection();
    void theSelectionIsTheSessions();
    void aFindingWithoutAnAccountNamesNone();
    void theSeedQueryIsOneClickAway();
    void droppingAFolderOpensIt();
    void stoppingKeepsWhatWasOpen();
    void anErrorIsASentenceInTheStatusLine();
    void problemsAreAClickAway();
    void exportingTheCurrentViewWritesItsRows();
    void theExampleCaseOpens();
    void keysAndAboutAreShown();
    void aNoteIsSavedAndComesBackWithTheSamePaths();
    void theSelectionComesBackToo();
    void closingTheCaseShowsTheStartPage();
    void fSixGoesThroughThePanels();
    void theDensityIsTheHeightOfRows();
    void aClosedCaseIsRecentAndOpensAgain();

private:
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString title() const { return m_window->opening().title() + " — Interloper"; }
    void clickHeader(int column, Qt::KeyboardModifiers modifiers = {}) const;
};

void TestWindow::init()
{
    makeFolder();
    start();
}

void TestWindow::cleanup()
{
    removeFolder();
}

void TestWindow::clickHeader(int column, Qt::KeyboardModifiers modifiers) const
{
    const QHeaderView *header = table()->horizontalHeader();
    const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                        header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, middle);
}

void TestWindow::nothingOpenShowsTheStartPage()
{
    QVERIFY(m_window->findChild<EmptyPanel *>()->isVisible());
    QVERIFY(!table()->isVisible());
    QCOMPARE(m_window->windowTitle(), "Interloper");
}

void TestWindow::openingShowsTheAlerts()
{
    open();
    QVERIFY(table()->isVisible());
    QCOMPARE(table()->model()->rowCount(), 4);
    QVERIFY(m_window->opening().title().startsWith("case-"));
    QCOMPARE(cell(0, AlertModel::TimeColumn), "2025-06-17 02:33:48Z");
    QCOMPARE(m_window->windowTitle(), title());
    QCOMPARE(m_window->session().investigation()->options.paths.front(), (m_folder->path() + "/logs").toStdString());
}

void TestWindow::aClickOnAHeaderSortsAndShiftAddsAKey()
{
    open();
    clickHeader(AlertModel::ScopeColumn);
    QCOMPARE(cell(0, AlertModel::ScopeColumn), "rg-data");
    QCOMPARE(cell(1, AlertModel::InstanceColumn), "i-0a");
    clickHeader(AlertModel::ActorColumn, Qt::ShiftModifier);
    QCOMPARE(cell(1, AlertModel::InstanceColumn), "i-0b");
    clickHeader(AlertModel::ScopeColumn);
    QCOMPARE(cell(0, AlertModel::ScopeColumn), "us-west-2");
}

void TestWindow::theSearchBoxFiltersTheAlerts()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(search);
    QTest::keyClicks(search, "dana us-east-1");
    QCOMPARE(table()->model()->rowCount(), 1);
    search->clear();
    QCOMPARE(table()->model()->rowCount(), 4);
}

void TestWindow::copyTakesTheSelectedRowsAsTheyAreSeen()
{
    open();
    clickHeader(AlertModel::InstanceColumn);
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split('\n');
    QVERIFY(lines.size() >= 2);
    QVERIFY(lines[0].startsWith("Score\tTime (UTC)\t"));
    QVERIFY(lines[1].contains("arn:aws:iam::111122223333:user/dana.okafor"));
    QVERIFY(lines[1].contains("i-0a"));
}

void TestWindow::jAndKMoveTheSelection()
{
    open();
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_J);
    QCOMPARE(m_window->session().selectedKey(), "aws:e1/i-0a");
    QTest::keyClick(table(), Qt::Key_K);
    QCOMPARE(m_window->session().selectedKey(), "aws:e3/i-0c");
}

void TestWindow::theSelectionIsTheSessions()
{
    open();
    table()->selectRow(2);
    QCOMPARE(m_window->session().selectedKey(), "az:c1/vm");
    m_window->session().selectFinding("aws:e1/i-0a");
    QCOMPARE(table()->currentIndex().row(), 1);
    m_window->session().setFilterText("tanaka");
    QVERIFY(!table()->selectionModel()->hasSelection());
    m_window->session().setFilterText({});
    QCOMPARE(table()->currentIndex().row(), 1);
}

void TestWindow::aFindingWithoutAnAccountNamesNone()
{
    start([](const InvestigateOptions &options, Progress &) -> ReadResult {
        Investigation made = sampleCase();
        made.options = options;
        made.findings.front().account.clear();
        return std::make_shared<const Investigation>(made);
    });
    open();
    const Finding &finding = m_window->session().investigation()->findings.front();
    m_window->session().selectFinding(finding.key);
    QStringList texts;
    for (const QLabel *label : m_window->findChild<DetailsPanel *>()->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY2(texts.contains("AWS, " + QString::fromStdString(finding.scope)), qPrintable(texts.join('|')));
}

void TestWindow::theSeedQueryIsOneClickAway()
{
    open();
    m_window->findChild<AlertsPanel *>()->setRule(Rule::Seed);
    QCOMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    QCOMPARE(m_window->session().selectedKey(), "az:c1/vm");
    m_window->findChild<AlertsPanel *>()->setRule(Rule::Complete);
    QCOMPARE(table()->currentIndex().row(), 2);
}

void TestWindow::droppingAFolderOpensIt()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder->path() + "/dropped")});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    const QSignalSpy opened(&m_window->opening(), &CaseOpening::opened);
    QApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(m_window->session().investigation()->options.paths.front().ends_with("/dropped"));
}

void TestWindow::stoppingKeepsWhatWasOpen()
{
    std::atomic<int> calls = 0;
    start([&](const InvestigateOptions &options, Progress &progress) {
        return ++calls == 1 ? readSample(options, progress) : readForever(options, progress);
    });
    open();
    m_window->opening().openPaths({"other"});
    auto *strip = m_window->findChild<LoadingStrip *>();
    QVERIFY(strip->isVisible());
    const QSignalSpy ended(&m_window->opening(), &CaseOpening::readingEnded);
    QTest::mouseClick(strip->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!strip->isVisible());
    QCOMPARE(table()->model()->rowCount(), 4);
    QCOMPARE(m_window->windowTitle(), title());
}

void TestWindow::anErrorIsASentenceInTheStatusLine()
{
    start([](const InvestigateOptions &, Progress &) -> ReadResult {
        return failure(ErrorCode::NotReadable, "logs cannot be read");
    });
    const QSignalSpy said(&m_window->opening(), &CaseOpening::said);
    m_window->opening().openPaths({"logs"});
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said.first().first().toString(), "logs cannot be read. Nothing was opened.");
    QVERIFY(m_window->findChild<EmptyPanel *>()->isVisible());
}

void TestWindow::problemsAreAClickAway()
{
    open();
    m_window->work().showTab(WorkArea::Tab::Problems);
    auto *problems = m_window->findChild<ProblemsPanel *>();
    QVERIFY(problems->isVisible());
    QCOMPARE(problems->problemCount(), 1);
}

void TestWindow::exportingTheCurrentViewWritesItsRows()
{
    open();
    m_window->session().setFilterText("dana");
    auto *exporter = m_window->findChild<AlertExport *>();
    const QSignalSpy written(exporter, &AlertExport::written);
    exporter->ask();
    auto *dialog = m_window->findChild<ExportDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), "Export 2 alerts");
    dialog->chooseFormat("findings-csv");
    dialog->choosePath(m_folder->filePath("out.csv"));
    dialog->accept();
    QTRY_COMPARE(written.count(), 1);
    QFile file(m_folder->filePath("out.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("i-0a") && text.contains("i-0c"));
    QVERIFY(!text.contains("i-0b"));
}

void TestWindow::theExampleCaseOpens()
{
    const QSignalSpy opened(&m_window->opening(), &CaseOpening::opened);
    m_window->openExample();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60000);
    QVERIFY(QFile::exists(QString::fromStdString(m_window->session().investigation()->options.paths.front())));
}

void TestWindow::keysAndAboutAreShown()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *keys = m_window->findChild<QDialog *>();
    QVERIFY(keys && keys->isVisible());
    QCOMPARE(keys->windowTitle(), "Keys");
}

void TestWindow::aNoteIsSavedAndComesBackWithTheSamePaths()
{
    open();
    QSignalSpy saved(&m_window->opening(), &CaseOpening::saveStateChanged);
    Annotation annotation = m_window->session().annotation("aws:e1/i-0a");
    annotation.note = "asked the owner";
    annotation.verdict = Verdict::Unsure;
    m_window->session().annotate(annotation);
    QTRY_VERIFY(!saved.isEmpty());
    QVERIFY(saved.last().at(0).toString().startsWith("case saved "));
    QVERIFY(saved.last().at(1).toBool());
    m_window->close();

    start();
    open();
    QCOMPARE(m_window->session().annotation("aws:e1/i-0a").note, "asked the owner");
    QVERIFY(!m_window->session().annotation("aws:e1/i-0a").updated.empty());
    QCOMPARE(cell(1, AlertModel::VerdictColumn), "Unsure");
}

void TestWindow::theSelectionComesBackToo()
{
    open();
    table()->selectRow(2);
    QVERIFY(m_window->opening().flush());
    m_window->close();
    start();
    open();
    QCOMPARE(m_window->session().selectedKey(), "az:c1/vm");
    QCOMPARE(table()->currentIndex().row(), 2);
}

void TestWindow::fSixGoesThroughThePanels()
{
    start();
    open();
    table()->setFocus();
    QWidgetList panels = m_window->work().panels();
    panels.append(&m_window->details());
    panels.append(&m_window->evidence());
    panels.append(&m_window->coverage());
    const auto hasFocus = [](const QWidget *panel) { return panel->isAncestorOf(QApplication::focusWidget()); };
    for (const int at : {1, 2, 3, 4, 5, 0}) {
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY2(hasFocus(panels[at]), qPrintable(QString::number(at)));
    }
    QVERIFY(table()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(hasFocus(panels[5]));
}

void TestWindow::theDensityIsTheHeightOfRows()
{
    start();
    open();
    const int before = table()->rowHeight(0);
    const auto choose = [this](const QString &name) {
        for (QAction *action : m_window->findChildren<QAction *>())
            if (action->text() == name)
                action->trigger();
    };
    choose("C&omfortable");
    QVERIFY(table()->rowHeight(0) > before);
    start(); // the next window remembers it
    open();
    QVERIFY(table()->rowHeight(0) > before);
    choose("&Compact");
    QCOMPARE(table()->rowHeight(0), before);
}

void TestWindow::closingTheCaseShowsTheStartPage()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(m_window->findChild<EmptyPanel *>()->isVisible());
    QVERIFY(!m_window->session().isOpen());
}

void TestWindow::aClosedCaseIsRecentAndOpensAgain()
{
    open();
    const QString file = m_window->opening().caseFile();
    m_window->opening().closeCase();
    auto *name = m_window->findChild<EmptyPanel *>()->findChild<QToolButton *>();
    QVERIFY(name && name->isVisible());
    const QSignalSpy opened(&m_window->opening(), &CaseOpening::opened);
    QTest::mouseClick(name, Qt::LeftButton);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(m_window->opening().caseFile(), file);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
