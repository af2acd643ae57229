// The receipt as the Problems tab shows it.
#include "support/evidence_case.h"
#include "ui/models/evidence_sign.h"
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
    void wholeFoldersFoldToOneRow();
    void aFileWithAProblemOrANoteHasItsOwnRow();
    void theBytesOfAnIssueAreFound();

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
        input.path = std::to_string(events) + "/a"; // files of one folder would be one row
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

void TestReceiptModel::wholeFoldersFoldToOneRow()
{
    Investigation made;
    for (int file = 0; file < 300; ++file)
        test::addInput(made, "/e/us-east-1/" + std::to_string(file), InputState::Complete, 4);
    test::addInput(made, "/e/eu-west-1/a", InputState::Complete, 1);
    test::addInput(made, "/e/us-east-1/readme", InputState::SetAside);
    m_model->setInvestigation(std::make_shared<const Investigation>(made));
    QCOMPARE(m_model->rowCount(), 3);
    const auto cell = [this](int row, int column) { return m_model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, ReceiptModel::StateColumn), "no log"); // what was not read comes before what was
    QCOMPARE(cell(1, ReceiptModel::PathColumn), "us-east-1/");
    QCOMPARE(cell(1, ReceiptModel::FilesColumn), "300");
    QCOMPARE(cell(1, ReceiptModel::EventsColumn), "1,200");
    QCOMPARE(cell(2, ReceiptModel::PathColumn), "eu-west-1/a");
    QVERIFY(!m_model->bytes(1));
}

void TestReceiptModel::aFileWithAProblemOrANoteHasItsOwnRow()
{
    m_model->setInvestigation(std::make_shared<const Investigation>(test::evidenceCase()));
    QCOMPARE(m_model->rowCount(), 6);
    QCOMPARE(m_model->index(0, ReceiptModel::PathColumn).data().toString(), "trail/AWSLogs/1111/us-east-1/b.json.gz");
    QCOMPARE(m_model->index(0, 0).data(SignRole).toInt(), int(EvidenceSign::Problem));
    int noted = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        noted += m_model->index(row, 0).data(SignRole).toInt() == int(EvidenceSign::Noted);
    QCOMPARE(noted, 1);
}

void TestReceiptModel::theBytesOfAnIssueAreFound()
{
    Investigation made;
    Input &input = test::addInput(made, "/e/a", InputState::Partial, 100);
    test::addIssue(input, Severity::Error, "truncated", "ends early");
    input.issues.back().offset = 9000;
    test::addIssue(test::addInput(made, "/e/b", InputState::Partial, 100), Severity::Error, "odd", "odd");
    made.receipt.inputs.back().issues.back().offset = 999'999; // beyond what was read
    m_model->setInvestigation(std::make_shared<const Investigation>(made));
    const auto first = m_model->bytes(0);
    QVERIFY(first);
    QCOMPARE(first->offset, std::uint64_t{9000});
    QCOMPARE(first->length, std::uint32_t{1010});
    const auto second = m_model->bytes(1);
    QVERIFY(second && second->offset + second->length <= made.receipt.inputs[1].counts.bytes);
    QVERIFY(!m_model->bytes(-1) && !m_model->bytes(2));
}

QTEST_GUILESS_MAIN(TestReceiptModel)
#include "tst_receipt_model.moc"
