// What a responder's machine and the evidence may do to the whole program: its own output among the evidence, records
// that nest, folders that are mounted in themselves.
#include "support/cli_run.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <unistd.h>

using namespace interloper::test;

class CliFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void evidenceIsNeverReplacedA22_data();
    void evidenceIsNeverReplacedA22();
    void ownOutputAmongTheEvidenceIsSetAsideA18A22();
    void deepRecordsNeedLittleStackD1();
    void aFolderThatIsMountedInsideItselfIsReadOnceA6();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliFaultsTest::evidenceIsNeverReplacedA22_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("target");
    const QStringList scan{"scan", "%1"};
    const QStringList exported{"export", "--as", "findings-csv", "%1"};
    QTest::addRow("A22 findings over evidence") << scan + QStringList{"-o"} << "a.json";
    QTest::addRow("A22 figures over evidence") << scan + QStringList{"-o", "%1/../out.json", "--stats"} << "a.json";
    QTest::addRow("A22 an export over evidence") << exported + QStringList{"-o"} << "a.json";
    QTest::addRow("A22 evidence by a hard link") << scan + QStringList{"-o"} << "linked.json";
    QTest::addRow("A22 figures over a hard link of evidence")
        << scan + QStringList{"-o", "%1/../out.json", "--stats"} << "linked.json";
}

void CliFaultsTest::evidenceIsNeverReplacedA22()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, target);
    const QByteArray evidence = records(1, 1);
    QVERIFY(QDir(m_folder->path()).mkdir("in"));
    write(path("in/a.json"), evidence);
    QCOMPARE(::link(path("in/a.json").toUtf8().constData(), path("linked.json").toUtf8().constData()), 0);
    arguments.replaceInStrings("%1", path("in"));
    const Outcome outcome = run(arguments + QStringList{target == "a.json" ? path("in/a.json") : path(target)});
    QCOMPARE(outcome.status, 5);
    QVERIFY2(outcome.errors.contains("read as evidence"), outcome.errors.constData());
    QCOMPARE(read(path("in/a.json")), evidence);
    QCOMPARE(QDir(path("in")).entryList(QDir::Files | QDir::Hidden), QStringList{"a.json"});
}

// What the program wrote into a folder of evidence is known by its content the next time, and is no event and no error.
void CliFaultsTest::ownOutputAmongTheEvidenceIsSetAsideA18A22()
{
    write(path("a.json"), records(1, 2));
    const QString all = m_folder->path();
    for (const char *format : {"json", "jsonl", "csv", "table"})
        QCOMPARE(run({"scan", path("a.json"), "--format", format, "-o", path(QString("out.") + format)}).status, 0);
    QCOMPARE(run({"scan", path("a.json"), "--rule", "seed", "--format", "csv", "-o", path("seed.csv"), "--stats",
                  path("stats.json")})
                 .status,
             0);
    const Outcome outcome = run({"scan", all, "--format", "json"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject found = document(outcome.output);
    QCOMPARE(found["findings"].toArray().size(), 2);
    QCOMPARE(found["receipt"].toObject()["inputs"].toArray().size(), 7);
    for (const char *own : {"out.json", "out.jsonl", "out.csv", "seed.csv", "stats.json"}) {
        const QJsonObject input = inputNamed(found, own);
        QCOMPARE(input["state"].toString(), QString("set-aside"));
        QCOMPARE(input["issues"].toArray().first().toObject()["code"].toString(), QString("own-findings"));
        QCOMPARE(input["bytes"].toInteger(), input["bytesRejected"].toInteger());
    }
    QCOMPARE(inputNamed(found, "out.table")["state"].toString(), QString("set-aside"));
}

// No walker of ours calls itself for each level: 1,020 levels are read, copied and compared within 256 KiB of stack.
void CliFaultsTest::deepRecordsNeedLittleStackD1()
{
    constexpr int kPairs = 505; // of an object and an array; the record and its request are two levels more
    const auto deep = [](int number, const QByteArray &value) {
        const QByteArray nested = QByteArray("{\"a\":[").repeated(kPairs) + value + QByteArray("]}").repeated(kPairs);
        return launchRecord(number).replace("\"requestParameters\":{",
                                            "\"requestParameters\":{\"deep\":" + nested + ",");
    };
    const auto withoutId = [&](const QByteArray &value) {
        const QByteArray record = deep(3, value);
        return record.left(record.indexOf(",\"eventID\"")) + "}";
    };
    const QByteArray million = launchRecord(9).replace(
        "\"requestParameters\":{", "\"deep\":" + QByteArray("[").repeated(1'000'000) +
                                       QByteArray("]").repeated(1'000'000) + ",\"requestParameters\":{");
    const QByteArrayList all{deep(1, "1"),   deep(1, "2"),   deep(2, "NaN"), deep(4, "{\"k\":1,\"k\":2}"),
                             withoutId("1"), withoutId("1"), million,        launchRecord(5)};
    write(path("deep.jsonl"), all.join('\n') + "\n");
    const QString line =
        QString("ulimit -s 256; exec \"%1\" scan --format json \"%2\"").arg(program(), path("deep.jsonl"));
    const Outcome outcome = runProgram("/bin/sh", {"-c", line});
    QCOMPARE(outcome.status, 3); // for the record that is too deep
    const QJsonObject input = inputNamed(document(outcome.output), "deep.jsonl");
    QCOMPARE(input["events"].toInt(), 7);
    QCOMPARE(input["rejected"].toInt(), 1);
    QCOMPARE(input["bytesAccepted"].toInteger() + input["bytesRejected"].toInteger() +
                 input["bytesStructural"].toInteger(),
             QFileInfo(path("deep.jsonl")).size());
}

// In a mount namespace of its own, which only root may make.
void CliFaultsTest::aFolderThatIsMountedInsideItselfIsReadOnceA6()
{
    QVERIFY(QDir(m_folder->path()).mkpath("e/inner"));
    write(path("e/a.json"), records(1, 2));
    const QString mount = QString("mount --bind \"%1\" \"%1/inner\" 2>/dev/null || exit 77; ").arg(path("e"));
    const QString scan = QString("exec \"%1\" scan --format json \"%2\"").arg(program(), path("e"));
    const Outcome outcome =
        runProgram("/bin/sh", {"-c", "exec unshare -m /bin/sh -c '" + mount + scan + "' || exit 77"});
    if (outcome.status != 3 && outcome.output.isEmpty())
        QSKIP("no mount may be made here: that needs root");
    const QJsonObject found = document(outcome.output);
    QCOMPARE(found["findings"].toArray().size(), 2);
    const QJsonObject loop = inputNamed(found, "/inner");
    QCOMPARE(loop["state"].toString(), QString("skipped"));
    QCOMPARE(loop["issues"].toArray().first().toObject()["code"].toString(), QString("folder-loop"));
}

QTEST_APPLESS_MAIN(CliFaultsTest)
#include "tst_cli_faults.moc"
