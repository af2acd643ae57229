// The command line as the contract has it, driven through the real program.
#include "support/cli_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace interloper::test;

namespace {

// Whether a process would handle SIGINT now.
bool catchesInterrupt(qint64 process)
{
    const QByteArray status = read(QString("/proc/%1/status").arg(process));
    const qsizetype at = status.indexOf("SigCgt:");
    constexpr quint64 kInterruptBit = 1u << (SIGINT - 1);
    return at >= 0 && (status.mid(at + 7, 20).trimmed().left(16).toULongLong(nullptr, 16) & kInterruptBit) != 0;
}

} // namespace

class CliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void helpStatesEveryOptionAndItsDefault_data();
    void helpStatesEveryOptionAndItsDefault();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void everyShapeIsListed();
    void thePageOfFormatsIsWhatTheProgramKnows();

    void wholeEvidenceIsZero();
    void aCutFileIsThreeAndKeepsWhatWasRead();
    void whatIsNoLogIsSetAsideWithoutAnError();
    void jsonOfNoKnownShapeIsThree();
    void nothingToReadIsFour_data();
    void nothingToReadIsFour();
    void anUnreadableFileIsThree();
    void specialFilesAndLinksInAFolderAreNamedAndNeverOpened();
    void standardInputIsRead();

    void outputThatCannotBeWrittenIsFive_data();
    void outputThatCannotBeWrittenIsFive();
    void standardOutputThatTakesNothingIsFive();
    void anOutputFileIsReplacedWhole();
    void anInterruptWhileWaitingIs130AndLeavesNoFile();
    void anInterruptAtWorkIs130();

    void formatsAgreeOnTheFindings();
    void seedCsvHasTheQuerysColumns();
    void sinceAndUntilLimitFindingsAndAreResolved();
    void jobsDoNotChangeAByte();
    void statsAreWritten();
    void exportSaysThatNotesAreMissing();
    void generatedEvidenceIsReadWhole();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliTest::initTestCase()
{
    QVERIFY2(QFile::exists(program()), qPrintable(program()));
}

void CliTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void CliTest::helpStatesEveryOptionAndItsDefault_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("words");
    QTest::addRow("program") << QStringList{"--help"}
                             << QStringList{"Usage:", "scan", "export", "formats", "generate", "--version", "130"};
    QTest::addRow("scan") << QStringList{"scan", "--help"}
                          << QStringList{"Usage:", "PATH",   "--rule",  "--since",    "--until", "--format",
                                         "-o",     "--jobs", "--quiet", "--progress", "--stats", "Default: complete",
                                         "24h"};
    QTest::addRow("export") << QStringList{"export", "--help"}
                            << QStringList{"Usage:",        "--as",         "--case",      "--of",
                                           "findings-json", "findings-csv", "Default: all"};
    QTest::addRow("generate") << QStringList{"generate", "--help"}
                              << QStringList{"Usage:", "--events", "Default: 6000", "--seed", "Default: 1"};
}

void CliTest::helpStatesEveryOptionAndItsDefault()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, words);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 0);
    for (const QString &word : words)
        QVERIFY2(outcome.output.contains(word.toUtf8()), qPrintable(word));
    QCOMPARE(run({"--version"}).status, 0);
}

void CliTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("no command") << QStringList{};
    QTest::addRow("unknown command") << QStringList{"explain"};
    QTest::addRow("no path") << QStringList{"scan"};
    QTest::addRow("unknown option") << QStringList{"scan", ".", "--colour"};
    QTest::addRow("option of a later version") << QStringList{"scan", ".", "--where", "actor:x"};
    QTest::addRow("unknown rule") << QStringList{"scan", ".", "--rule", "both"};
    QTest::addRow("unknown format") << QStringList{"scan", ".", "--format", "xml"};
    QTest::addRow("no jobs") << QStringList{"scan", ".", "--jobs", "0"};
    QTest::addRow("negative jobs") << QStringList{"scan", ".", "--jobs", "-1"};
    QTest::addRow("no time") << QStringList{"scan", ".", "--since", "yesterday"};
    QTest::addRow("no file of trail keys") << QStringList{"scan", ".", "--trail-keys", "missing.pem"};
    QTest::addRow("unknown export") << QStringList{"export", ".", "--as", "pdf", "-o", "x"};
    QTest::addRow("export without target") << QStringList{"export", ".", "--as", "findings-json"};
    QTest::addRow("annotated without case")
        << QStringList{"export", ".", "--as", "findings-json", "-o", "/dev/null", "--of", "annotated"};
    QTest::addRow("case that is none") << QStringList{"export", ".",         "--as",   "findings-json",
                                                      "-o",     "/dev/null", "--case", "/dev/null"};
    QTest::addRow("too few events") << QStringList{"generate", "-o", "x", "--events", "1"};
}

void CliTest::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    write(path("a.json"), records(1, 1));
    arguments.replaceInStrings(QRegularExpression("^\\.$"), m_folder->path());
    arguments.replaceInStrings(QRegularExpression("^x$"), path("x"));
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.errors.isEmpty());
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(!QFile::exists(path("x")));
}

void CliTest::everyShapeIsListed()
{
    const Outcome outcome = run({"formats"});
    QCOMPARE(outcome.status, 0);
    for (const char *id : {"aws-cloudtrail-records", "azure-activity", "azure-log-analytics-csv"})
        QVERIFY2(outcome.output.contains(id), id);
    QVERIFY(outcome.output.contains("cloudtrail-digest"));
}

void CliTest::thePageOfFormatsIsWhatTheProgramKnows()
{
    QFile page(QStringLiteral(INTERLOPER_SOURCE_DIR "/docs/formats.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QCOMPARE(run({"formats", "--format", "markdown"}).output, page.readAll());
}

void CliTest::wholeEvidenceIsZero()
{
    write(path("a.json"), records(1, 3));
    const Outcome outcome = run({"scan", m_folder->path()});
    QCOMPARE(outcome.status, 0);
    const QJsonObject made = document(outcome.output);
    QCOMPARE(made["format"].toString(), QString("interloper-findings/1"));
    QCOMPARE(made["findings"].toArray().size(), 3);
    const QJsonObject newest = made["findings"].toArray().first().toObject();
    QCOMPARE(newest["key"].toString(), QString("aws:00000000-0000-4000-8000-000000000003/i-00000000000000003"));
    QCOMPARE(newest["time"].toString(), QString("2025-06-17T02:03:05Z"));
    QVERIFY(newest["annotation"].isNull());
    QCOMPARE(inputNamed(made, "/a.json")["path"].toString(), m_folder->path() + "/a.json");
}

void CliTest::aCutFileIsThreeAndKeepsWhatWasRead()
{
    write(path("whole.json"), records(1, 2));
    write(path("cut.json"), records(3, 2).chopped(60));
    const Outcome outcome = run({"scan", m_folder->path()});
    QCOMPARE(outcome.status, 3);
    QVERIFY(outcome.errors.contains("cut.json"));
    QVERIFY(!outcome.errors.contains("whole.json"));
    const QJsonObject made = document(outcome.output);
    QCOMPARE(made["findings"].toArray().size(), 3);
    QCOMPARE(inputNamed(made, "cut.json")["state"].toString(), QString("partial"));
    QVERIFY(!inputNamed(made, "cut.json")["issues"].toArray().isEmpty());
}

void CliTest::whatIsNoLogIsSetAsideWithoutAnError()
{
    write(path("a.json"), records(1, 1));
    write(path("notes.txt"), "Handed over by the night shift.\n");
    write(path("empty.json"), "");
    const Outcome outcome = run({"scan", m_folder->path()});
    QCOMPARE(outcome.status, 0);
    const QJsonObject made = document(outcome.output);
    QCOMPARE(made["findings"].toArray().size(), 1);
    QCOMPARE(inputNamed(made, "notes.txt")["state"].toString(), QString("set-aside"));
    QCOMPARE(inputNamed(made, "empty.json")["state"].toString(), QString("empty"));
}

void CliTest::jsonOfNoKnownShapeIsThree()
{
    write(path("a.json"), records(1, 1));
    write(path("other.json"), R"([{"temperature": 21}, {"temperature": 22}])");
    const Outcome outcome = run({"scan", m_folder->path()});
    QCOMPARE(outcome.status, 3);
    QVERIFY(outcome.errors.contains("other.json"));
    const QJsonObject input = inputNamed(document(outcome.output), "other.json");
    QCOMPARE(input["state"].toString(), QString("set-aside"));
    QCOMPARE(input["issues"].toArray().first().toObject()["code"].toString(), QString("unknown-shape"));
}

void CliTest::nothingToReadIsFour_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("text") << "notes.txt" << QByteArray("Handed over by the night shift.\n");
    QTest::addRow("empty") << "empty.json" << QByteArray();
    QTest::addRow("missing") << "missing.json" << QByteArray("-");
}

void CliTest::nothingToReadIsFour()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    if (name != "missing.json")
        write(path(name), bytes);
    const Outcome outcome = run({"scan", path(name)});
    QCOMPARE(outcome.status, 4);
    QCOMPARE(document(outcome.output)["format"].toString(), QString("interloper-findings/1"));
    QVERIFY(!inputNamed(document(outcome.output), name).isEmpty());
}

