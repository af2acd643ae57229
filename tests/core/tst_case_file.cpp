#include "casefile/case_file.h"
#include "support/raw_sqlite.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace interloper;

Q_DECLARE_METATYPE(ErrorCode)

namespace {

Annotation noteOn(const std::string &key, const std::string &note)
{
    Annotation annotation;
    annotation.findingKey = key;
    annotation.note = note;
    annotation.author = "ana";
    annotation.updated = "2024-03-01T10:00:00Z";
    return annotation;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

bool copyFile(const std::string &from, const std::string &to)
{
    return QFile::copy(QString::fromStdString(from), QString::fromStdString(to));
}

QStringList notesOf(const Result<std::vector<Annotation>> &annotations)
{
    QStringList notes;
    if (annotations) {
        for (const Annotation &annotation : *annotations)
            notes << QString::fromStdString(annotation.note);
    }
    return notes;
}

/// Acts as a user without special rights while this lives, so that a read-only folder is one for root too.
class PlainUser
{
public:
    PlainUser() { m_changed = geteuid() == 0 && seteuid(65534) == 0; }
    ~PlainUser()
    {
        if (m_changed && seteuid(0) != 0)
            qFatal("the rights did not come back");
    }
    PlainUser(const PlainUser &) = delete;
    PlainUser &operator=(const PlainUser &) = delete;

private:
    bool m_changed = false;
};

} // namespace

class CaseFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewCaseIsEmptyAndPrivate();
    void createTakesNoNameThatIsTaken();
    void createMakesTheFoldersAbove();
    void annotationsComeBackAsTheyWere_data();
    void annotationsComeBackAsTheyWere();
    void theNewestRevisionCountsAndTheOthersStay();
    void orderIsByRevisionWhateverTheClockSays();
    void aDraftIsReplacedAndEndsWithItsRevision();
    void draftsOfAKilledWriterBecomeRevisions();
    void aReaderSeesDraftsAndChangesNothing();
    void twoOpeningsLoseNothingOfEachOther();
    void evidenceKeepsItsOrderAndAnyBytes();
    void stateIsReplaced();
    void refusesForeignFilesAndLeavesThemAsTheyAre_data();
    void refusesForeignFilesAndLeavesThemAsTheyAre();
    void aStrangersUnfinishedTransactionIsNotTouched();
    void anUnfinishedTransactionOfOursIsRolledBack();
    void anUnfinishedGrowthOfOursIsRolledBack();
    void aCutFileIsRefusedOrReadButNeverChanged();
    void damagedBytesNeverCrash();
    void aFileThatCannotBeWrittenIsOpenReadOnly();
    void aCaseThatWasReplacedIsNotWritten_data();
    void aCaseThatWasReplacedIsNotWritten();
    void aCaseIsFoundThroughALink();
    void readsAHundredThousandRevisions();

private:
    QString at(const QString &name) const { return m_folder->filePath(name); }
    std::string pathOf(const char *name) const { return at(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CaseFileTest::aNewCaseIsEmptyAndPrivate()
{
    auto file = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(file);
    QVERIFY(!file->isReadOnly());
    QVERIFY(file->latestAnnotations()->empty());
    QVERIFY(file->evidence()->empty());
    QVERIFY(!file->state("selection")->has_value());
    struct stat status
    {};
    QVERIFY(stat(pathOf("a.interloper").c_str(), &status) == 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"a.interloper"});
    QCOMPARE(contentOf(at("a.interloper")).mid(68, 4), QByteArray("ILP1"));
    QCOMPARE(test::sqlValue(pathOf("a.interloper"), "PRAGMA journal_mode"), std::string("delete"));
}

void CaseFileTest::createTakesNoNameThatIsTaken()
{
    put(at("taken"), "mine");
    const auto file = CaseFile::create(pathOf("taken"));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::NotWritable);
    QCOMPARE(file.error().systemError, EEXIST);
    QCOMPARE(contentOf(at("taken")), QByteArray("mine"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"taken"});
}

void CaseFileTest::createMakesTheFoldersAbove()
{
    QVERIFY(CaseFile::create(pathOf("data/interloper/cases/a.interloper")));
    put(at("file"), "x");
    const auto below = CaseFile::create(pathOf("file/a.interloper"));
    QVERIFY(!below);
    QCOMPARE(below.error().code, ErrorCode::NotWritable);
}

void CaseFileTest::annotationsComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::newRow("plain") << QByteArray("looked at, ours");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("lines") << QByteArray("one\r\ntwo\n\n");
    QTest::newRow("NUL") << QByteArray("before\0after\0", 13);
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x94\x8D \xE2\x80\xAE rtl");
    QTest::newRow("bytes that are no text") << QByteArray("\xFF\xFE\xC3\x28");
    QTest::newRow("quotes") << QByteArray("'); DROP TABLE annotation; --");
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'n');
}

