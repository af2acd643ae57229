// The alert table's rows, texts, order and filter, for both rules.
#include "support/linked_case.h"
#include "support/sample_case.h"
#include "ui/models/alert_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace interloper;

namespace {

QStringList column(const AlertModel &model, int which, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, which).data(role).toString());
    return texts;
}

Annotation verdictOn(const std::string &key, Verdict verdict, const std::string &note = {})
{
    Annotation annotation;
    annotation.findingKey = key;
    annotation.verdict = verdict;
    annotation.note = note;
    return annotation;
}

} // namespace

class TestAlertModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theModelIsConsistentWhileItChanges();
    void everyColumnHasATitleAndAText();
    void scoresSortAndSayTheirBand();
    void aFindingWithoutAScoreShowsNone();
    void rowsComeNewestFirst();
    void evidenceIsShortInTheCellAndWholeInTheFullText();
    void evidenceIsMadeVisible();
    void rowsAreSortedByAnyColumn_data();
    void rowsAreSortedByAnyColumn();
    void aBadTimeIsLastInBothDirections();
    void sortingKeepsPersistentIndexesOnTheirRow();
    void wordsFilterAnyColumn_data();
    void wordsFilterAnyColumn();
    void notesAndVerdictsAreFoundToo();
    void aVerdictChangesItsCellAndMovesNoRow();
    void theSeedRuleShowsItsOwnColumns();
    void countsTellShownOfAll();
    void linksAreCountedByResource();

private:
    std::unique_ptr<AlertModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAlertModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AlertModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setInvestigation(test::sharedSampleCase());
}

void TestAlertModel::theModelIsConsistentWhileItChanges()
{
    m_model->setFilterText("us-east-1");
    m_model->sort(AlertModel::ActorColumn, Qt::DescendingOrder);
    m_model->setRule(Rule::Seed);
    m_model->setRule(Rule::Complete);
    m_model->setFilterText({});
    m_model->setInvestigation(std::make_shared<const Investigation>());
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setInvestigation(test::sharedSampleCase());
    QCOMPARE(m_model->rowCount(), 4);
}

void TestAlertModel::scoresSortAndSayTheirBand()
{
    auto made = std::make_shared<Investigation>(test::sampleCase());
    for (const int score : {85, 12, 60, 40}) {
        Triage triage;
        triage.score = score;
        triage.band = bandOf(score);
        made->triages.push_back(triage);
    }
    made->triages[1].suppressed = Suppression{"load tests", {}};
    made->triages[1].expected.push_back({"ci", "a CI/CD pipeline", false});
    m_model->setInvestigation(made);
    m_model->sort(AlertModel::ScoreColumn, Qt::DescendingOrder);
    QCOMPARE(m_model->rowCount(), 3); // what the profile suppresses is shown on request
    QCOMPARE(m_model->suppressedCount(), 1);
    m_model->setSuppressedShown(true);
    QStringList shown;
    for (int row = 0; row < m_model->rowCount(); ++row)
        shown << m_model->index(row, AlertModel::ScoreColumn).data().toString();
    QCOMPARE(shown, QStringList({"85", "60", "40", "12"}));
    const QModelIndex last = m_model->index(3, AlertModel::ScoreColumn);
    QCOMPARE(last.data(ScoreRole).toInt(), 12);
    QCOMPARE(last.data(FullTextRole).toString(),
             QString("12, looks expected; looks like a CI/CD pipeline, not proven; suppressed: load tests"));
    QVERIFY(last.data(Qt::AccessibleTextRole).toString().startsWith("Score: 12, looks expected"));
}

void TestAlertModel::aFindingWithoutAScoreShowsNone()
{
    QCOMPARE(m_model->index(0, AlertModel::ScoreColumn).data().toString(), QString());
    QCOMPARE(m_model->index(0, AlertModel::ScoreColumn).data(ScoreRole).toInt(), -1);
}

void TestAlertModel::everyColumnHasATitleAndAText()
{
    auto made = std::make_shared<Investigation>(test::sampleCase());
    made->triages.resize(made->findings.size());
    m_model->setInvestigation(made);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(m_model->index(2, column).data().isValid());
        QVERIFY(!m_model->index(2, column).data(FullTextRole).toString().isEmpty());
    }
}

void TestAlertModel::rowsComeNewestFirst()
{
    QCOMPARE(column(*m_model, AlertModel::TimeColumn),
             (QStringList{"2025-06-17 02:33:48Z", "2025-06-17 02:26:05Z", "2025-06-16 23:12:29.5Z", "not a time"}));
}

