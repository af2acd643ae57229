// The Evidence dock: tree, filters, details, totals and import notes, by mouse and keyboard, in both themes and at 200
// %.
#include "support/evidence_case.h"
#include "ui/models/evidence_model.h"
#include "ui/panels/evidence_panel.h"
#include "ui/panels/import_notes_view.h"
#include "ui/session/session.h"
#include "ui/window_theme.h"
#include "ui/words/receipt_words.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace interloper;

class TestEvidencePanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysThatNothingIsOpen();
    void showsTotalsWhoseSumIsWhole();
    void aSelectedFileTellsAllThatIsKnown();
    void withoutASelectionAllEvidenceIsToldOf();
    void theProblemFilterIsOneClickAway();
    void aFilterWithoutRowsIsNotOffered();
    void arrowsWalkTheTreeAndEnterLeavesItWhole();
    void copiesPathAndHash();
    void aWiderDockShowsMoreColumns();
    void theOrderOfDayAndMonthIsOneClickAway();
    void aSecondClickTakesTheChoiceBack();
    void aZoneIsChosen();
    void withoutNotesNothingIsSaid();
    void theSelectionStaysWithItsFileWhenItIsReadAgain();
    void hostileNamesAreShownAndDoNotRender();
    void paintsInBothThemesAndAtTwiceTheSize_data();
    void paintsInBothThemesAndAtTwiceTheSize();
    void wordsOfAnIssueNameItsPlace();

private:
    void show(Investigation made) const
    {
        m_session->replaceInvestigation(std::make_shared<const Investigation>(std::move(made)));
    }
    void select(const QString &path) const { m_panel->select(m_panel->model().indexOfKey(path)); }
    QString words() const
    {
        QApplication::processEvents(); // layouts show what they were given when the loop turns
        QStringList all;
        for (const QLabel *label : m_panel->findChildren<QLabel *>())
            if (label->isVisible())
                all.append(label->text());
        return all.join('\n');
    }
    template <typename Button>
    Button *button(const QString &text) const
    {
        for (Button *each : m_panel->findChildren<Button *>())
            if (each->text().startsWith(text) && each->isVisible())
                return each;
        return nullptr;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<EvidencePanel> m_panel;
};

