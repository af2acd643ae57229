// A note typed into the real program outlives the program: killed 3 s after the last key, started again with the same
// paths, it shows the note, and both exports have it.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

constexpr int kStartMs = 60'000; // far more than a start and reading one record take
constexpr int kKilledAfterMs = 3000;

const QByteArray kNote = "Copied the disk of db-primary; <b>ask</b> \"dana\" & co. first";

const QByteArray kEvidence =
    R"({"Records":[{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE",)"
    R"("arn":"arn:aws:iam::111122223333:user/dana.okafor","accountId":"111122223333","userName":"dana.okafor"},)"
    R"("eventTime":"2025-06-17T02:26:05Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances",)"
    R"("awsRegion":"us-east-1","sourceIPAddress":"198.51.100.23","userAgent":"aws-cli/2.15.0",)"
    R"("requestParameters":{"instancesSet":{"items":[{"imageId":"ami-0abc"}]}},)"
    R"("responseElements":{"instancesSet":{"items":[{"instanceId":"i-0a1b2c3d4e5f60718"}]}},)"
    R"("eventID":"00000000-0000-4000-8000-000000000001","eventType":"AwsApiCall",)"
    R"("recipientAccountId":"111122223333"}]})";

/// The notes that an export of findings holds.
QStringList notesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {"cannot be read: " + path};
    QStringList notes;
    for (const QJsonValue finding : QJsonDocument::fromJson(file.readAll())["findings"].toArray())
        notes.append(finding["annotation"].toObject()["note"].toString());
    return notes;
}

} // namespace

class NoteSurvivesTest : public QObject
{
    Q_OBJECT

private slots:
    void aKillThreeSecondsAfterTheLastKeyLosesNothing();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void start(QProcess &program, const QString &variable, const QString &value) const;
    static bool says(QProcess &program, const QByteArray &line);
    QString caseFile() const;

    QTemporaryDir m_folder;
};

void NoteSurvivesTest::start(QProcess &program, const QString &variable, const QString &value) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("QT_PLUGIN_PATH", INTERLOPER_TYPIST_DIR);
    environment.insert("QT_QPA_GENERIC_PLUGINS", "typist");
    environment.insert("XDG_DATA_HOME", path("data"));
    environment.insert("XDG_CONFIG_HOME", path("config"));
    environment.insert("XDG_CACHE_HOME", path("cache"));
    environment.insert(variable, value);
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(INTERLOPER_BIN_DIR "/interloper", {path("logs")});
}

/// Waits until the program says this line.
bool NoteSurvivesTest::says(QProcess &program, const QByteArray &line)
{
    while (program.canReadLine() || program.waitForReadyRead(kStartMs))
        while (program.canReadLine())
            if (const QByteArray said = program.readLine().trimmed(); said == line)
                return true;
            else
                qInfo("the program says: %s", said.constData());
    return false;
}

QString NoteSurvivesTest::caseFile() const
{
    QDirIterator cases(path("data/interloper/cases"), QDir::Files, QDirIterator::Subdirectories);
    while (cases.hasNext())
        if (QString found = cases.next(); found.endsWith(".interloper"))
            return found;
    return {};
}

void NoteSurvivesTest::aKillThreeSecondsAfterTheLastKeyLosesNothing()
{
    QVERIFY(QDir().mkpath(path("logs")));
    QFile evidence(path("logs/a.json"));
    QVERIFY(evidence.open(QIODevice::WriteOnly) && evidence.write(kEvidence) == kEvidence.size());
    evidence.close();

    QProcess first;
    start(first, "TYPIST_NOTE", kNote);
    QVERIFY(says(first, "typed"));
    QVERIFY2(!first.waitForFinished(kKilledAfterMs), "the program ended by itself");
    first.kill();
    QVERIFY(first.waitForFinished());
    QCOMPARE(first.exitStatus(), QProcess::CrashExit);

    QProcess again;
    start(again, "TYPIST_EXPORT", path("window.json"));
    QVERIFY(says(again, "note " + kNote));
    QVERIFY(says(again, "exported"));
    again.kill();
    QVERIFY(again.waitForFinished());
    QCOMPARE(notesIn(path("window.json")), QStringList{kNote});

    QVERIFY(!caseFile().isEmpty());
    const int status =
        QProcess::execute(INTERLOPER_BIN_DIR "/interloper-cli", {"export", path("logs"), "--case", caseFile(), "--as",
                                                                 "findings-json", "-o", path("cli.json"), "--quiet"});
    QCOMPARE(status, 0);
    QCOMPARE(notesIn(path("cli.json")), QStringList{kNote});
}

QTEST_GUILESS_MAIN(NoteSurvivesTest)
#include "tst_note_survives.moc"
