// The links table's rows, texts and order.
#include "support/linked_case.h"
#include "ui/models/link_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace interloper;

namespace {

QStringList column(const LinkModel &model, int which, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, which).data(role).toString());
    return texts;
}

} // namespace

class TestLinkModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theModelIsConsistentWhileItChanges();
    void rowsComeInOrderOfTime();
    void aRowSaysWhatTiesItByWhichIdentifierInWhichFields();
    void aScreenReaderHearsTheWholeTie();
    void rolesCarryTheEventsAndTheGlyph();
    void anyColumnSorts_data();
    void anyColumnSorts();
    void sortingKeepsPersistentIndexesOnTheirRow();
    void evidenceIsMadeVisible();
    void whatWasLeftOutIsCounted();

private:
    std::shared_ptr<const Investigation> m_investigation;
    std::unique_ptr<LinkModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestLinkModel::init()
{
    m_tester.reset();
    m_investigation = test::sharedAttack();
    m_model = std::make_unique<LinkModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setFinding(m_investigation, 0);
}

void TestLinkModel::theModelIsConsistentWhileItChanges()
{
    QCOMPARE(m_model->rowCount(), 6);
    m_model->sort(LinkModel::IdentifierColumn, Qt::DescendingOrder);
    m_model->setFinding(m_investigation, std::nullopt);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->event(0).valid());
    m_model->setFinding(m_investigation, 0);
    m_model->sort(-1, Qt::AscendingOrder);
    QCOMPARE(m_model->rowCount(), 6);
    QCOMPARE(m_model->columnCount(), static_cast<int>(LinkModel::ColumnCount));
}

void TestLinkModel::rowsComeInOrderOfTime()
{
    QCOMPARE(column(*m_model, LinkModel::KindColumn),
             QStringList({"Key pair named at launch", "Snapshot of source disk", "Group opened to all", "Disk made",
                          "Volume attached here", "Instance terminated"}));
}

void TestLinkModel::aRowSaysWhatTiesItByWhichIdentifierInWhichFields()
{
    const auto cell = [&](int which) { return m_model->index(1, which).data().toString(); };
    QCOMPARE(cell(LinkModel::StrengthColumn), QString("Identifier"));
    QCOMPARE(cell(LinkModel::TimeColumn), QString("2025-06-17 02:17:52Z"));
    QCOMPARE(cell(LinkModel::IdentifierColumn), QString("snap-07c3e5a1d2b84f61"));
    QCOMPARE(cell(LinkModel::FieldsColumn), QString("responseElements.snapshotId \u2192 requestParameters.snapshotId"));
}

void TestLinkModel::aScreenReaderHearsTheWholeTie()
{
    QCOMPARE(m_model->index(1, 0).data(Qt::AccessibleTextRole).toString(),
             QString("CreateSnapshot, 2025-06-17 02:17:52Z, by user/dana.okafor, tied by identifier "
                     "snap-07c3e5a1d2b84f61"));
    for (int which = 0; which < LinkModel::ColumnCount; ++which)
        QVERIFY(!m_model->headerData(which, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestLinkModel::rolesCarryTheEventsAndTheGlyph()
{
    const QModelIndex snapshot = m_model->index(1, 0);
    const EventId event(snapshot.data(LinkModel::EventRole).toUInt());
    QCOMPARE(m_investigation->events.key(event), std::string("aws:snapshot"));
    QCOMPARE(m_investigation->events.key(EventId(snapshot.data(LinkModel::ToEventRole).toUInt())),
             std::string("aws:volume"));
    QCOMPARE(snapshot.data(KeyRole).toString(), QString("aws:snapshot"));
    QCOMPARE(snapshot.data(LinkModel::ResourceRole).toInt(), static_cast<int>(ResourceKind::Snapshot));
    QCOMPARE(snapshot.data(LinkModel::StrengthRole).toInt(), static_cast<int>(Strength::Identifier));
    QCOMPARE(m_model->rowOfEvent(event), 1);
    QCOMPARE(m_model->event(1), event);
    QCOMPARE(m_model->rowOfEvent(m_investigation->findings.front().event), -1);
}

void TestLinkModel::anyColumnSorts_data()
{
    QTest::addColumn<int>("sorted");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addRow("strength") << static_cast<int>(LinkModel::StrengthColumn) << "Identifier"
                              << "Identifier";
    QTest::addRow("kind") << static_cast<int>(LinkModel::KindColumn) << "Disk made"
                          << "Volume attached here";
    QTest::addRow("time") << static_cast<int>(LinkModel::TimeColumn) << "2025-06-16 08:10:00Z"
                          << "2025-06-17 02:38:00Z";
    QTest::addRow("identifier") << static_cast<int>(LinkModel::IdentifierColumn) << "i-0a1b2c3d4e5f60718"
                                << "vol-0e52a8c4d1f7394";
}

void TestLinkModel::anyColumnSorts()
{
    QFETCH(int, sorted);
    QFETCH(QString, first);
    QFETCH(QString, last);
    m_model->sort(sorted, Qt::AscendingOrder);
    QCOMPARE(column(*m_model, sorted).first(), first);
    QCOMPARE(column(*m_model, sorted).last(), last);
    m_model->sort(sorted, Qt::DescendingOrder);
    QCOMPARE(column(*m_model, sorted).first(), last);
}

void TestLinkModel::sortingKeepsPersistentIndexesOnTheirRow()
{
    const QPersistentModelIndex snapshot(m_model->index(1, LinkModel::IdentifierColumn));
    m_model->sort(LinkModel::TimeColumn, Qt::DescendingOrder);
    QCOMPARE(snapshot.row(), 4);
    QCOMPARE(snapshot.data().toString(), QString("snap-07c3e5a1d2b84f61"));
}

void TestLinkModel::evidenceIsMadeVisible()
{
    const std::string name = "ops\u202Emaint";
    const auto investigation = std::make_shared<const Investigation>(
        test::linkedCase({test::awsLaunch({{"requestParameters.instancesSet.items.keyName", name}}),
                          test::awsEvent("key", "CreateKeyPair", {{"requestParameters.keyName", name}})}));
    m_model->setFinding(investigation, 0);
    QCOMPARE(m_model->index(0, LinkModel::IdentifierColumn).data().toString(), QString("ops[U+202E]maint"));
}

void TestLinkModel::whatWasLeftOutIsCounted()
{
    QCOMPARE(m_model->leftOut(), 0u);
    Investigation bounded = test::linkedCase(test::attackRows());
    bounded.linksLeftOut = {412};
    m_model->setFinding(std::make_shared<const Investigation>(std::move(bounded)), 0);
    QCOMPARE(m_model->leftOut(), 412u);
}

QTEST_APPLESS_MAIN(TestLinkModel)
#include "tst_link_model.moc"
