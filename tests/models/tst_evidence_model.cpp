// The evidence as a tree: its shape, counts, order and filters, with names that mean harm.
#include "support/evidence_case.h"
#include "ui/models/evidence_model.h"
#include "ui/models/import_notes.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace interloper;

class TestEvidenceModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sourcesAreTheFirstLevel();
    void foldersWithOneFolderEachAreDrawnTogether();
    void membersAreBelowTheirArchive();
    void countsOfAFolderAreThoseOfItsFiles();
    void problemsComeFirstAtEveryLevel();
    void aRowSaysWhatBecameOfIt_data();
    void aRowSaysWhatBecameOfIt();
    void theFilterLeavesWhatLeadsToAProblem();
    void theFilterForNotesLeavesTheirFiles();
    void aColumnSortsTheRowsOfEachFolder();
    void missingTimesComeLastInBothDirections();
    void sortingKeepsWhatIsSelected();
    void sourcesOfOneNameShowTheirPaths();
    void aSingleFileIsASourceItself();
    void aPathIsFoundAgain();
    void hostileNamesAreMadeVisible();
    void foldersWithoutEndStayShallow();
    void tenThousandFilesAreSortedAtOnce();
    void importNotesCountTheirFiles();
    void aChoiceThatWasMadeCanBeTakenBack();

private:
    QString name(const QModelIndex &index) const { return index.data().toString(); }
    QString cell(const QModelIndex &row, int column) const { return row.siblingAtColumn(column).data().toString(); }
    QModelIndex find(const QString &path) const { return m_model->indexOfKey(path); }
    void show(Investigation made) { m_model->setInvestigation(std::make_shared<const Investigation>(std::move(made))); }
    QStringList below(const QModelIndex &parent) const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(parent); ++row)
            names.append(name(m_model->index(row, 0, parent)));
        return names;
    }

    std::unique_ptr<EvidenceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestEvidenceModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<EvidenceModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(test::evidenceCase());
}

void TestEvidenceModel::sourcesAreTheFirstLevel()
{
    QCOMPARE(below({}), (QStringList{"trail", "azure.zip"}));
    QCOMPARE(m_model->index(0, 0).data(KeyRole).toString(), "/cases/trail");
    QCOMPARE(m_model->index(1, 0).data(KeyRole).toString(), "/cases/azure.zip");
}

void TestEvidenceModel::foldersWithOneFolderEachAreDrawnTogether()
{
    const QModelIndex trail = m_model->index(0, 0);
    QCOMPARE(below(trail), (QStringList{"AWSLogs/1111", "README.txt"}));
    QCOMPARE(below(m_model->index(0, 0, trail)), (QStringList{"us-east-1", "eu-west-1"}));
    QVERIFY(find("/cases/trail/AWSLogs/1111/us-east-1/b.json.gz").isValid());
}

void TestEvidenceModel::membersAreBelowTheirArchive()
{
    const QModelIndex archive = m_model->index(1, 0);
    QCOMPARE(below(archive), QStringList{"export"});
    QCOMPARE(below(m_model->index(0, 0, archive)), (QStringList{"activity.json", "portal.csv"}));
    QCOMPARE(archive.data(SignRole).toInt(), int(EvidenceSign::Archive));
    QVERIFY(find("/cases/azure.zip/export/portal.csv").isValid());
}