void CaseFileTest::annotationsComeBackAsTheyWere()
{
    QFETCH(QByteArray, note);
    Annotation annotation = noteOn("aws:1/i-1", note.toStdString());
    annotation.verdict = Verdict::Expected;
    annotation.reason = note.left(100).toStdString();
    annotation.tags = {"", "a,b", "12:x", note.left(100).toStdString()};
    annotation.evidence = {"aws:1", "aws:2"};
    const Annotation bare = noteOn("aws:2/i-2", "");
    {
        auto file = CaseFile::create(pathOf("a.interloper"));
        QVERIFY(file);
        QVERIFY(file->append(annotation));
        QVERIFY(file->append(bare));
    }
    auto file = CaseFile::open(pathOf("a.interloper"));
    QVERIFY(file);
    QVERIFY(*file->latestAnnotations() == (std::vector{annotation, bare}));
    QVERIFY(*file->history("aws:1/i-1") == std::vector{annotation});
}

void CaseFileTest::theNewestRevisionCountsAndTheOthersStay()
{
    auto file = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(file);
    QVERIFY(file->append(noteOn("b", "b1")));
    QVERIFY(file->append(noteOn("a", "a1")));
    QVERIFY(file->append(noteOn("b", "b2")));
    QVERIFY(file->append(noteOn("b", "")));
    QCOMPARE(notesOf(file->latestAnnotations()), (QStringList{"a1", ""}));
    QCOMPARE(notesOf(file->history("b")), (QStringList{"b1", "b2", ""}));
    QCOMPARE(notesOf(file->history("c")), QStringList());
}

void CaseFileTest::orderIsByRevisionWhateverTheClockSays()
{
    auto file = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(file);
    Annotation first = noteOn("a", "first");
    first.updated = "2031-01-01T00:00:00Z";
    QVERIFY(file->append(first));
    QVERIFY(file->append(noteOn("a", "second")));
    QCOMPARE(notesOf(file->latestAnnotations()), QStringList{"second"});
}

void CaseFileTest::aDraftIsReplacedAndEndsWithItsRevision()
{
    auto file = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(file);
    QVERIFY(file->append(noteOn("a", "before")));
    for (const char *typed : {"t", "ty", "typ"})
        QVERIFY(file->saveDraft(noteOn("a", typed)));
    QVERIFY(file->saveDraft(noteOn("b", "other")));
    QCOMPARE(notesOf(file->latestAnnotations()), (QStringList{"typ", "other"}));
    QCOMPARE(notesOf(file->history("a")), (QStringList{"before", "typ"}));
    QVERIFY(file->append(noteOn("a", "typed")));
    QCOMPARE(notesOf(file->history("a")), (QStringList{"before", "typed"}));
    QCOMPARE(notesOf(file->latestAnnotations()), (QStringList{"typed", "other"}));
    QCOMPARE(test::sqlValue(pathOf("a.interloper"), "SELECT count(*) FROM draft"), std::string("1"));
}