// Root reads what nobody may read, so as root the program runs as another user.
void CliTest::anUnreadableFileIsThree()
{
    write(path("a.json"), records(1, 1));
    write(path("locked.json"), records(2, 1));
    QVERIFY(QFile::setPermissions(path("locked.json"), {}));
    QString executable = program();
    QStringList arguments{"scan", m_folder->path()};
    if (::geteuid() == 0) {
        constexpr uid_t kNobody = 65534;
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
        // The build folder may be closed to others; the folder of the test is not.
        QVERIFY(QFile::copy(program(), path("../cli-of-nobody-" + QFileInfo(m_folder->path()).fileName())));
        executable = QFileInfo(path("../cli-of-nobody-" + QFileInfo(m_folder->path()).fileName())).canonicalFilePath();
        QCOMPARE(::chmod(QFile::encodeName(executable).constData(), 0755), 0);
        arguments = QStringList{"--reuid=" + QString::number(kNobody), "--regid=" + QString::number(kNobody),
                                "--clear-groups", executable} +
                    arguments;
    }
    const Outcome outcome = runProgram(::geteuid() == 0 ? QStringLiteral("setpriv") : executable, arguments);
    if (::geteuid() == 0)
        QFile::remove(executable);
    QCOMPARE(outcome.status, 3);
    QVERIFY(outcome.errors.contains("locked.json"));
    const QJsonObject made = document(outcome.output);
    QCOMPARE(made["findings"].toArray().size(), 1);
    QCOMPARE(inputNamed(made, "locked.json")["state"].toString(), QString("skipped"));
}

void CliTest::specialFilesAndLinksInAFolderAreNamedAndNeverOpened()
{
    write(path("a.json"), records(1, 1));
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe.json")).constData(), 0600), 0);
    QCOMPARE(::symlink("/dev/zero", QFile::encodeName(path("zero.json")).constData()), 0);
    QCOMPARE(::symlink(".", QFile::encodeName(path("loop")).constData()), 0);
    const Outcome outcome = runProgram(program(), {"scan", m_folder->path()}, {}, kNoHangMs);
    QCOMPARE(outcome.status, 0);
    const QJsonObject made = document(outcome.output);
    QCOMPARE(made["findings"].toArray().size(), 1);
    for (const char *name : {"pipe.json", "zero.json", "loop"})
        QCOMPARE(inputNamed(made, name)["state"].toString(), QString("skipped"));
    QCOMPARE(made["receipt"].toObject()["inputs"].toArray().size(), 4);
}