void TestEvidenceModel::countsOfAFolderAreThoseOfItsFiles()
{
    const QModelIndex trail = m_model->index(0, 0);
    QCOMPARE(cell(trail, EvidenceModel::EventsColumn), "1,235");
    QCOMPARE(cell(trail, EvidenceModel::RejectedColumn), "3");
    QCOMPARE(cell(trail, EvidenceModel::StateColumn), "1 of 4 with problems");
    QCOMPARE(cell(trail, EvidenceModel::FirstColumn), "2025-06-15 00:00:00Z");
    QCOMPARE(cell(trail, EvidenceModel::LastColumn), "2025-06-17 16:42:07Z");
    const EvidenceNode &all = m_model->tree().node(EvidenceTree::kRoot);
    QCOMPARE(all.files, 6u);
    QVERIFY(all.counts.balanced());
    QCOMPARE(all.counts.bytes, m_model->investigation()->receipt.totals().bytes);
    QCOMPARE(m_model->tree().inputs(m_model->node(trail)), (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

void TestEvidenceModel::problemsComeFirstAtEveryLevel()
{
    const QModelIndex region = find("/cases/trail/AWSLogs/1111/us-east-1");
    QCOMPARE(below(region), (QStringList{"b.json.gz", "a.json.gz"}));
    QVERIFY(m_model->index(0, 0, region).data(ProblemRole).toBool());
    QCOMPARE(m_model->index(0, 0).data(EvidenceModel::ProblemsRole).toInt(), 1);
    QCOMPARE(m_model->index(0, 0, region).data(EvidenceModel::ProblemsRole).toInt(), 0);
}

void TestEvidenceModel::aRowSaysWhatBecameOfIt_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("sign");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *path, EvidenceSign sign, const char *state) {
        QTest::newRow(path) << QString(path) << int(sign) << QString(state);
    };
    row("/cases/trail/AWSLogs/1111/us-east-1/a.json.gz", EvidenceSign::Complete, "complete");
    row("/cases/trail/AWSLogs/1111/us-east-1/b.json.gz", EvidenceSign::Problem, "a part is missing");
    row("/cases/trail/README.txt", EvidenceSign::SetAside, "no log");
    row("/cases/azure.zip/export/portal.csv", EvidenceSign::Noted, "complete");
    row("/cases/azure.zip", EvidenceSign::Archive, "2 files");
}

void TestEvidenceModel::aRowSaysWhatBecameOfIt()
{
    QFETCH(QString, path);
    QFETCH(int, sign);
    const QModelIndex row = find(path);
    QVERIFY(row.isValid());
    QCOMPARE(row.data(SignRole).toInt(), sign);
    QTEST(cell(row, EvidenceModel::StateColumn), "state");
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(cell(row, EvidenceModel::StateColumn)));
}

void TestEvidenceModel::theFilterLeavesWhatLeadsToAProblem()
{
    m_model->setFilter(EvidenceModel::Filter::Problems);
    QCOMPARE(below({}), QStringList{"trail"});
    QCOMPARE(below(find("/cases/trail/AWSLogs/1111")), QStringList{"us-east-1"});
    QCOMPARE(below(find("/cases/trail/AWSLogs/1111/us-east-1")), QStringList{"b.json.gz"});
    QVERIFY(!find("/cases/trail/README.txt").isValid());
    m_model->setFilter(EvidenceModel::Filter::All);
    QVERIFY(find("/cases/trail/README.txt").isValid());
}

void TestEvidenceModel::theFilterForNotesLeavesTheirFiles()
{
    m_model->setFilter(EvidenceModel::Filter::Notes);
    QCOMPARE(below({}), QStringList{"azure.zip"});
    QCOMPARE(below(find("/cases/azure.zip/export")), QStringList{"portal.csv"});
}

void TestEvidenceModel::aColumnSortsTheRowsOfEachFolder()
{
    m_model->sort(EvidenceModel::EventsColumn, Qt::AscendingOrder);
    QCOMPARE(below({}), (QStringList{"azure.zip", "trail"}));
    QCOMPARE(below(find("/cases/trail/AWSLogs/1111/us-east-1")), (QStringList{"b.json.gz", "a.json.gz"}));
    m_model->sort(EvidenceModel::EventsColumn, Qt::DescendingOrder);
    QCOMPARE(below({}), (QStringList{"trail", "azure.zip"}));
    QCOMPARE(m_model->headerData(EvidenceModel::EventsColumn, Qt::Horizontal, SortRankRole).toInt(), -1);
    m_model->sort(EvidenceModel::NameColumn, Qt::AscendingOrder);
    QCOMPARE(below(find("/cases/trail/AWSLogs/1111/us-east-1")), (QStringList{"a.json.gz", "b.json.gz"}));
    m_model->sort(-1, Qt::AscendingOrder);
    QCOMPARE(below(find("/cases/trail/AWSLogs/1111/us-east-1")), (QStringList{"b.json.gz", "a.json.gz"}));
}

void TestEvidenceModel::missingTimesComeLastInBothDirections()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_model->sort(EvidenceModel::FirstColumn, order);
        QCOMPARE(below({}), (QStringList{"trail", "azure.zip"}));
    }
}

void TestEvidenceModel::sortingKeepsWhatIsSelected()
{
    const QPersistentModelIndex kept = find("/cases/azure.zip/export/portal.csv");
    m_model->sort(EvidenceModel::EventsColumn, Qt::AscendingOrder);
    QCOMPARE(name(kept), "portal.csv");
    QCOMPARE(kept.row(), 0);
}

void TestEvidenceModel::sourcesOfOneNameShowTheirPaths()
{
    Investigation made;
    made.options.paths = {"/one/logs", "/two/logs"};
    test::addInput(made, "/one/logs/a.json");
    test::addInput(made, "/two/logs/a.json");
    show(made);
    QCOMPARE(below({}), (QStringList{"/one/logs", "/two/logs"}));
    QCOMPARE(m_model->index(1, 0).data(KeyRole).toString(), "/two/logs");
}