void CaseFileTest::draftsOfAKilledWriterBecomeRevisions()
{
    {
        auto file = CaseFile::create(pathOf("a.interloper"));
        QVERIFY(file);
        QVERIFY(file->append(noteOn("a", "before")));
        QVERIFY(file->saveDraft(noteOn("a", "half a sent")));
    }
    auto file = CaseFile::open(pathOf("a.interloper"));
    QVERIFY(file);
    QCOMPARE(test::sqlValue(pathOf("a.interloper"), "SELECT count(*) FROM draft"), std::string("0"));
    QVERIFY(file->append(noteOn("a", "half a sentence")));
    QCOMPARE(notesOf(file->history("a")), (QStringList{"before", "half a sent", "half a sentence"}));
}

void CaseFileTest::aReaderSeesDraftsAndChangesNothing()
{
    auto writer = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(writer);
    QVERIFY(writer->saveDraft(noteOn("a", "typing")));
    const QByteArray before = contentOf(at("a.interloper"));
    auto reader = CaseFile::openToRead(pathOf("a.interloper"));
    QVERIFY(reader);
    QVERIFY(reader->isReadOnly());
    QCOMPARE(notesOf(reader->latestAnnotations()), QStringList{"typing"});
    const auto refused = reader->append(noteOn("a", "x"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotWritable);
    QCOMPARE(contentOf(at("a.interloper")), before);
    QVERIFY2(writer->append(noteOn("a", "typed")), "a reader is in nobody's way");
    QCOMPARE(notesOf(reader->latestAnnotations()), QStringList{"typed"});
}

void CaseFileTest::twoOpeningsLoseNothingOfEachOther()
{
    auto one = CaseFile::create(pathOf("a.interloper"));
    auto two = CaseFile::open(pathOf("a.interloper"));
    QVERIFY(one && two);
    QStringList written;
    for (int i = 0; i < 15; ++i) {
        QVERIFY(one->append(noteOn("a", "one " + std::to_string(i))));
        QVERIFY(two->saveDraft(noteOn("a", "two typing " + std::to_string(i))));
        QVERIFY(one->saveDraft(noteOn("a", "one typing")));
        QVERIFY(two->append(noteOn("a", "two " + std::to_string(i))));
        written << QString("one %1").arg(i) << QString("two %1").arg(i);
    }
    QVERIFY(one->append(noteOn("a", "end")));
    QCOMPARE(notesOf(one->history("a")), written << "end");
    QCOMPARE(notesOf(two->history("a")), written);
}

void CaseFileTest::evidenceKeepsItsOrderAndAnyBytes()
{
    const std::vector<std::string> first{"/b", "/a", std::string("/\xFF\xFE")};
    auto file = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(file);
    QVERIFY(file->setEvidence(first));
    QVERIFY(*file->evidence() == first);
    QVERIFY(file->setEvidence(first));
    QCOMPARE(test::sqlValue(pathOf("a.interloper"), "SELECT max(list) FROM evidence"), std::string("1"));
    QVERIFY(file->setEvidence({}));
    QVERIFY(file->evidence()->empty());
    QVERIFY(file->setEvidence({"/c"}));
    QVERIFY(*file->evidence() == std::vector<std::string>{"/c"});
}

void CaseFileTest::stateIsReplaced()
{
    auto file = CaseFile::create(pathOf("a.interloper"));
    QVERIFY(file);
    QVERIFY(file->setState("selection", "aws:1/i-1"));
    QVERIFY(file->setState("selection", std::string_view("\0b", 2)));
    QVERIFY(file->setState("empty", ""));
    QVERIFY(*file->state("selection") == std::string("\0b", 2));
    QVERIFY(*file->state("empty") == std::string());
}

void CaseFileTest::refusesForeignFilesAndLeavesThemAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes"); // empty: a case changed by `sql`
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto raw = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << QByteArray() << ErrorCode::NotOurs << "not a";
    };
    raw("a text", "eventTime,eventName\n2024-01-01,RunInstances\n");
    raw("a page of zeros", QByteArray(4096, '\0'));
    raw("gzip", QByteArray("\x1f\x8b\x08\0\0\0\0\0", 8));
    QTest::newRow("a header and nothing")
        << QByteArray("SQLite format 3\0\x10\0\1\1\0\x40\x20\x20", 24) << QByteArray() << ErrorCode::NotOurs << "not a";
    const auto changed = [](const char *name, const char *sql, const char *says) {
        QTest::newRow(name) << QByteArray() << QByteArray(sql) << ErrorCode::NotOurs << says;
    };
    changed("another program's", "PRAGMA application_id=1196444487", "not a case file of this program");
    changed("no application id", "PRAGMA application_id=0", "not a case file of this program");
    changed("a newer version's", "PRAGMA user_version=2", "newer version");
    changed("no version", "PRAGMA user_version=0", "not known");
    changed("a trigger", "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END", "\"t\"");
    changed("a view", "CREATE VIEW v AS SELECT 1", "\"v\"");
    changed("a table", "CREATE TABLE zz(a)", "\"zz\"");
    changed("a table before the others", "CREATE TABLE aa(a)", "\"aa\"");
    changed("a view in a table's place", "DROP TABLE state; CREATE VIEW state AS SELECT 'k' AS key, 'v' AS value",
            "\"state\"");
    changed("a generated column", "ALTER TABLE annotation ADD COLUMN g AS (length(note))", "\"annotation\"");
    changed("a missing table", "DROP TABLE state", "lacks a part");
    changed("an index", "CREATE INDEX i ON annotation(abs(rev))", "\"i\"");
    changed("a hidden name", "CREATE TABLE \"z\xE2\x80\xAEz\"(a)", "[U+202E]");
}