void TestAlertModel::evidenceIsShortInTheCellAndWholeInTheFullText()
{
    QCOMPARE(column(*m_model, AlertModel::ActorColumn),
             (QStringList{"user/dana.okafor", "user/dana.okafor", "m.tanaka@example.com", "assumed-role/ci/run-7"}));
    QCOMPARE(m_model->index(0, AlertModel::ActorColumn).data(FullTextRole).toString(),
             "arn:aws:iam::111122223333:user/dana.okafor");
    QCOMPARE(m_model->index(2, AlertModel::InstanceColumn).data().toString(), "vm-07");
    QVERIFY(m_model->index(2, AlertModel::InstanceColumn).data(FullTextRole).toString().startsWith("/subscriptions/"));
}

void TestAlertModel::evidenceIsMadeVisible()
{
    Investigation hostile = test::sampleCase();
    hostile.findings[0].actor = "user\xE2\x80\xAE/evil\n\xFF";
    m_model->setInvestigation(std::make_shared<const Investigation>(hostile));
    const QString text = m_model->index(0, AlertModel::ActorColumn).data().toString();
    QVERIFY(text.contains("[U+202E]"));
    QVERIFY(!text.contains(QChar(0x202E)));
    QVERIFY(!text.contains('\n'));
}

void TestAlertModel::rowsAreSortedByAnyColumn_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("keys");
    const QString a = "aws:e1/i-0a";
    const QString b = "aws:e2/i-0b";
    const QString c = "aws:e3/i-0c";
    const QString vm = "az:c1/vm";
    QTest::newRow("time") << int(AlertModel::TimeColumn) << Qt::AscendingOrder << QStringList{vm, a, c, b};
    QTest::newRow("cloud") << int(AlertModel::ProviderColumn) << Qt::DescendingOrder << QStringList{vm, c, a, b};
    QTest::newRow("actor") << int(AlertModel::ActorColumn) << Qt::AscendingOrder << QStringList{b, vm, c, a};
    QTest::newRow("address") << int(AlertModel::AddressColumn) << Qt::AscendingOrder << QStringList{b, c, a, vm};
    QTest::newRow("instance") << int(AlertModel::InstanceColumn) << Qt::AscendingOrder << QStringList{a, b, c, vm};
    QTest::newRow("scope") << int(AlertModel::ScopeColumn) << Qt::AscendingOrder << QStringList{vm, a, b, c};
    QTest::newRow("outcome") << int(AlertModel::OutcomeColumn) << Qt::DescendingOrder << QStringList{vm, c, a, b};
    QTest::newRow("level, blanks last") << int(AlertModel::LevelColumn) << Qt::DescendingOrder
                                        << QStringList{vm, c, a, b};
    QTest::newRow("links, all equal") << int(AlertModel::LinksColumn) << Qt::AscendingOrder << QStringList{c, a, vm, b};
}

void TestAlertModel::rowsAreSortedByAnyColumn()
{
    QFETCH(int, by);
    QFETCH(Qt::SortOrder, order);
    m_model->sort(by, order);
    QTEST(column(*m_model, 0, KeyRole), "keys");
}

void TestAlertModel::aBadTimeIsLastInBothDirections()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_model->sort(AlertModel::TimeColumn, order);
        QCOMPARE(m_model->findingKey(3), "aws:e2/i-0b");
    }
}

void TestAlertModel::sortingKeepsPersistentIndexesOnTheirRow()
{
    const QPersistentModelIndex kept = m_model->index(1, AlertModel::InstanceColumn);
    m_model->sort(AlertModel::TimeColumn, Qt::AscendingOrder);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data().toString(), "i-0a");
    QCOMPARE(kept.row(), m_model->rowOfFinding("aws:e1/i-0a"));
}

void TestAlertModel::wordsFilterAnyColumn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("shown");
    QTest::newRow("nothing") << "" << 4;
    QTest::newRow("a region") << "us-east-1" << 2;
    QTest::newRow("without case") << "DANA" << 2;
    QTest::newRow("every word must be there") << "dana us-east-1" << 1;
    QTest::newRow("part of the whole id") << "virtualMachines" << 1;
    QTest::newRow("the account inside an arn") << "111122223333:user" << 2;
    QTest::newRow("a word of the outcome") << "unknown" << 1;
    QTest::newRow("in no row") << "nowhere" << 0;
    QTest::newRow("words do not span columns") << "\"dana.okafor 198\"" << 0;
}