void CliTest::standardInputIsRead()
{
    const Outcome outcome = run({"scan", "-"}, records(1, 2));
    QCOMPARE(outcome.status, 0);
    QCOMPARE(document(outcome.output)["findings"].toArray().size(), 2);
    QCOMPARE(inputNamed(document(outcome.output), "-")["events"].toInt(), 2);
}

void CliTest::outputThatCannotBeWrittenIsFive_data()
{
    QTest::addColumn<QString>("target");
    QTest::addRow("full device") << "/dev/full";
    QTest::addRow("folder that takes no files") << "/proc/out.json";
    QTest::addRow("missing folder") << "/nonexistent/out.json";
    QTest::addRow("a folder") << "/tmp";
}

void CliTest::outputThatCannotBeWrittenIsFive()
{
    QFETCH(QString, target);
    write(path("a.json"), records(1, 1));
    for (const QStringList &arguments : {QStringList{"scan", path("a.json"), "-o", target},
                                         QStringList{"scan", path("a.json"), "--quiet", "--stats", target},
                                         QStringList{"export", path("a.json"), "--as", "findings-csv", "-o", target}}) {
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 5);
        QVERIFY(outcome.errors.contains(target.toUtf8()));
    }
}

void CliTest::standardOutputThatTakesNothingIsFive()
{
    write(path("a.json"), records(1, 1));
    for (const char *redirection : {">/dev/full", ">&-"}) {
        const QString line = QString("\"%1\" scan \"%2\" %3").arg(program(), path("a.json"), redirection);
        QCOMPARE(runProgram("/bin/sh", {"-c", line}).status, 5);
    }
}

void CliTest::anOutputFileIsReplacedWhole()
{
    write(path("a.json"), records(1, 1));
    QVERIFY(QDir(m_folder->path()).mkdir("out"));
    write(path("out/findings.json"), "old");
    QCOMPARE(run({"scan", path("a.json"), "-o", path("out/findings.json")}).status, 0);
    QCOMPARE(document(read(path("out/findings.json")))["findings"].toArray().size(), 1);
    QCOMPARE(QDir(path("out")).entryList(QDir::Files | QDir::Hidden), QStringList{"findings.json"});
}

// Standard input that never ends keeps the program reading until the signal comes.
void CliTest::anInterruptWhileWaitingIs130AndLeavesNoFile()
{
    QProcess process;
    process.start(program(), {"scan", "-", "-o", path("out.json")});
    QVERIFY(process.waitForStarted());
    process.write(records(1, 2).chopped(2));
    QVERIFY(process.waitForBytesWritten());
    QTRY_VERIFY_WITH_TIMEOUT(catchesInterrupt(process.processId()), kTimeoutMs);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(kTimeoutMs));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

// So many events that the signal comes long before the end.
void CliTest::anInterruptAtWorkIs130()
{
    QProcess process;
    process.start(program(), {"generate", "-o", path("example"), "--events", "50000000"});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("example/evidence")), kTimeoutMs);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(kTimeoutMs));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(!QFile::exists(path("example/truth.json")));
}

void CliTest::formatsAgreeOnTheFindings()
{
    write(path("a.json"), records(1, 3));
    QCOMPARE(document(run({"scan", path("a.json"), "--format", "json"}).output)["findings"].toArray().size(), 3);
    const QByteArrayList lines = run({"scan", path("a.json"), "--format", "jsonl"}).output.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray &line : lines)
        QCOMPARE(document(line)["operation"].toString(), QString("RunInstances"));
    const QByteArray csv = run({"scan", path("a.json"), "--format", "csv"}).output;
    QCOMPARE(csv.count("\r\n"), 4);
    QVERIFY(csv.startsWith("\"key\",\"time\",\"provider\","));
    const QByteArray table = run({"scan", path("a.json"), "--format", "table"}).output;
    QVERIFY(table.startsWith("3 findings, 0 attempts"));
    QVERIFY(table.contains("i-00000000000000003"));
}

