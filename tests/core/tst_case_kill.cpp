// A writer that is killed at any moment loses nothing that it said was saved. The writer is this program again, started
// with --write; INTERLOPER_KILLS sets how often it is killed (20).
#include "casefile/case_file.h"
#include "support/raw_sqlite.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
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

/// Makes or opens the case and writes until it is killed: a revision, or a draft and then its revision. Each number is
/// printed when it is saved, as `<number>` or `<number>d` for a draft.
int writeUntilKilled(const std::string &path, int first)
{
    auto file = CaseFile::open(path);
    if (!file && file.error().code == ErrorCode::NotFound)
        file = CaseFile::create(path);
    if (!file) {
        std::fprintf(stderr, "%s\n", file.error().what.c_str());
        return 1;
    }
    for (int number = first;; ++number) {
        Annotation annotation;
        annotation.findingKey = "finding " + std::to_string(number % 3);
        annotation.note = std::to_string(number) + std::string(static_cast<std::size_t>(number % 7) * 1500, 'n');
        if (number % 2 == 0) {
            if (!file->saveDraft(annotation))
                return 2;
            std::printf("%dd\n", number);
            std::fflush(stdout);
        }
        if (!file->append(annotation))
            return 3;
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
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
    writer.start(QCoreApplication::applicationFilePath(), {"--write", path, QString::number(first)});
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

} // namespace

class CaseKillTest : public QObject
{
    Q_OBJECT

private slots:
    void everySavedNoteIsThereAfterAKill();

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

int main(int argc, char **argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--write")
        return writeUntilKilled(argv[2], std::stoi(argv[3]));
    QCoreApplication application(argc, argv);
    CaseKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_case_kill.moc"