void TestEvidencePanel::init()
{
    m_session = std::make_unique<Session>();
    m_panel = std::make_unique<EvidencePanel>(*m_session);
    m_panel->resize(260, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestEvidencePanel::cleanup()
{
    m_panel.reset();
    m_session.reset();
}

void TestEvidencePanel::saysThatNothingIsOpen()
{
    QCOMPARE(words(), "Nothing open yet");
    show(test::evidenceCase());
    QVERIFY(!words().contains("Nothing open yet"));
    m_session->close();
    QCOMPARE(words(), "Nothing open yet");
}

void TestEvidencePanel::showsTotalsWhoseSumIsWhole()
{
    show(test::evidenceCase());
    QVERIFY2(words().contains("1,249 records = 1,246 events + 0 duplicates + 3 rejected"), qPrintable(words()));
    QVERIFY2(words().contains("124,667 bytes = 124,600 accepted + 7 rejected + 60 structural"), qPrintable(words()));
}

void TestEvidencePanel::aSelectedFileTellsAllThatIsKnown()
{
    show(test::evidenceCase());
    select("/cases/trail/AWSLogs/1111/us-east-1/b.json.gz");
    for (const char *fact :
         {"b.json.gz", "a part is missing", "gzip ends early at byte 81,920 of 96,304; 30 events kept",
          "33 records = 30 events + 0 duplicates + 3 rejected", "2025-06-15 00:00:00Z"})
        QVERIFY2(words().contains(fact), fact);
    select("/cases/trail/AWSLogs/1111/us-east-1/a.json.gz");
    QVERIFY(words().contains(QString(64, 'a')));
    QVERIFY(!words().contains("gzip ends early"));
}

void TestEvidencePanel::withoutASelectionAllEvidenceIsToldOf()
{
    show(test::evidenceCase());
    QVERIFY(words().contains("All evidence"));
    QVERIFY(words().contains("6, 1 problem"));
}

void TestEvidencePanel::theProblemFilterIsOneClickAway()
{
    show(test::evidenceCase());
    auto *problems = button<QToolButton>("Problems 1");
    QVERIFY(problems);
    QTest::mouseClick(problems, Qt::LeftButton);
    QCOMPARE(m_panel->model().rowCount(), 1);
    const QModelIndex cut = m_panel->model().indexOfKey("/cases/trail/AWSLogs/1111/us-east-1/b.json.gz");
    QVERIFY(m_panel->tree().isExpanded(cut.parent()));
    QTest::mouseClick(button<QToolButton>("All 6"), Qt::LeftButton);
    QCOMPARE(m_panel->model().rowCount(), 2);
}

void TestEvidencePanel::aFilterWithoutRowsIsNotOffered()
{
    show(test::evidenceCase());
    m_panel->setFilter(EvidenceModel::Filter::Notes);
    Investigation whole;
    whole.options.paths = {"/e"};
    test::addInput(whole, "/e/a.json", InputState::Complete, 1);
    show(whole);
    QCOMPARE(m_panel->model().filter(), EvidenceModel::Filter::All);
    QVERIFY(!button<QToolButton>("Problems 0")->isEnabled());
    QVERIFY(!button<QToolButton>("Notes 0")->isEnabled());
}

void TestEvidencePanel::arrowsWalkTheTreeAndEnterLeavesItWhole()
{
    show(test::evidenceCase());
    QTreeView &tree = m_panel->tree();
    tree.setFocus();
    tree.setCurrentIndex(m_panel->model().index(0, 0));
    QTest::keyClick(&tree, Qt::Key_Down);
    QCOMPARE(tree.currentIndex().data().toString(), "AWSLogs/1111");
    QTest::keyClick(&tree, Qt::Key_Left);
    QVERIFY(!tree.isExpanded(tree.currentIndex()));
    QTest::keyClick(&tree, Qt::Key_Right);
    QVERIFY(tree.isExpanded(tree.currentIndex()));
    QTest::keyClick(&tree, Qt::Key_Return);
    QCOMPARE(tree.currentIndex().data().toString(), "AWSLogs/1111");
    QVERIFY(words().contains("3, 1 problem"));
}

void TestEvidencePanel::copiesPathAndHash()
{
    show(test::evidenceCase());
    select("/cases/trail/AWSLogs/1111/us-east-1/a.json.gz");
    m_panel->tree().setFocus();
    QTest::keyClick(&m_panel->tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), "/cases/trail/AWSLogs/1111/us-east-1/a.json.gz");
    const auto actions = m_panel->tree().actions();
    QCOMPARE(actions.at(1)->text(), "Copy SHA-256");
    actions.at(1)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QString(64, 'a'));
    m_panel->select(m_panel->model().index(0, 0));
    QVERIFY(!actions.at(1)->isEnabled());
}

void TestEvidencePanel::aWiderDockShowsMoreColumns()
{
    show(test::evidenceCase());
    const auto shownColumns = [this] {
        int count = 0;
        for (int column = 0; column < EvidenceModel::ColumnCount; ++column)
            count += m_panel->tree().isColumnHidden(column) ? 0 : 1;
        return count;
    };
    const int few = shownColumns();
    QVERIFY(few >= 2 && few < 5);
    m_panel->resize(560, 800);
    QTRY_VERIFY(shownColumns() > few);
    m_panel->resize(1600, 800);
    QTRY_COMPARE(shownColumns(), int(EvidenceModel::ColumnCount));
    m_panel->resize(260, 800);
    QTRY_COMPARE(shownColumns(), few);
}

void TestEvidencePanel::theOrderOfDayAndMonthIsOneClickAway()
{
    show(test::evidenceCase());
    QVERIFY(words().contains("The dates of 1 file do not show whether day or month comes first"));
    const QSignalSpy chosen(&m_panel->notes(), &ImportNotesView::dateOrderChosen);
    auto *dayFirst = button<QPushButton>("Day first");
    QVERIFY(dayFirst && !dayFirst->isChecked() && !button<QPushButton>("Month first")->isChecked());
    QTest::mouseClick(dayFirst, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<std::optional<DateOrder>>(), std::optional(DateOrder::DayMonth));
}

void TestEvidencePanel::aSecondClickTakesTheChoiceBack()
{
    Investigation made = test::evidenceCase();
    made.options.dateOrder = DateOrder::MonthDay;
    show(made);
    QVERIFY(words().contains("Dates such as 04/05/2021 are read month first, as you chose"));
    const QSignalSpy chosen(&m_panel->notes(), &ImportNotesView::dateOrderChosen);
    auto *monthFirst = button<QPushButton>("Month first");
    QVERIFY(monthFirst->isChecked());
    QTest::mouseClick(monthFirst, Qt::LeftButton);
    QCOMPARE(chosen.first().first().value<std::optional<DateOrder>>(), std::optional<DateOrder>());
}

