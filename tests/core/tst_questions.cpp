// Each question on small stories: what is answered, what only in part, and by which events. What four whole cases must
// say is in tst_answers.
#include "questions/answers.h"
#include "support/link_cases.h"
#include "triage/triage_findings.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

using Rows = std::vector<EventRow>;

const FieldPlan &plan()
{
    static const FieldPlan instance = [] {
        std::vector<FieldSpec> specs = linkFields();
        const auto more = caseFields();
        specs.insert(specs.end(), more.begin(), more.end());
        const auto ofScores = triageFields();
        specs.insert(specs.end(), ofScores.begin(), ofScores.end());
        const auto ofRules = ruleFields();
        specs.insert(specs.end(), ofRules.begin(), ofRules.end());
        return FieldPlan(specs);
    }();
    return instance;
}

Finding whole(Finding finding, const EventStore &events)
{
    if (finding.event.valid()) {
        finding.actor = events.text(finding.event, Column::Actor);
        finding.sourceIp = events.text(finding.event, Column::Address);
        finding.scope = events.text(finding.event, Column::Scope);
        finding.account = events.text(finding.event, Column::Account);
    }
    return finding;
}

// `state event event` of one question, the events by their id.
QString answerShown(const Rows &rows, const QString &question, QString *text = nullptr)
{
    EventBuilder builder(plan());
    for (const EventRow &row : rows)
        builder.add(row);
    const EventStore events = builder.build();
    const Finding finding = whole(findingOf(events), events);
    const ActorIndex actors(events);
    const CaseFacts facts(events, plan(), actors, {&finding, 1}, {});
    const auto links = linkFindings(events, plan(), {&finding, 1}).links;
    const auto lifecycles = lifecyclesOf(events, facts.spans(), {&finding, 1}, links);
    const auto exposures = exposuresOf(events, plan(), {&finding, 1}, links, lifecycles);
    const auto triages = triageFindings(facts, links, lifecycles, exposures, {&finding, 1}, Profile{}, finding.time);
    const auto answers = answersOf(facts, links, lifecycles, exposures, triages).front();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (question != QLatin1String(questions()[i].id.data(), qsizetype(questions()[i].id.size())))
            continue;
        std::string out(answerStateId(answers[i].state));
        for (const EventId event : answers[i].events) {
            const std::string key = events.key(event);
            out += ' ' + key.substr(key.find(':') + 1);
        }
        if (text != nullptr)
            *text = QString::fromStdString(answers[i].text);
        return QString::fromStdString(out);
    }
    return "no such question";
}

EventRow launch(Fields more = {})
{
    EventRow row = awsLaunch(std::move(more)); // at 2025-06-17T02:26:05Z, by user/dana.okafor
    row.address = "198.51.100.23";
    row.accessKey = "AKIAEXAMPLE000000001";
    return row;
}

EventRow at(const std::string &time, EventRow row)
{
    row.time = time;
    return row;
}

EventRow call(const std::string &id, const std::string &operation, const std::string &time, Fields fields = {})
{
    return at(time, awsEvent(id, operation, std::move(fields)));
}

} // namespace

class QuestionsTest : public QObject
{
    Q_OBJECT

private slots:
    void questions_data();
    void questions();
    void saysWhenAGroupWasOpen();
    void saysThatCredentialsWereUsedElsewhere();
    void idsAreUnique();
    void onlyTheNearestEventsAreCited();
};

