#include "casefile/case_index.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <ctime>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>

using namespace interloper;

namespace {

const Instant kToday = *parseIsoInstant("2024-03-01T23:30:00Z");

/// Sets when a file was last changed, so that no test depends on how fast it runs.
bool changedAt(const std::string &path, std::time_t seconds)
{
    const std::array<timespec, 2> times{timespec{seconds, 0}, timespec{seconds, 0}};
    return utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0;
}

} // namespace

class CaseIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void namesNewCasesByDayAndNumber();
    void makesTheFolderWithTheFirstCase();
    void evidenceIsAbsolute_data();
    void evidenceIsAbsolute();
    void findsTheCaseOfTheSamePaths_data();
    void findsTheCaseOfTheSamePaths();
    void theLastChangedOfSeveralCounts();
    void passesOverWhatIsNoCase();
    void aFolderThatIsMissingHasNoCases();
    void listsRecentCasesWithWhatTheyHold();

private:
    std::string folder() const { return m_folder->path().toStdString(); }
    /// Path of a new case with this evidence, last changed at `seconds`; empty where it could not be made.
    std::string makeCase(const std::vector<std::string> &evidence, std::time_t seconds);

    std::unique_ptr<QTemporaryDir> m_folder;
};

std::string CaseIndexTest::makeCase(const std::vector<std::string> &evidence, std::time_t seconds)
{
    auto file = createCaseIn(folder(), kToday);
    const bool made = file && file->setEvidence(evidencePaths(evidence)) && changedAt(file->path(), seconds);
    return made ? file->path() : std::string();
}

void CaseIndexTest::namesNewCasesByDayAndNumber()
{
    for (const char *name :
         {"case-2024-03-01.interloper", "case-2024-03-01-2.interloper", "case-2024-03-01-3.interloper"}) {
        const auto file = createCaseIn(folder(), kToday);
        QVERIFY(file);
        QCOMPARE(QFileInfo(QString::fromStdString(file->path())).fileName(), QString(name));
    }
}

void CaseIndexTest::makesTheFolderWithTheFirstCase()
{
    const auto file = createCaseIn(folder() + "/interloper/cases", kToday);
    QVERIFY(file);
    struct stat status
    {};
    QVERIFY(stat((folder() + "/interloper/cases").c_str(), &status) == 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
    QFile blocker(m_folder->filePath("file"));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    QVERIFY(!createCaseIn(folder() + "/file/cases", kToday));
}

void CaseIndexTest::evidenceIsAbsolute_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray here = QDir::currentPath().toUtf8();
    QTest::newRow("absolute") << QByteArray("/logs") << QByteArray("/logs");
    QTest::newRow("relative") << QByteArray("logs/a.json") << here + "/logs/a.json";
    QTest::newRow("a slash behind") << QByteArray("/logs/") << QByteArray("/logs");
    QTest::newRow("dots") << QByteArray("/a/./b/../logs") << QByteArray("/a/logs");
    QTest::newRow("here") << QByteArray(".") << here;
    QTest::newRow("the root") << QByteArray("/") << QByteArray("/");
    QTest::newRow("bytes that are no text") << QByteArray("/\xFF\xFE/") << QByteArray("/\xFF\xFE");
    QTest::newRow("standard input") << QByteArray("-") << QByteArray("-");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void CaseIndexTest::evidenceIsAbsolute()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, kept);
    const auto paths = evidencePaths({given.toStdString()});
    QCOMPARE(QByteArray::fromStdString(paths.front()), kept);
}

void CaseIndexTest::findsTheCaseOfTheSamePaths_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<bool>("found");
    QTest::newRow("the same") << QStringList{"/a", "/b"} << true;
    QTest::newRow("in another order") << QStringList{"/b", "/a"} << true;
    QTest::newRow("written differently") << QStringList{"/a/", "/x/../b"} << true;
    QTest::newRow("one twice") << QStringList{"/a", "/b", "/a"} << true;
    QTest::newRow("one more") << QStringList{"/a", "/b", "/c"} << false;
    QTest::newRow("one less") << QStringList{"/a"} << false;
    QTest::newRow("none") << QStringList{} << false;
    QTest::newRow("standard input") << QStringList{"-"} << false;
}

