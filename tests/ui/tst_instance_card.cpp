// The instance card on the example case: what it shows, opens and copies, with mouse and keyboard.
#include "support/example_case.h"
#include "ui/panels/card_view.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/score_badge.h"
#include "ui/session/session.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include <functional>

using namespace interloper;
using namespace interloper::test;

namespace {

std::string keyOfHighest()
{
    return exampleCase()->findings[highestScore()].key;
}

QModelIndex rowOf(CardView &view, CardModel::Kind kind, int skip = 0)
{
    for (int row = 0; row < view.model()->rowCount(); ++row)
        if (const QModelIndex index = view.model()->index(row, 0);
            index.data(CardModel::KindRole).toInt() == static_cast<int>(kind) && skip-- == 0)
            return index;
    return {};
}

} // namespace

class TestInstanceCard : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_panel = std::make_unique<DetailsPanel>(*m_session);
        m_panel->resize(346, 800);
        m_panel->show();
        m_session->replaceInvestigation(exampleCase());
        m_session->selectFinding(keyOfHighest());
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void scoreAndQuestionsAreShown();
    void pointsOfTheReasonsAddUp();
    void theStrongestReasonsAreSeenUntilTheyAreFolded();
    void openedQuestionsShowTheirEvents();
    void enterOpensTheEvent();
    void summaryIsCopiedAsPlainText();
    void nothingSelectedShowsNoCard();
    void everyFindingFillsInFast();
    void wideTextKeepsItsRows();

private:
    CardView &card() { return m_panel->card(); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<DetailsPanel> m_panel;
};

void TestInstanceCard::scoreAndQuestionsAreShown()
{
    QCOMPARE(m_panel->findChild<ScoreBadge *>()->accessibleName(), QString("Score 100, Act now"));
    const auto counts = card().card().answerCounts();
    QCOMPARE(counts[0] + counts[1] + counts[2], 18);
    QVERIFY(counts[0] >= 10);
    QCOMPARE(rowOf(card(), CardModel::Kind::Question).data(CardModel::TitleRole).toString(), QString("Coverage"));
    QVERIFY(rowOf(card(), CardModel::Kind::Question, 17).isValid());
    QVERIFY(!rowOf(card(), CardModel::Kind::Question, 18).isValid());
}

void TestInstanceCard::pointsOfTheReasonsAddUp()
{
    const std::function<int(QModelIndex)> sumOf = [&](const QModelIndex &parent) {
        int sum = 0;
        for (int row = 0; row < card().model()->rowCount(parent); ++row) {
            const QModelIndex reason = card().model()->index(row, 0, parent);
            const int kind = reason.data(CardModel::KindRole).toInt();
            if (kind == static_cast<int>(CardModel::Kind::Reason))
                sum += reason.data(CardModel::TitleRole).toString().replace(QChar(0x2212), '-').toInt();
            else if (kind == static_cast<int>(CardModel::Kind::Rest))
                sum += sumOf(reason);
        }
        return sum;
    };
    QVERIFY(sumOf(rowOf(card(), CardModel::Kind::Why)) >= 100); // the score ends at 100
}

void TestInstanceCard::theStrongestReasonsAreSeenUntilTheyAreFolded()
{
    const auto isOpen = [this] { return card().isExpanded(card().card().why()); };
    QVERIFY(isOpen());
    const QModelIndex why = card().card().why();
    int reasons = 0;
    for (int row = 0; row < card().model()->rowCount(why); ++row)
        reasons += card().model()->index(row, 0, why).data(CardModel::KindRole).toInt() ==
                           static_cast<int>(CardModel::Kind::Reason)
                       ? 1
                       : 0;
    QCOMPARE(reasons, 3);
    card().collapse(why);
    m_session->selectFinding(exampleCase()->findings[highestScore() == 0 ? 1 : 0].key);
    QVERIFY(!isOpen());
    card().expand(card().card().why());
    m_session->selectFinding(keyOfHighest());
    QVERIFY(isOpen());
}

void TestInstanceCard::openedQuestionsShowTheirEvents()
{
    for (int at = 0; at < 18; ++at) {
        const QModelIndex question = rowOf(card(), CardModel::Kind::Question, at);
        int events = 0;
        int missing = 0;
        for (int row = 0; row < card().model()->rowCount(question); ++row) {
            const int kind = card().model()->index(row, 0, question).data(CardModel::KindRole).toInt();
            events += kind == static_cast<int>(CardModel::Kind::Event) ? 1 : 0;
            missing += kind == static_cast<int>(CardModel::Kind::Missing) ? 1 : 0;
        }
        const bool answered = question.data(CardModel::StateRole).toInt() == static_cast<int>(AnswerState::Answered);
        QVERIFY(!answered || events > 0);
        QCOMPARE(missing, answered ? 0 : 1);
    }
}

void TestInstanceCard::enterOpensTheEvent()
{
    const QModelIndex question = rowOf(card(), CardModel::Kind::Question, 1);
    card().setCurrentIndex(question);
    QTest::keyClick(&card(), Qt::Key_Right);
    QVERIFY(card().isExpanded(question));
    QTest::keyClick(&card(), Qt::Key_Down);
    QTest::keyClick(&card(), Qt::Key_Down);
    const quint32 event = card().currentIndex().data(CardModel::EventRole).toUInt();
    QVERIFY(event != EventId::kNone);
    QSignalSpy requested(m_session.get(), &Session::recordRequested);
    QTest::keyClick(&card(), Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(m_session->selectedEvent().value, event);
    QTest::keyClick(&card(), Qt::Key_Left);
    QTest::keyClick(&card(), Qt::Key_Left);
    QVERIFY(!card().isExpanded(question));
}

void TestInstanceCard::summaryIsCopiedAsPlainText()
{
    for (QPushButton *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == "Copy summary")
            button->click();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.startsWith("Made by "), qPrintable(copied));
    QVERIFY(copied.contains("address") || copied.contains(" from "));
}

void TestInstanceCard::nothingSelectedShowsNoCard()
{
    m_session->selectFinding({});
    QVERIFY(!card().isVisible());
    QVERIFY(!m_panel->findChild<ScoreBadge *>()->isVisible());
}

void TestInstanceCard::everyFindingFillsInFast()
{
    QElapsedTimer clock;
    clock.start();
    for (const Finding &finding : exampleCase()->findings) {
        m_session->selectFinding(finding.key);
        QVERIFY(card().model()->rowCount() > 18);
    }
    qInfo("%.2f ms a card", double(clock.nsecsElapsed()) / 1e6 / double(exampleCase()->findings.size()));
}

void TestInstanceCard::wideTextKeepsItsRows()
{
    m_panel->resize(240, 700);
    QApplication::processEvents();
    const QModelIndex paragraph = rowOf(card(), CardModel::Kind::Paragraph);
    const int narrow = card().visualRect(paragraph).height();
    m_panel->resize(900, 700);
    QApplication::processEvents();
    QVERIFY(card().visualRect(paragraph).height() < narrow);
}

QTEST_MAIN(TestInstanceCard)
#include "tst_instance_card.moc"
