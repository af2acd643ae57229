// Failed launches as a table.
#include "support/sample_case.h"
#include "ui/models/attempt_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace interloper;

namespace {

Attempt attempt(const std::string &time, const std::string &error, std::uint32_t requested, std::uint32_t count)
{
    Attempt made;
    made.time = test::at(time);
    made.actor = "arn:aws:iam::111122223333:user/dana.okafor";
    made.sourceIp = "198.51.100.23";
    made.scope = "us-east-1";
    made.account = "111122223333";
    made.operation = "RunInstances";
    made.error = error;
    made.errorClass = errorClassOf(Provider::Aws, error);
    made.requested = requested;
    made.count = count;
    return made;
}

} // namespace

class TestAttemptModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theNewestComesFirst();
    void aRowSaysWhoAskedForWhat_data();
    void aRowSaysWhoAskedForWhat();
    void whatTheLogDoesNotSayIsBlankAndLast();
    void withoutAnEventNothingIsOpened();

private:
    QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<AttemptModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAttemptModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AttemptModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    Investigation made;
    made.attempts = {attempt("2025-06-17T02:10:00Z", "Client.VcpuLimitExceeded", 10, 1),
                     attempt("2025-06-17T02:20:00Z", "Client.UnauthorizedOperation", 0, 12),
                     attempt("not a time", "Client.InvalidParameterValue", 2, 3)};
    m_model->setInvestigation(std::make_shared<const Investigation>(made));
}

void TestAttemptModel::theNewestComesFirst()
{
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(cell(0, AttemptModel::TimeColumn), "2025-06-17 02:20:00Z");
    QCOMPARE(cell(1, AttemptModel::TimeColumn), "2025-06-17 02:10:00Z");
    QCOMPARE(cell(2, AttemptModel::ErrorColumn), "Client.InvalidParameterValue");
    QCOMPARE(m_model->headerData(AttemptModel::TimeColumn, Qt::Horizontal, SortRankRole).toInt(), -1);
}

void TestAttemptModel::aRowSaysWhoAskedForWhat_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("cloud") << int(AttemptModel::ProviderColumn) << "AWS";
    QTest::newRow("actor") << int(AttemptModel::ActorColumn) << "user/dana.okafor";
    QTest::newRow("address") << int(AttemptModel::AddressColumn) << "198.51.100.23";
    QTest::newRow("why") << int(AttemptModel::WhyColumn) << "Quota";
    QTest::newRow("error") << int(AttemptModel::ErrorColumn) << "Client.VcpuLimitExceeded";
    QTest::newRow("asked for") << int(AttemptModel::RequestedColumn) << "10";
    QTest::newRow("tries") << int(AttemptModel::TriesColumn) << "1";
    QTest::newRow("scope") << int(AttemptModel::ScopeColumn) << "us-east-1";
    QTest::newRow("account") << int(AttemptModel::AccountColumn) << "111122223333";
    QTest::newRow("operation") << int(AttemptModel::OperationColumn) << "RunInstances";
}

void TestAttemptModel::aRowSaysWhoAskedForWhat()
{
    QFETCH(int, column);
    QTEST(cell(1, column), "text");
}

void TestAttemptModel::whatTheLogDoesNotSayIsBlankAndLast()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_model->sort(AttemptModel::RequestedColumn, order);
        QCOMPARE(cell(2, AttemptModel::RequestedColumn), "");
    }
    m_model->sort(AttemptModel::TriesColumn, Qt::DescendingOrder);
    QCOMPARE(cell(0, AttemptModel::TriesColumn), "12");
}

void TestAttemptModel::withoutAnEventNothingIsOpened()
{
    QVERIFY(!m_model->event(0).valid());
    QVERIFY(!m_model->event(-1).valid());
    QVERIFY(!m_model->event(3).valid());
}

QTEST_GUILESS_MAIN(TestAttemptModel)
#include "tst_attempt_model.moc"