void QuestionsTest::questions_data()
{
    QTest::addColumn<std::vector<EventRow>>("rows");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *question, const Rows &rows, const char *shown) {
        QTest::addRow("%s", name) << rows << QString(question) << QString(shown);
    };
    const EventRow dayBefore = call("first", "ListUsers", "2025-06-16T02:00:00Z");
    const EventRow weekBefore = call("first", "ListUsers", "2025-06-10T02:00:00Z");

    row("a day of logs", "coverage", {dayBefore, launch()}, "answered first launch");
    row("less than a day", "coverage", {launch()}, "partly launch");
    row("logging stopped", "coverage", {dayBefore, launch(), call("stop", "StopLogging", "2025-06-17T01:00:00Z")},
        "partly first stop launch");
    EventRow refused = call("stop", "StopLogging", "2025-06-17T01:00:00Z");
    refused.error = "AccessDenied";
    row("a stop of logging that failed", "coverage", {dayBefore, launch(), refused}, "answered first launch");
    EventRow elsewhere = call("stop", "StopLogging", "2025-06-17T01:00:00Z");
    elsewhere.account = "444455556666";
    row("another account's logging", "coverage", {dayBefore, launch(), elsewhere}, "answered first launch");

    EventRow nobody = launch();
    nobody.actor.clear();
    row("an actor", "who", {launch()}, "answered launch");
    row("no actor", "who", {nobody}, "not-in-these-logs");

    EventRow program = launch();
    program.agent = "aws-cli/2.15";
    EventRow service = launch();
    service.address = "autoscaling.amazonaws.com";
    row("a user agent", "human-or-code", {program}, "partly launch");
    row("a service", "human-or-code", {service}, "answered launch");
    row("nothing", "human-or-code", {launch()}, "not-in-these-logs");

    EventRow other = call("other", "ListUsers", "2025-06-17T02:00:00Z");
    other.address = "198.51.100.23";
    other.actor = "arn:aws:iam::111122223333:user/lee";
    EventRow otherLater = other;
    otherLater.id = "later";
    otherLater.time = "2025-06-17T03:00:00Z";
    EventRow noAddress = launch();
    noAddress.address.clear();
    row("an address of its own", "from-where", {launch()}, "answered launch");
    row("an address that another actor used", "from-where", {launch(), otherLater, other}, "answered other launch");
    row("no address", "from-where", {noAddress}, "not-in-these-logs");

    const Fields made{{"responseElements.accessKey.accessKeyId", "AKIAEXAMPLE000000001"}};
    EventRow noKey = launch();
    noKey.accessKey.clear();
    row("a key made in these logs", "which-key",
        {launch(), call("key", "CreateAccessKey", "2025-06-16T08:00:00Z", made)}, "answered key launch");
    row("a session made in these logs", "which-key",
        {launch(), call("session", "AssumeRole", "2025-06-17T02:00:00Z",
                        {{"responseElements.credentials.accessKeyId", "AKIAEXAMPLE000000001"}})},
        "answered session launch");
    row("a key from before", "which-key", {launch()}, "partly launch");
    row("no key", "which-key", {noKey}, "not-in-these-logs");

    row("seven days of history", "first-time", {weekBefore, launch()}, "answered launch");
    row("one day of history", "first-time", {dayBefore, launch()}, "not-in-these-logs");
    row("history to compare with", "anything-odd", {weekBefore, launch()}, "answered launch");
    row("none to compare with", "anything-odd", {dayBefore, launch()}, "partly launch");

    EventRow denied = call("denied", "RunInstances", "2025-06-17T02:20:00Z");
    denied.error = "Client.UnauthorizedOperation";
    row("changes and failures in the hour", "just-before",
        {call("long-ago", "CreateUser", "2025-06-17T01:00:00Z"), call("read", "ListUsers", "2025-06-17T02:10:00Z"),
         call("change", "CreateUser", "2025-06-17T02:15:00Z"), denied, launch(),
         call("after", "DeleteUser", "2025-06-17T02:30:00Z")},
        "answered change denied");
    EventRow read = call("read", "ListUsers", "2025-06-17T02:10:00Z");
    read.address = "198.51.100.23";
    row("the first call from its address", "just-before", {read, launch()}, "answered read");
    row("nothing", "just-before", {launch()}, "partly");

    row("an image of elsewhere", "which-image", {launch({{"requestParameters.instancesSet.items.imageId", "ami-1"}})},
        "partly launch");
    row("an image made here", "which-image",
        {launch({{"requestParameters.instancesSet.items.imageId", "ami-1"}}),
         call("image", "CreateImage", "2025-06-17T01:00:00Z", {{"responseElements.imageId", "ami-1"}})},
        "answered image");
    row("no image", "which-image", {launch()}, "not-in-these-logs");

    row("a volume attached", "which-disk", {launch(), at("2025-06-17T02:40:00Z", attachVolume())}, "answered attach");
    row("its root disk alone", "which-disk",
        {launch({{"responseElements.instancesSet.items.rootDeviceName", "/dev/xvda"}})}, "partly launch");
    row("no disk", "which-disk", {launch()}, "not-in-these-logs");

    const Fields group{{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-1"}};
    const EventRow opened = call("open", "AuthorizeSecurityGroupIngress", "2025-06-17T02:00:00Z",
                                 {{"requestParameters.groupId", "sg-1"}, {"requestParameters.cidrIp", "0.0.0.0/0"}});
    row("a group that was opened", "which-group", {launch(group), opened}, "answered open");
    row("a group of before", "which-group", {launch(group)}, "partly launch");
    row("no group", "which-group", {launch()}, "not-in-these-logs");

    row("its request", "launch-facts", {launch({{"requestParameters.instanceType", "t3.micro"}})}, "answered launch");
    row("no request", "launch-facts", {launch()}, "partly launch");

    const Fields target{{"requestParameters.instanceIds", kInstance}};
    const EventRow command = call("command", "SendCommand", "2025-06-17T02:30:00Z", target);
    EventRow failed = command;
    failed.error = "InvalidInstanceId";
    row("a command", "how-reached", {launch(), command}, "answered command");
    row("a command that failed", "how-reached", {launch(), failed}, "partly command");
    row("an open group", "how-reached", {launch(group), opened}, "partly open");
    row("nothing reached it", "how-reached", {launch()}, "not-in-these-logs");

    EventRow own = call("own", "ListBuckets", "2025-06-17T02:40:00Z");
    own.actor = "arn:aws:sts::111122223333:assumed-role/app-backup/" + kInstance;
    EventRow beat = own;
    beat.id = "beat";
    beat.operation = "UpdateInstanceInformation";
    row("calls of its own", "what-it-did", {launch(), own, beat}, "answered own");
    row("heartbeats alone", "what-it-did", {launch(), beat}, "answered beat");
    row("no call of its own", "what-it-did", {launch()}, "not-in-these-logs");

    row("a snapshot of it, shared", "data-left",
        {launch(), at("2025-06-17T02:40:00Z", attachVolume()),
         at("2025-06-17T02:50:00Z", createSnapshot("snapshot", "snap-1", "vol-new")),
         call("share", "ModifySnapshotAttribute", "2025-06-17T02:55:00Z",
              {{"requestParameters.snapshotId", "snap-1"},
               {"requestParameters.createVolumePermission.add.items.userId", "444455556666"}})},
        "answered share");
    row("nothing shared", "data-left", {launch()}, "partly");

    row("it ended", "still-running",
        {launch(), call("end", "TerminateInstances", "2025-06-17T03:00:00Z",
                        {{"requestParameters.instancesSet.items.instanceId", kInstance}})},
        "answered end");
    row("no stop", "still-running", {launch(), call("last", "ListUsers", "2025-06-17T05:00:00Z")}, "answered last");
    row("no other launch", "what-else", {launch()}, "partly");
}

void QuestionsTest::questions()
{
    QFETCH(std::vector<EventRow>, rows);
    QFETCH(QString, question);
    QFETCH(QString, shown);
    QString text;
    QCOMPARE(answerShown(rows, question, &text), shown);
    QVERIFY(!text.isEmpty());
    QVERIFY2(!shown.startsWith("answered") || !text.startsWith("0 "), qPrintable(text)); // the events are counted
}

void QuestionsTest::saysWhenAGroupWasOpen()
{
    const Fields rule{{"requestParameters.groupId", "sg-1"},
                      {"requestParameters.ipProtocol", "tcp"},
                      {"requestParameters.fromPort", "22"},
                      {"requestParameters.toPort", "22"},
                      {"requestParameters.cidrIp", "0.0.0.0/0"}};
    Rows rows{launch({{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-1"}}),
              call("open", "AuthorizeSecurityGroupIngress", "2025-06-17T02:00:00Z", rule),
              call("last", "ListUsers", "2025-06-17T05:00:00.1234567Z")};
    QString text;
    answerShown(rows, "which-group", &text);
    QVERIFY2(text.endsWith(" tcp 22 open to 0.0.0.0/0 from 2025-06-17T02:00:00Z, no removal seen up to "
                           "2025-06-17T05:00:00Z."),
             qPrintable(text));
    rows.push_back(call("close", "RevokeSecurityGroupIngress", "2025-06-17T03:00:00Z", rule));
    QCOMPARE(answerShown(rows, "which-group", &text), QString("answered open close"));
    QVERIFY2(text.endsWith(" from 2025-06-17T02:00:00Z to 2025-06-17T03:00:00Z."), qPrintable(text));
}

void QuestionsTest::saysThatCredentialsWereUsedElsewhere()
{
    EventRow own = call("own", "ListBuckets", "2025-06-17T02:40:00Z");
    own.actor = "arn:aws:sts::111122223333:assumed-role/app-backup/" + kInstance;
    own.address = "203.0.113.9";
    EventRow other = own;
    other.id = "other";
    other.address = "198.51.100.77";
    QString text;
    answerShown({launch(), own, other}, "what-it-did", &text);
    QVERIFY2(text.contains("203.0.113.9") && text.contains("198.51.100.77"), qPrintable(text));

    EventRow elsewhere = call("elsewhere", "ListBuckets", "2025-06-17T02:00:00Z");
    elsewhere.accessKey = "AKIAEXAMPLE000000001";
    elsewhere.address = "203.0.113.9";
    QCOMPARE(answerShown({launch(), elsewhere}, "which-key", &text), QString("partly elsewhere launch"));
    QVERIFY2(text.contains("203.0.113.9"), qPrintable(text));
}

void QuestionsTest::idsAreUnique()
{
    QSet<QByteArray> ids;
    for (const Question &question : interloper::questions())
        ids.insert(QByteArray(question.id.data(), qsizetype(question.id.size())));
    QCOMPARE(ids.size(), 18);
}

void QuestionsTest::onlyTheNearestEventsAreCited()
{
    Rows rows{launch()};
    for (int i = 0; i < 200; ++i)
        rows.push_back(call("change" + std::to_string(1000 + i), "CreateUser",
                            "2025-06-17T02:" + std::to_string(10 + i / 20) + ":00Z"));
    const QStringList shown = answerShown(rows, "just-before").split(' ');
    QCOMPARE(shown.size(), 1 + int(kCitedMost));
    QVERIFY(shown.contains("change1199"));
    QVERIFY(!shown.contains("change1000"));
}

QTEST_APPLESS_MAIN(QuestionsTest)
#include "tst_questions.moc"