void TestEvidencePanel::aZoneIsChosen()
{
    show(test::evidenceCase());
    const QSignalSpy chosen(&m_panel->notes(), &ImportNotesView::zoneChosen);
    auto *zones = m_panel->findChild<QComboBox *>();
    QVERIFY(zones);
    QCOMPARE(zones->currentText(), "Zone not known");
    zones->setFocus();
    zones->setCurrentIndex(zones->findText("UTC+05:30"));
    emit zones->activated(zones->currentIndex());
    QCOMPARE(chosen.first().first().value<std::optional<int>>(), std::optional(330));

    Investigation again = test::evidenceCase();
    again.options.assumedZone = 17; // of the command line
    show(again);
    QCOMPARE(m_panel->notes().findChildren<QComboBox *>().last()->currentText(), "UTC+00:17");
}

void TestEvidencePanel::withoutNotesNothingIsSaid()
{
    Investigation whole;
    whole.options.paths = {"/e"};
    test::addInput(whole, "/e/a.json", InputState::Complete, 1);
    show(whole);
    QVERIFY(!m_panel->notes().isVisible());
    QVERIFY(!words().contains("Import notes"));
}

void TestEvidencePanel::theSelectionStaysWithItsFileWhenItIsReadAgain()
{
    show(test::evidenceCase());
    select("/cases/azure.zip/export/portal.csv");
    show(test::evidenceCase());
    QCOMPARE(m_panel->tree().currentIndex().data(KeyRole).toString(), "/cases/azure.zip/export/portal.csv");
}

void TestEvidencePanel::hostileNamesAreShownAndDoNotRender()
{
    Investigation made;
    made.options.paths = {"/e"};
    Input &input = test::addInput(made, "/e/<img src=x>\n\xE2\x80\xAE.json", InputState::Partial, 1);
    test::addIssue(input, Severity::Error, "odd", "<b>bold</b>\n" + std::string(10000, 'x'), 7);
    input.why = "\x1b[31m";
    show(made);
    m_panel->select(m_panel->model().index(0, 0, m_panel->model().index(0, 0)));
    QVERIFY(words().contains("<img src=x>[U+000A][U+202E].json"));
    for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(QChar(0x202E)) && !label->text().contains(QChar(0x1B)));
    }
}

void TestEvidencePanel::paintsInBothThemesAndAtTwiceTheSize_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("factor");
    QTest::newRow("light") << false << 1.0;
    QTest::newRow("dark") << true << 1.0;
    QTest::newRow("200 %") << false << 2.0;
}

void TestEvidencePanel::paintsInBothThemesAndAtTwiceTheSize()
{
    QFETCH(bool, dark);
    QFETCH(double, factor);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * factor);
    QApplication::setFont(large);
    applyTheme(*qApp, dark ? Theme::Dark : Theme::Light);
    EvidencePanel panel(*m_session);
    panel.resize(panel.sizeHint().width(), 900);
    show(test::evidenceCase());
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.select(panel.model().indexOfKey("/cases/azure.zip/export/portal.csv"));
    const QImage picture = panel.grab().toImage();
    QCOMPARE(picture.pixelColor(2, picture.height() / 2).lightness() < 128, dark);
    QVERIFY(panel.minimumSizeHint().width() <= panel.sizeHint().width());
    QVERIFY(panel.tree().visualRect(panel.tree().currentIndex()).height() >=
            QFontMetrics(panel.tree().font()).height());
    applyTheme(*qApp, Theme::Light);
    QApplication::setFont(before);
}

void TestEvidencePanel::wordsOfAnIssueNameItsPlace()
{
    Issue issue;
    issue.detail = "not JSON";
    QCOMPARE(issueWords(issue), "not JSON");
    issue.line = 12;
    issue.offset = 3456;
    QCOMPARE(issueWords(issue), "Line 12, byte 3,456: not JSON");
    issue.code = "bad-utf8";
    issue.detail.clear();
    issue.line = 0;
    QCOMPARE(issueWords(issue), "Byte 3,456: bad-utf8");
    QCOMPARE(zoneWords(-210), "UTC-03:30");
    QCOMPARE(zoneWords(0), "UTC");
}

QTEST_MAIN(TestEvidencePanel)
#include "tst_evidence_panel.moc"
