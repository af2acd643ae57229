// A writer that is killed at any moment, or whose disk fails, loses nothing that it said was saved. The writer is this
// program again, started with --write. INTERLOPER_KILLS sets how often it is killed (20) and adds the campaign that
// breaks every system call of a session in turn, which needs strace.
#include "casefile/case_file.h"
#include "support/raw_sqlite.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <string_view>

using namespace interloper;

namespace {

/// Says that a number is saved: `<number>`, or `<number>d` for a draft.
void acknowledgeTo(const Result<void> &saved, int number, const char *kind)
{
    if (!saved)
        return;
    std::printf("%d%s\n", number, kind);
    std::fflush(stdout);
}

/// Makes or opens the case and writes `count` numbers, every other one as a draft first. What fails is tried again,
/// as the window does.
int writeNumbers(const std::string &path, int first, int count)
{
    auto file = CaseFile::open(path);
    if (!file && file.error().code == ErrorCode::NotFound)
        file = CaseFile::create(path);
    if (!file) {
        std::fprintf(stderr, "%s\n", file.error().what.c_str());
        return 1;
    }
    const auto untilSaved = [](const auto &write) {
        Result<void> done = write();
        for (int tries = 1; !done && tries < 5; ++tries)
            done = write();
        return done;
    };
    for (int number = first; number < first + count; ++number) {
        Annotation annotation;
        annotation.findingKey = "finding " + std::to_string(number % 3);
        annotation.note = std::to_string(number) + std::string(static_cast<std::size_t>(number % 7) * 1500, 'n');
        if (number % 2 == 0)
            acknowledgeTo(untilSaved([&] { return file->saveDraft(annotation); }), number, "d");
        acknowledgeTo(untilSaved([&] { return file->append(annotation); }), number, "");
    }
    return 0;
}

/// The numbers that the case holds, of all findings.
std::set<int> numbersIn(CaseFile &file)
{
    std::set<int> numbers;
    for (const char *key : {"finding 0", "finding 1", "finding 2"}) {
        int last = 0;
        const auto history = file.history(key);
        if (!history)
            return {};
        for (const Annotation &annotation : *history) {
            const int number = std::stoi(annotation.note);
            if (number < last) // order is part of the promise; a draft and its revision are one number twice
                return {};
            last = number;
            numbers.insert(number);
        }
    }
    return numbers;
}

/// What the writer said until it was killed at `moment` microseconds after its line number `lines`; nullopt: it could
/// not write.
std::optional<QByteArray> writeAndKill(const QString &path, int first, int lines, unsigned long moment)
{
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {"--write", path, QString::number(first), "1000000"});
    QByteArray said;
    while (said.count('\n') < lines) {
        if (!writer.waitForReadyRead(20'000))
            return std::nullopt;
        said += writer.readAllStandardOutput();
    }
    QThread::usleep(moment); // into the next write; nothing is waited for
    writer.kill();
    if (!writer.waitForFinished() || writer.exitStatus() != QProcess::CrashExit)
        return std::nullopt;
    said += writer.readAllStandardOutput();
    return said.left(said.lastIndexOf('\n') + 1);
}

struct Broken
{
    QByteArray said;
    bool injected = false; ///< false: the session has fewer calls than that
};

/// What the writer said in a session of 12 numbers in which strace breaks one call of each kind that `inject` names.
Broken writeUnderStrace(const QString &path, const QString &inject, const QString &log)
{
    QProcess writer;
    writer.start("strace", {"-qq", "-o", log, "-e", "trace=" + inject.section(':', 0, 0), "-e", "inject=" + inject,
                            QCoreApplication::applicationFilePath(), "--write", path, "1", "12"});
    if (!writer.waitForFinished())
        return {};
    const QByteArray said = writer.readAllStandardOutput();
    QFile calls(log);
    const QByteArray text = calls.open(QIODevice::ReadOnly) ? calls.readAll() : QByteArray();
    return {said.left(said.lastIndexOf('\n') + 1), text.contains("INJECTED") || text.contains("killed by SIGKILL")};
}

} // namespace

class CaseKillTest : public QObject
{
    Q_OBJECT

private slots:
    void everySavedNoteIsThereAfterAKill();
    void everySavedNoteIsThereWhateverCallBreaks_data();
    void everySavedNoteIsThereWhateverCallBreaks();

private:
    void acknowledge(const QByteArray &said);
    void checkCase(const QString &path, int kill);

