// RELIABILITY.md names, for each fault of the catalogue, the tests that show what happens. The table cannot rot: each
// row names programs and tests that are there and carry the row's id.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace {

constexpr int kMostLeftOut = 6;

struct Row
{
    QString fault;
    QString shownBy;
};

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString sourceOf(const QString &program)
{
    QDirIterator tests(QStringLiteral(INTERLOPER_SOURCE_DIR "/tests"), {program + ".cpp"}, QDir::Files,
                       QDirIterator::Subdirectories);
    return tests.hasNext() ? textOf(tests.next()) : QString();
}

// The rows of the section `Fault catalogue`, by id; an id that stands twice comes out as `twice`.
QMap<QString, Row> tableRows()
{
    QString text = textOf(QStringLiteral(INTERLOPER_SOURCE_DIR "/RELIABILITY.md"));
    text = text.mid(text.indexOf(QStringLiteral("\n## Fault catalogue\n")) + 2);
    text = text.left(text.indexOf(QStringLiteral("\n## ")));
    static const QRegularExpression kRow(QStringLiteral(R"(^\| ([A-G]\d+) \| (.+) \| (.+) \|$)"),
                                         QRegularExpression::MultilineOption);
    QMap<QString, Row> out;
    for (auto match = kRow.globalMatch(text); match.hasNext();) {
        const auto row = match.next();
        const QString id = row.captured(1);
        out.insert(out.contains(id) ? QStringLiteral("twice: ") + id : id, {row.captured(2), row.captured(3)});
    }
    return out;
}

// The catalogue's own rows.
QStringList ids()
{
    QStringList out;
    const QList<QPair<QChar, int>> groups{{'A', 22}, {'B', 23}, {'C', 14}, {'D', 26}, {'E', 13}, {'F', 15}, {'G', 9}};
    for (const auto &[group, count] : groups)
        for (int i = 1; i <= count; ++i)
            out << group + QString::number(i);
    return out;
}

// What is wrong with a test that a row names as `program function` or `program "data row"`; empty where nothing is.
QString faultOf(const QString &id, const QString &named)
{
    const QString program = named.section(' ', 0, 0);
    QString test = named.section(' ', 1);
    const QString source = sourceOf(program);
    if (source.isEmpty())
        return "no program " + program;
    const bool dataRow = test.startsWith('"') && test.endsWith('"');
    if (dataRow)
        test.chop(1);
    if (!source.contains(dataRow ? test : "::" + test + "()"))
        return program + " has no " + test;
    const QRegularExpression carried(id + "(?!\\d)", QRegularExpression::CaseInsensitiveOption);
    return test.contains(carried) ? QString() : test + " does not carry the id";
}

} // namespace

class FaultTableTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRowOfTheCatalogueIsThereOnce();
    void everyRowNamesTestsThatAreThere_data();
    void everyRowNamesTestsThatAreThere();
    void fewAreLeftOutAndEachSaysWhy();
    void aTestThatIsNotThereIsNoticed_data();
    void aTestThatIsNotThereIsNoticed();
};

void FaultTableTest::everyRowOfTheCatalogueIsThereOnce()
{
    QStringList wanted = ids();
    wanted.sort();
    QCOMPARE(tableRows().keys(), wanted);
}

void FaultTableTest::everyRowNamesTestsThatAreThere_data()
{
    QTest::addColumn<QString>("shownBy");
    const auto rows = tableRows();
    for (auto row = rows.cbegin(); row != rows.cend(); ++row)
        QTest::addRow("%s", qPrintable(row.key())) << row->shownBy;
}

void FaultTableTest::everyRowNamesTestsThatAreThere()
{
    QFETCH(QString, shownBy);
    const QString id = QString::fromUtf8(QTest::currentDataTag());
    static const QRegularExpression kNamed(QStringLiteral("`([^`]+)`"));
    int named = 0;
    for (auto match = kNamed.globalMatch(shownBy); match.hasNext(); ++named) {
        const QString fault = faultOf(id, match.next().captured(1));
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
    QVERIFY(named > 0 || shownBy.startsWith("left out: "));
}

void FaultTableTest::fewAreLeftOutAndEachSaysWhy()
{
    static const QRegularExpression kMayNot(
        QStringLiteral("^(A[1-8]|B[1-7]|B11|C[1-6]|D([4-9]|1[0-6])|D21|E[1-3]|[FG]\\d+)$"));
    int leftOut = 0;
    const auto rows = tableRows();
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        if (!row->shownBy.contains("left out"))
            continue;
        ++leftOut;
        QVERIFY2(!kMayNot.match(row.key()).hasMatch(), qPrintable(row.key()));
        QVERIFY2(row->shownBy.section("left out", 1).size() > 30, qPrintable(row.key()));
    }
    QVERIFY(leftOut <= kMostLeftOut);
}

void FaultTableTest::aTestThatIsNotThereIsNoticed_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("good");
    QTest::addRow("a function") << "tst_records d13OneBadLineCostsOnlyItself" << true;
    QTest::addRow("a data row") << "tst_file_kinds \"A1 empty\"" << false; // there, but of another fault
    QTest::addRow("no such program") << "tst_nothing d13OneBadLineCostsOnlyItself" << false;
    QTest::addRow("no such function") << "tst_records d13NothingOfTheKind" << false;
    QTest::addRow("no such data row") << "tst_records \"D13 nothing of the kind\"" << false;
    QTest::addRow("a function of another fault") << "tst_records d15LongLinesLoad" << false;
}

void FaultTableTest::aTestThatIsNotThereIsNoticed()
{
    QFETCH(QString, named);
    QFETCH(bool, good);
    QCOMPARE(faultOf("D13", named).isEmpty(), good);
}

QTEST_APPLESS_MAIN(FaultTableTest)
#include "tst_fault_table.moc"