void CaseIndexTest::findsTheCaseOfTheSamePaths()
{
    QFETCH(QStringList, paths);
    QFETCH(bool, found);
    const std::string wanted = makeCase({"/a", "/b"}, 1000);
    QVERIFY(!makeCase({"/other"}, 2000).empty());
    QVERIFY(!makeCase({}, 3000).empty());
    QVERIFY(!makeCase({"-"}, 4000).empty());
    std::vector<std::string> given;
    for (const QString &path : paths)
        given.push_back(path.toStdString());
    const auto answer = findCaseFor(folder(), given);
    QVERIFY(answer);
    QCOMPARE(answer->value_or("none"), found ? wanted : std::string("none"));
}

void CaseIndexTest::theLastChangedOfSeveralCounts()
{
    const std::string first = makeCase({"/a"}, 1000);
    const std::string second = makeCase({"/a"}, 3000);
    const std::string third = makeCase({"/a"}, 2000);
    QCOMPARE(findCaseFor(folder(), {"/a"})->value_or(""), second);
    QCOMPARE(mostRecentCase(folder())->value_or(""), second);
    QVERIFY(changedAt(third, 4000));
    QCOMPARE(mostRecentCase(folder())->value_or(""), third);
    QVERIFY(changedAt(first, 5000));
    QCOMPARE(findCaseFor(folder(), {"/a"})->value_or(""), first);
}

void CaseIndexTest::passesOverWhatIsNoCase()
{
    const std::string made = makeCase({"/a"}, 1000);
    QFile text(m_folder->filePath("case-2024-03-02.interloper"));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("not a case") > 0);
    text.close();
    QFile other(m_folder->filePath("notes.txt"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    QVERIFY(QDir(m_folder->path()).mkdir("folder.interloper"));
    QVERIFY(mkfifo((folder() + "/pipe.interloper").c_str(), 0600) == 0);
    QCOMPARE(mostRecentCase(folder())->value_or(""), made);
    QCOMPARE(recentCases(folder(), 10)->size(), std::size_t{1});
}

void CaseIndexTest::aFolderThatIsMissingHasNoCases()
{
    const std::string missing = folder() + "/missing";
    QVERIFY(!findCaseFor(missing, {"/a"})->has_value());
    QVERIFY(!mostRecentCase(missing)->has_value());
    QVERIFY(recentCases(missing, 10)->empty());
    QFile file(m_folder->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto refused = mostRecentCase(folder() + "/file");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotReadable);
}

void CaseIndexTest::listsRecentCasesWithWhatTheyHold()
{
    QVERIFY(!makeCase({"/a"}, 1000).empty());
    QVERIFY(!makeCase({"/b"}, 3000).empty());
    {
        auto file = createCaseIn(folder(), kToday);
        QVERIFY(file && file->setEvidence({"/c", "/d"}));
        Annotation annotation;
        annotation.findingKey = "aws:1/i-1";
        annotation.note = "looked at";
        QVERIFY(file->append(annotation));
        annotation.note.clear();
        annotation.findingKey = "aws:2/i-2";
        QVERIFY2(file->append(annotation), "a note that was removed again says nothing");
        annotation.findingKey = "aws:3/i-3";
        annotation.verdict = Verdict::Benign;
        QVERIFY(file->saveDraft(annotation));
        QVERIFY(changedAt(file->path(), 2000));
    }
    const auto cases = recentCases(folder(), 2);
    QVERIFY(cases);
    QCOMPARE(cases->size(), std::size_t{2});
    QVERIFY(cases->at(0).evidence == std::vector<std::string>{"/b"});
    QCOMPARE(cases->at(0).annotated, std::size_t{0});
    QVERIFY(cases->at(1).evidence == (std::vector<std::string>{"/c", "/d"}));
    QCOMPARE(cases->at(1).annotated, std::size_t{2});
    QCOMPARE(formatIso(cases->at(1).lastChange), std::string("1970-01-01T00:33:20Z"));
}

QTEST_APPLESS_MAIN(CaseIndexTest)
#include "tst_case_index.moc"