void TestAlertModel::wordsFilterAnyColumn()
{
    QFETCH(QString, text);
    m_model->setFilterText(text);
    QTEST(m_model->shownCount(), "shown");
    QCOMPARE(m_model->totalCount(), 4);
}

void TestAlertModel::notesAndVerdictsAreFoundToo()
{
    m_model->setAnnotations({{"az:c1/vm", verdictOn("az:c1/vm", Verdict::Unsure, "ask the Payroll team")}});
    m_model->setFilterText("payroll");
    QCOMPARE(column(*m_model, 0, KeyRole), QStringList{"az:c1/vm"});
    m_model->setFilterText("unsure");
    QCOMPARE(m_model->shownCount(), 1);
}

void TestAlertModel::aVerdictChangesItsCellAndMovesNoRow()
{
    m_model->sort(AlertModel::VerdictColumn, Qt::AscendingOrder);
    const QStringList before = column(*m_model, 0, KeyRole);
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setAnnotations({{"az:c1/vm", verdictOn("az:c1/vm", Verdict::Malicious)}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(column(*m_model, 0, KeyRole), before);
    const int row = m_model->rowOfFinding("az:c1/vm");
    QCOMPARE(m_model->index(row, AlertModel::VerdictColumn).data().toString(), "Malicious");
    QCOMPARE(m_model->index(row, AlertModel::VerdictColumn).data(VerdictRole).toInt(), int(Verdict::Malicious));
    m_model->sort(AlertModel::VerdictColumn, Qt::AscendingOrder);
    QCOMPARE(m_model->rowOfFinding("az:c1/vm"), 0);
}

void TestAlertModel::theSeedRuleShowsItsOwnColumns()
{
    m_model->setRule(Rule::Seed);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->findingKey(0), "az:c1/vm");
    QCOMPARE(m_model->index(0, 0).data(KeyRole).toString(), "az:c1/vm@az:row");
    QCOMPARE(m_model->index(0, AlertModel::ScopeColumn).data().toString(), "RG-DATA");
    QVERIFY(m_model->index(0, AlertModel::AddressColumn).data().toString().isEmpty());
}

void TestAlertModel::countsTellShownOfAll()
{
    const QSignalSpy changed(m_model.get(), &AlertModel::countsChanged);
    m_model->setFilterText("dana");
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->shownCount(), 2);
    QCOMPARE(m_model->rowOfFinding("az:c1/vm"), -1);
}

void TestAlertModel::linksAreCountedByResource()
{
    const auto kindOf = [](std::string_view id) {
        for (std::uint32_t i = 0; i < linkKinds().size(); ++i)
            if (linkKinds()[i].id == id)
                return LinkKindId(i);
        return LinkKindId();
    };
    Link created;
    created.kind = kindOf("snapshot-created");
    created.event = EventId(7);
    Link sameEvent = created;
    sameEvent.identifier = "another";
    Link attached = created;
    attached.kind = kindOf("volume-attached");
    attached.event = EventId(8);
    attached.strength = Strength::Correlation;
    Link accepted = created;
    accepted.event = EventId(0);
    Link succeeded = created;
    succeeded.event = EventId(1);
    QVERIFY(created.kind.valid() && attached.kind.valid());

    Investigation linked = test::sampleCase();
    test::EventBuilder events(test::linkPlan());
    const std::string write = "Microsoft.Compute/snapshots/write";
    events.add(test::azureRow("a", "2025-06-17T02:00:00Z", write, "/s", OperationStatus::Accepted));
    events.add(test::azureRow("s", "2025-06-17T02:00:01Z", write, "/s", OperationStatus::Succeeded));
    for (int event = 2; event < 9; ++event)
        events.add(test::awsEvent(std::to_string(event), "Describe", {}));
    linked.events = events.build();
    linked.links[0] = {attached, created, sameEvent, accepted, succeeded};
    m_model->setInvestigation(std::make_shared<const Investigation>(linked));
    const auto counts = m_model->index(0, AlertModel::LinksColumn).data(LinkCountsRole).value<QList<LinkCount>>();
    QCOMPARE(counts, (QList<LinkCount>{{ResourceKind::Snapshot, 2}, {ResourceKind::Attachment, 1}}));
    QCOMPARE(m_model->index(0, AlertModel::LinksColumn).data().toString(), "snapshot 2, attachment 1");
    QCOMPARE(m_model->index(1, AlertModel::LinksColumn).data().toString(), "none");
}

QTEST_GUILESS_MAIN(TestAlertModel)
#include "tst_alert_model.moc"
