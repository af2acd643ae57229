// The receipt as the Problems tab shows it.
#include "support/sample_case.h"
#include "ui/models/receipt_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace interloper;

class TestReceiptModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void problemsComeFirst();
    void theGravestIssueIsToldAndTheRestCounted();
    void countsSortAsNumbers();
    void missingTimesComeLast();
    void aMemberIsShownBehindItsArchive();
    void pathsAreMadeVisible();

private:
    std::unique_ptr<ReceiptModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestReceiptModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<ReceiptModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setInvestigation(test::sharedSampleCase());
}

void TestReceiptModel::problemsComeFirst()
{
    QCOMPARE(m_model->problemCount(), 1);
    QCOMPARE(m_model->index(0, ReceiptModel::PathColumn).data().toString(), "b.json.gz");
    QCOMPARE(m_model->index(0, ReceiptModel::PathColumn).data(FullTextRole).toString(), "logs/b.json.gz");
    QVERIFY(m_model->index(0, 0).data(ProblemRole).toBool());
    QCOMPARE(m_model->index(0, ReceiptModel::StateColumn).data().toString(), "a part is missing");
    QVERIFY(!m_model->index(1, 0).data(ProblemRole).toBool());
    QCOMPARE(m_model->index(1, ReceiptModel::StateColumn).data().toString(), "complete");
}

void TestReceiptModel::theGravestIssueIsToldAndTheRestCounted()
{
    QCOMPARE(m_model->index(0, ReceiptModel::DetailColumn).data().toString(),
             "gzip ends early at byte 81,920 of 96,304 (1 more)");
    QVERIFY(m_model->index(1, ReceiptModel::DetailColumn).data().toString().isEmpty());
}

void TestReceiptModel::countsSortAsNumbers()
{
    Investigation made;
    for (const unsigned events : {9u, 1000u, 20u}) {
        Input input;
        input.path = std::to_string(events);
        input.counts.events = events;
        made.receipt.inputs.push_back(input);
    }
    m_model->setInvestigation(std::make_shared<const Investigation>(made));
    m_model->sort(ReceiptModel::EventsColumn, Qt::DescendingOrder);
    QStringList texts;
    for (int row = 0; row < 3; ++row)
        texts.append(m_model->index(row, ReceiptModel::EventsColumn).data().toString());
    QCOMPARE(texts, (QStringList{"1,000", "20", "9"}));
}

void TestReceiptModel::missingTimesComeLast()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_model->sort(ReceiptModel::FirstColumn, order);
        QVERIFY(m_model->index(1, ReceiptModel::FirstColumn).data().toString().isEmpty());
    }
}

void TestReceiptModel::aMemberIsShownBehindItsArchive()
{
    Investigation made;
    Input member;
    member.path = "logs.zip";
    member.member = "a/b.json";
    made.receipt.inputs.push_back(member);
    m_model->setInvestigation(std::make_shared<const Investigation>(made));
    QCOMPARE(m_model->index(0, ReceiptModel::PathColumn).data().toString(), "logs.zip/a/b.json");
}

void TestReceiptModel::pathsAreMadeVisible()
{
    Investigation made;
    Input hostile;
    hostile.path = "a\nb\xE2\x80\xAE.json";
    made.receipt.inputs.push_back(hostile);
    m_model->setInvestigation(std::make_shared<const Investigation>(made));
    const QString text = m_model->index(0, ReceiptModel::PathColumn).data().toString();
    QVERIFY(!text.contains('\n'));
    QVERIFY(!text.contains(QChar(0x202E)));
}

QTEST_GUILESS_MAIN(TestReceiptModel)
#include "tst_receipt_model.moc"