void CaseFileTest::refusesForeignFilesAndLeavesThemAsTheyAre()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, sql);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    if (bytes.isEmpty()) {
        QVERIFY(CaseFile::create(pathOf("a")));
        QVERIFY(test::runSql(pathOf("a"), sql.toStdString()));
    } else {
        put(at("a"), bytes);
    }
    const QByteArray before = contentOf(at("a"));
    for (const auto &open : {CaseFile::open, CaseFile::openToRead}) {
        const auto file = open(pathOf("a"));
        QVERIFY(!file);
        QCOMPARE(file.error().code, code);
        QCOMPARE(file.error().path, pathOf("a"));
        QVERIFY2(QString::fromStdString(file.error().what).contains(says), file.error().what.c_str());
    }
    QCOMPARE(contentOf(at("a")), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"a"});
}

void CaseFileTest::aStrangersUnfinishedTransactionIsNotTouched()
{
    const std::string many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                             "INSERT INTO t SELECT hex(randomblob(500)) FROM n";
    QVERIFY(test::runSql(pathOf("live"), "CREATE TABLE t(a); " + many));
    QVERIFY(test::leaveHotJournal(pathOf("live"), "UPDATE t SET a = 'changed' || a", pathOf("foreign"), copyFile));
    const QByteArray before = contentOf(at("foreign"));
    const QByteArray journal = contentOf(at("foreign-journal"));
    const auto file = CaseFile::open(pathOf("foreign"));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::NotOurs);
    QCOMPARE(contentOf(at("foreign")), before);
    QCOMPARE(contentOf(at("foreign-journal")), journal);
}