void CliTest::seedCsvHasTheQuerysColumns()
{
    write(path("a.json"), records(1, 2));
    const QByteArray csv = run({"scan", path("a.json"), "--rule", "seed", "--format", "csv"}).output;
    QVERIFY(csv.startsWith("\"TimeGenerated\",\"CloudProvider\",\"Actor\",\"SourceIP\",\"InstanceIdentifier\","
                           "\"Scope\",\"AccountScope\",\"Level\"\r\n"));
    QVERIFY(csv.contains("\"2025-06-17T02:02:05Z\",\"AWS\",\"arn:aws:iam::111122223333:user/dana.okafor\","
                         "\"198.51.100.23\",\"i-00000000000000002\",\"us-east-1\",\"'111122223333\",\"\"\r\n"));
}

void CliTest::sinceAndUntilLimitFindingsAndAreResolved()
{
    write(path("a.json"), records(1, 9));
    const QJsonObject absolute = document(
        run({"scan", path("a.json"), "--since", "2025-06-17T02:03:05Z", "--until", "2025-06-17T02:05:05Z"}).output);
    QCOMPARE(absolute["findings"].toArray().size(), 2);
    QCOMPARE(absolute["receipt"].toObject()["events"].toInt(), 9);
    const QJsonObject relative = document(run({"scan", path("a.json"), "--since", "24h"}).output);
    QCOMPARE(relative["options"].toObject()["since"].toString(), QString("2025-06-16T02:09:05Z"));
    QCOMPARE(relative["findings"].toArray().size(), 9);
}

void CliTest::jobsDoNotChangeAByte()
{
    for (int i = 0; i < 12; ++i)
        write(path(QString("%1.json").arg(i)), records(1 + 4 * i, 5)); // neighbours share one event
    const Outcome one = run({"scan", m_folder->path(), "--jobs", "1"});
    const Outcome two = run({"scan", m_folder->path(), "--jobs", "2"});
    QCOMPARE(one.status, 0);
    QVERIFY(document(one.output)["receipt"].toObject()["duplicates"].toInt() > 0);
    QVERIFY(one.output == two.output);
}

void CliTest::statsAreWritten()
{
    write(path("a.json"), records(1, 2));
    QCOMPARE(run({"scan", path("a.json"), "--stats", path("stats.json")}).status, 0);
    const QJsonObject stats = document(read(path("stats.json")));
    QCOMPARE(stats["events"].toInt(), 2);
    QCOMPARE(stats["findings"].toInt(), 2);
    QVERIFY(stats["peakMemory"].toDouble() > 0);
    QVERIFY(stats["bytesAnEvent"].toDouble() > 0);
}

void CliTest::exportSaysThatNotesAreMissing()
{
    write(path("a.json"), records(1, 2));
    const Outcome outcome = run({"export", path("a.json"), "--as", "findings-json", "-o", path("out.json")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.errors.contains("--case"));
    QCOMPARE(read(path("out.json")), run({"scan", path("a.json"), "--format", "json"}).output);
}

void CliTest::generatedEvidenceIsReadWhole()
{
    QCOMPARE(run({"generate", "-o", path("example"), "--events", "2000", "--seed", "7"}).status, 0);
    QVERIFY(QFile::exists(path("example/truth.json")));
    const Outcome outcome = run({"scan", path("example/evidence"), "--quiet"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.errors.isEmpty());
    const QJsonObject truth = document(read(path("example/truth.json")));
    QStringList expected;
    for (const QJsonValue key : truth["launches"].toArray())
        expected.append(key.toString());
    QStringList found;
    for (const QJsonValue finding : document(outcome.output)["findings"].toArray())
        if (finding["rules"].toObject()["complete"].toBool())
            found.append(finding["key"].toString());
    expected.sort();
    found.sort();
    QCOMPARE(found, expected);
    QCOMPARE(run({"generate", "-o", path("example")}).status, 2);
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