    std::set<int> m_acknowledged; ///< numbers that the current case must hold
    int m_drafts = 0;
};

void CaseKillTest::acknowledge(const QByteArray &said)
{
    for (const QByteArray &line : said.split('\n')) {
        if (line.isEmpty())
            continue;
        m_drafts += line.endsWith('d') ? 1 : 0;
        m_acknowledged.insert(line.endsWith('d') ? line.chopped(1).toInt() : line.toInt());
    }
}

void CaseKillTest::checkCase(const QString &path, int kill)
{
    auto file = CaseFile::openToRead(path.toStdString());
    QVERIFY2(file, file ? "" : file.error().what.c_str());
    std::set<int> held = numbersIn(*file);
    QVERIFY2(std::includes(held.begin(), held.end(), m_acknowledged.begin(), m_acknowledged.end()),
             qPrintable(QString("lost after kill %1").arg(kill)));
    QCOMPARE(test::sqlValue(path.toStdString(), "PRAGMA integrity_check"), std::string("ok"));
    m_acknowledged = std::move(held); // what was saved and not yet said counts from now on
}

void CaseKillTest::everySavedNoteIsThereAfterAKill()
{
    constexpr int kKillsOfACase = 10;
    const int kills =
        qEnvironmentVariableIsSet("INTERLOPER_KILLS") ? qEnvironmentVariableIntValue("INTERLOPER_KILLS") : 20;
    QVERIFY(kills > 0);
    const QTemporaryDir folder;
    QRandomGenerator random(1);
    int journals = 0;
    for (int kill = 0; kill < kills; ++kill) {
        const bool made = kill % kKillsOfACase == 0; // the making of a case is killed too
        if (made)
            m_acknowledged.clear();
        const QString path = folder.filePath(QString("case-%1.interloper").arg(kill / kKillsOfACase));
        const int first = m_acknowledged.empty() ? 1 : *m_acknowledged.rbegin() + 1;
        const auto said = writeAndKill(path, first, made ? random.bounded(2) : random.bounded(1, 8),
                                       static_cast<unsigned long>(random.bounded(25'000)));
        QVERIFY(said);
        acknowledge(*said);
        journals += QFile::exists(path + "-journal") ? 1 : 0;
        if (!QFile::exists(path))
            QVERIFY(m_acknowledged.empty());
        else
            checkCase(path, kill);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d kills, %d drafts saved, %d journals left behind, lost 0, damaged 0", kills, m_drafts, journals);
}

void CaseKillTest::everySavedNoteIsThereWhateverCallBreaks_data()
{
    QTest::addColumn<QString>("calls");
    QTest::addColumn<QString>("fault");
    const QString writing = "pwrite64,fdatasync,fsync,ftruncate,unlink,link,openat,close";
    QTest::newRow("killed") << writing << "signal=SIGKILL";
    QTest::newRow("disk full") << "pwrite64,openat"
                               << "error=ENOSPC";
    QTest::newRow("write error") << "pwrite64"
                                 << "error=EIO";
    QTest::newRow("sync error") << "fdatasync,fsync"
                                << "error=EIO";
    QTest::newRow("read error") << "pread64"
                                << "error=EIO";
}

void CaseKillTest::everySavedNoteIsThereWhateverCallBreaks()
{
    if (!qEnvironmentVariableIsSet("INTERLOPER_KILLS") || QStandardPaths::findExecutable("strace").isEmpty())
        QSKIP("set INTERLOPER_KILLS and install strace for this campaign");
    QFETCH(QString, calls);
    QFETCH(QString, fault);
    const QTemporaryDir folder;
    int acknowledged = 0;
    for (int number = 1;; ++number) {
        const QString path = folder.filePath(QString("case-%1.interloper").arg(number));
        const Broken broken =
            writeUnderStrace(path, QString("%1:%2:when=%3").arg(calls, fault).arg(number), folder.filePath("calls"));
        m_acknowledged.clear();
        acknowledge(broken.said);
        acknowledged += static_cast<int>(m_acknowledged.size());
        if (QFile::exists(path))
            checkCase(path, number);
        else
            QVERIFY(m_acknowledged.empty());
        if (QTest::currentTestFailed())
            return;
        if (!broken.injected) {
            QCOMPARE(m_acknowledged.size(), std::size_t{12});
            qInfo("%d sessions with a broken call, %d numbers saved, lost 0, damaged 0", number - 1, acknowledged);
            return;
        }
    }
}

int main(int argc, char **argv)
{
    if (argc == 5 && std::string_view(argv[1]) == "--write")
        return writeNumbers(argv[2], std::stoi(argv[3]), std::stoi(argv[4]));
    QCoreApplication application(argc, argv);
    CaseKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_case_kill.moc"