void CaseFileTest::anUnfinishedTransactionOfOursIsRolledBack()
{
    QStringList written;
    {
        auto file = CaseFile::create(pathOf("live"));
        QVERIFY(file);
        for (int i = 0; i < 20; ++i) {
            written << QString("note %1 ").arg(i) + QString(6000, 'x');
            QVERIFY(file->append(noteOn("a", written.back().toStdString())));
        }
    }
    for (const auto &open : {CaseFile::openToRead, CaseFile::open}) {
        QFile::remove(at("left"));
        QFile::remove(at("left-journal"));
        QVERIFY(test::leaveHotJournal(pathOf("live"), "UPDATE annotation SET note = 'lost'", pathOf("left"), copyFile));
        auto file = open(pathOf("left"));
        QVERIFY2(file, file ? "" : file.error().what.c_str());
        QCOMPARE(notesOf(file->history("a")), written);
        QVERIFY(!QFile::exists(at("left-journal")));
    }
}

void CaseFileTest::anUnfinishedGrowthOfOursIsRolledBack()
{
    {
        auto file = CaseFile::create(pathOf("live"));
        QVERIFY(file && file->append(noteOn("a", std::string(20'000, 'x'))));
    }
    const qint64 size = QFileInfo(at("live")).size();
    const char *grow = "INSERT INTO annotation SELECT rev + 1, writer, finding_key, verdict, reason, note, tags, "
                       "evidence, author, time FROM annotation";
    QVERIFY(test::leaveHotJournal(pathOf("live"), grow, pathOf("left"), copyFile));
    QVERIFY(QFileInfo(at("left")).size() > size);
    // The first page, which counts the pages, was written and the new ones were not.
    QVERIFY(QFile::resize(at("left"), size));
    QByteArray bytes = contentOf(at("left"));
    bytes[30] = static_cast<char>(bytes[30] + 1); // 256 pages more
    put(at("left"), bytes);
    auto file = CaseFile::open(pathOf("left"));
    QVERIFY2(file, file ? "" : file.error().what.c_str());
    QCOMPARE(file->history("a")->size(), std::size_t{1});
}

void CaseFileTest::aCutFileIsRefusedOrReadButNeverChanged()
{
    {
        auto file = CaseFile::create(pathOf("whole"));
        QVERIFY(file);
        for (int i = 0; i < 30; ++i)
            QVERIFY(file->append(noteOn("a" + std::to_string(i), std::string(900, 'x'))));
    }
    const QByteArray whole = contentOf(at("whole"));
    int refused = 0;
    for (qsizetype length = 0; length < whole.size(); length += 2048) {
        put(at("cut"), whole.left(length));
        auto file = CaseFile::openToRead(pathOf("cut"));
        refused += !file ? 1 : 0;
        QVERIFY2(!file, qPrintable(QString("cut at %1").arg(length)));
        QVERIFY(file.error().code == ErrorCode::Damaged || file.error().code == ErrorCode::NotOurs);
        QCOMPARE(contentOf(at("cut")), whole.left(length));
    }
    QVERIFY(refused > 10);
}

void CaseFileTest::damagedBytesNeverCrash()
{
    {
        auto file = CaseFile::create(pathOf("whole"));
        QVERIFY(file);
        Annotation annotation = noteOn("a", std::string(300, 'x'));
        annotation.tags = {"one", "two"};
        for (int i = 0; i < 10; ++i)
            QVERIFY(file->append(annotation));
    }
    const QByteArray whole = contentOf(at("whole"));
    QRandomGenerator random(1);
    int opened = 0;
    for (int round = 0; round < 120; ++round) {
        QByteArray bytes = whole;
        for (int flips = random.bounded(1, 9); flips > 0; --flips)
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        put(at("damaged"), bytes);
        auto file = CaseFile::open(pathOf("damaged"));
        if (!file)
            continue;
        ++opened;
        const auto read = file->latestAnnotations();
        QVERIFY(read || read.error().code == ErrorCode::Damaged);
        std::ignore = file->evidence();
        std::ignore = file->append(noteOn("b", "more"));
    }
    QVERIFY2(opened > 0, "some damage lies where no check can see it");
}

void CaseFileTest::aFileThatCannotBeWrittenIsOpenReadOnly()
{
    {
        auto file = CaseFile::create(pathOf("a"));
        QVERIFY(file && file->append(noteOn("a", "kept")));
    }
    QVERIFY(chmod(pathOf("a").c_str(), 0666) == 0);
    QVERIFY(chmod(m_folder->path().toStdString().c_str(), 0555) == 0);
    {
        const PlainUser user;
        auto file = CaseFile::open(pathOf("a"));
        QVERIFY2(file, file ? "" : file.error().what.c_str());
        QVERIFY(file->isReadOnly());
        QCOMPARE(notesOf(file->latestAnnotations()), QStringList{"kept"});
        QVERIFY(!file->append(noteOn("a", "lost")));
        const auto made = CaseFile::create(pathOf("b"));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::NotWritable);
    }
    QVERIFY(chmod(m_folder->path().toStdString().c_str(), 0755) == 0);
    QVERIFY(chmod(pathOf("a").c_str(), 0444) == 0);
    const PlainUser user;
    auto file = CaseFile::open(pathOf("a"));
    QVERIFY(file);
    QVERIFY(file->isReadOnly());
}

void CaseFileTest::aCaseThatWasReplacedIsNotWritten_data()
{
    QTest::addColumn<bool>("other");
    QTest::newRow("deleted") << false;
    QTest::newRow("another in its place") << true;
}

void CaseFileTest::aCaseThatWasReplacedIsNotWritten()
{
    QFETCH(bool, other);
    auto file = CaseFile::create(pathOf("a"));
    QVERIFY(file && file->append(noteOn("a", "one")));
    QVERIFY(QFile::rename(at("a"), at("moved")));
    if (other)
        QVERIFY(CaseFile::create(pathOf("a")));
    const auto refused = file->append(noteOn("a", "two"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotWritable);
    QVERIFY(QString::fromStdString(refused.error().what).contains("moved, replaced or deleted"));
    if (other)
        QVERIFY(CaseFile::open(pathOf("a"))->latestAnnotations()->empty());
    QFile::remove(at("a"));
    QVERIFY(QFile::rename(at("moved"), at("a")));
    QVERIFY2(file->append(noteOn("a", "three")), "it is back");
    QCOMPARE(notesOf(file->history("a")), (QStringList{"one", "three"}));
}

void CaseFileTest::aCaseIsFoundThroughALink()
{
    QVERIFY(QDir(m_folder->path()).mkdir("real"));
    QVERIFY(CaseFile::create(pathOf("real/a")));
    QVERIFY(symlink("real/a", pathOf("link").c_str()) == 0);
    auto file = CaseFile::open(pathOf("link"));
    QVERIFY(file);
    QVERIFY(QString::fromStdString(file->path()).endsWith("/real/a"));
    QVERIFY(mkfifo(pathOf("pipe").c_str(), 0600) == 0);
    QCOMPARE(CaseFile::open(pathOf("pipe")).error().code, ErrorCode::NotOurs);
    QCOMPARE(CaseFile::open(pathOf("real")).error().code, ErrorCode::NotOurs);
    QCOMPARE(CaseFile::open(pathOf("missing")).error().code, ErrorCode::NotFound);
}

void CaseFileTest::readsAHundredThousandRevisions()
{
    QVERIFY(CaseFile::create(pathOf("a")));
    QVERIFY(test::runSql(pathOf("a"),
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
                         "INSERT INTO annotation SELECT i, 'w', 'aws:' || (i % 20000), NULL, '', 'note ' || i, '', '', "
                         "'ana', '' FROM n"));
    auto file = CaseFile::open(pathOf("a"));
    QVERIFY(file);
    const auto latest = file->latestAnnotations();
    QVERIFY(latest);
    QCOMPARE(latest->size(), std::size_t{20000});
    QCOMPARE(QString::fromStdString(latest->front().note), QString("note 100000"));
}

QTEST_APPLESS_MAIN(CaseFileTest)
#include "tst_case_file.moc"