void TestEvidenceModel::aSingleFileIsASourceItself()
{
    Investigation made;
    made.options.paths = {"logs/a.json", "-"};
    test::addInput(made, "logs/a.json", InputState::Complete, 3);
    test::addInput(made, "-", InputState::Complete, 2);
    show(made);
    QCOMPARE(below({}), (QStringList{"a.json", "-"}));
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
    QCOMPARE(m_model->index(0, 0).data(KeyRole).toString(), "logs/a.json");
}

void TestEvidenceModel::aPathIsFoundAgain()
{
    for (int node = 1; node < m_model->tree().size(); ++node)
        if (const QModelIndex index = m_model->indexOf(node); index.isValid())
            QCOMPARE(m_model->node(find(index.data(KeyRole).toString())), node);
    QVERIFY(!find("/nowhere").isValid());
}

void TestEvidenceModel::hostileNamesAreMadeVisible()
{
    Investigation made;
    made.options.paths = {"/e"};
    test::addInput(made, "/e/a\nb\xE2\x80\xAE.json");
    test::addInput(made, "/e//../\xFF<b>x</b>");
    test::addInput(made, "/e/z.zip", InputState::Complete, 1, "../../etc/passwd");
    test::addInput(made, "/e/z.zip", InputState::Complete, 1, "/");
    test::addInput(made, "/e/z.zip", InputState::Complete, 1, "a//b/");
    test::addInput(made, "elsewhere/x.json");
    show(made);
    QVERIFY(m_model->tree().node(EvidenceTree::kRoot).files == 6u);
    for (int node = 1; node < m_model->tree().size(); ++node)
        for (const int role : {int(Qt::DisplayRole), int(KeyRole), int(FullTextRole), int(Qt::AccessibleTextRole)}) {
            const QString text = m_model->indexOf(node).data(role).toString();
            QVERIFY2(!text.contains('\n') && !text.contains(QChar(0x202E)), qPrintable(text));
        }
}

void TestEvidenceModel::foldersWithoutEndStayShallow()
{
    Investigation made;
    made.options.paths = {"/e"};
    std::string deep;
    for (int level = 0; level < 5000; ++level)
        deep += "d/";
    for (const char *name : {"a", "b"})
        test::addInput(made, "/e/z.zip", InputState::Complete, 1, deep + name);
    show(made);
    for (int node = 1; node < m_model->tree().size(); ++node) {
        int levels = 0;
        for (QModelIndex up = m_model->indexOf(node); up.isValid(); up = up.parent())
            ++levels;
        QVERIFY(levels <= EvidenceTree::kMostLevels + 1);
    }
}

void TestEvidenceModel::tenThousandFilesAreSortedAtOnce()
{
    m_tester.reset(); // it walks all rows after each reset
    Investigation made;
    made.options.paths = {"/e"};
    for (int file = 0; file < 10000; ++file)
        test::addInput(made, "/e/AWSLogs/1111/r" + std::to_string(file % 16) + "/" + std::to_string(file) + ".json.gz",
                       file % 997 == 0 ? InputState::Partial : InputState::Complete, static_cast<std::uint64_t>(file));
    QElapsedTimer clock;
    clock.start();
    show(made);
    m_model->sort(EvidenceModel::EventsColumn, Qt::DescendingOrder);
    m_model->setFilter(EvidenceModel::Filter::Problems);
    m_model->setFilter(EvidenceModel::Filter::All);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed()))); // sanitizers are slow
    QCOMPARE(m_model->rowCount(m_model->index(0, 0, m_model->index(0, 0))), 16);
}

void TestEvidenceModel::importNotesCountTheirFiles()
{
    Investigation made = test::evidenceCase();
    made.receipt.inputs[0].counts.recovered = 2;
    const auto notes = importNotes(made);
    QCOMPARE(notes.size(), std::size_t{3});
    QCOMPARE(notes[0], (ImportNote{ImportNote::Kind::DateOrder, {5}}));
    QCOMPARE(notes[1], (ImportNote{ImportNote::Kind::Zone, {5}}));
    QCOMPARE(notes[2], (ImportNote{ImportNote::Kind::Recovered, {0}}));
}

void TestEvidenceModel::aChoiceThatWasMadeCanBeTakenBack()
{
    Investigation made;
    QVERIFY(importNotes(made).empty());
    made.options.dateOrder = DateOrder::DayMonth;
    made.options.assumedZone = 0;
    made.options.pastLimits = true;
    const auto notes = importNotes(made);
    QCOMPARE(notes.size(), std::size_t{3});
    QVERIFY(notes[0].inputs.empty());
}

QTEST_GUILESS_MAIN(TestEvidenceModel)
#include "tst_evidence_model.moc"
