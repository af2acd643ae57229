// What makes two records one event: ids, content, and exports that hold only some of an event's fields. Rows G1 to G9
// of the catalogue of faults.
#include "events/key_table.h"
#include "formats/canonical.h"
#include "support/evidence_folder.h"

#include <QDir>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace interloper;
using namespace interloper::test;

namespace {

// One launch as CloudTrail writes it.
QByteArray launch(const QByteArray &type = "t3.micro", const QByteArray &id = "3f8a2c1e-0000-4000-8000-0000000000a1")
{
    return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ops/dana",)"
           R"("accountId":"111122223333","accessKeyId":"AKIAEXAMPLE000000001","userName":"dana"},)"
           R"("eventTime":"2025-03-04T02:26:05Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances",)"
           R"("awsRegion":"us-east-1","sourceIPAddress":"192.0.2.10","userAgent":"aws-cli/2.15",)"
           R"("requestParameters":{"instanceType":")" +
           type +
           R"(","weight":1.50},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-0a1b2c3d4e5f60001"}]}},)"
           R"("requestID":"9d3f","eventID":")" +
           id + R"(","eventType":"AwsApiCall","recipientAccountId":"111122223333"})";
}

QByteArray trail(const QList<QByteArray> &events)
{
    return "{\"Records\":[" + QList<QByteArray>(events).join(',') + "]}";
}

QByteArray lookup(const QByteArray &event)
{
    QByteArray text = event;
    text.replace("\\", "\\\\").replace("\"", "\\\"");
    return R"({"Events":[{"EventId":"3f8a2c1e-0000-4000-8000-0000000000a1","EventName":"RunInstances","ReadOnly":"false",)"
           R"("EventTime":1741055165.0,"Username":"dana","CloudTrailEvent":")" +
           text + "\"}]}";
}

// The row of the console's Event history for launch().
QByteArray consoleTable(const QByteArray &address = "192.0.2.10")
{
    return "User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,User agent,"
           "Error code,Resources,Request ID,Event ID,Read-only,Event type,Recipient Account Id,Event category\n"
           "dana,AKIAEXAMPLE000000001,2025-03-04T02:26:05Z,ec2.amazonaws.com,RunInstances,us-east-1," +
           address +
           ",aws-cli/2.15,,\"[{\"\"resourceType\"\":\"\"AWS::EC2::Instance\"\",\"\"resourceName\"\":"
           "\"\"i-0a1b2c3d4e5f60001\"\"}]\",9d3f,3f8a2c1e-0000-4000-8000-0000000000a1,false,AwsApiCall,"
           "111122223333,Management\n";
}

QByteArray bridge(const QByteArray &event)
{
    return R"({"version":"0","id":"77777777-0000-4000-8000-000000000001","detail-type":"AWS API Call via CloudTrail",)"
           R"("source":"aws.ec2","account":"111122223333","time":"2025-03-04T02:26:05Z","region":"us-east-1",)"
           R"("resources":[],"detail":)" +
           event + "}";
}

// The same event with blanks and with its last members first.
QByteArray respaced(const QByteArray &event)
{
    const qsizetype tail = event.indexOf(R"(,"requestID")");
    QByteArray out = "{ " + event.mid(tail + 1).chopped(1) + ",\n  " + event.mid(1, tail - 1) + " }";
    return out.replace("\"eventName\":", "\"eventName\" : ");
}

QByteArray activity(const QByteArray &status, const QByteArray &dataId, const QByteArray &name = "eventDataId")
{
    const QByteArray id =
        name == "id"
            ? "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Microsoft.Compute/"
              "virtualMachines/vm1/events/" +
                  dataId + "/ticks/638767224000000000"
            : dataId;
    return R"({"eventTimestamp":"2025-03-05T10:00:03.1234567Z","correlationId":"aaaaaaaa-0000-4000-8000-000000000001",)"
           R"("caller":"lee@example.com","level":"Informational","operationName":{"value":"Microsoft.Compute/)"
           R"(virtualMachines/write"},"status":{"value":")" +
           status +
           R"("},"resourceId":"/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/)"
           R"(Microsoft.Compute/virtualMachines/vm1","subscriptionId":"00000000-1111-2222-3333-444444444444",)"
           R"("resourceGroupName":"rg",")" +
           name + "\":\"" + id + "\"}";
}

QByteArray activityTable(const QByteArray &caller = "lee@example.com",
                         const QByteArray &time = "3/25/2025, 10:00:03.123 AM")
{
    const QByteArray header = "\"TimeGenerated [UTC]\",OperationNameValue,ActivityStatusValue,Caller,CorrelationId,"
                              "EventDataId,_ResourceId,SubscriptionId\n";
    return header + "\"" + time + "\",MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE,Success," + caller +
           ",aaaaaaaa-0000-4000-8000-000000000001,bbbbbbbb-0000-4000-8000-000000000001,"
           "/subscriptions/00000000-1111-2222-3333-444444444444/resourcegroups/rg/providers/microsoft.compute/"
           "virtualmachines/vm1,00000000-1111-2222-3333-444444444444\n";
}

QByteArray activityOfTable()
{
    return activity("Succeeded", "bbbbbbbb-0000-4000-8000-000000000001").replace("03-05T10", "03-25T10");
}

Read read(const TestFolder &folder, unsigned jobs = 2)
{
    Read result = test::read(folder.path(), jobs);
    if (result->receipt.totals().events != result->events.size())
        qFatal("the account of all inputs is not of these events");
    return result;
}

QString inputOf(const Investigation &result, EventId event)
{
    const Input &input = result.receipt.inputs[result.events.locator(event).input];
    return QFileInfo(QString::fromStdString(input.path)).fileName();
}

QList<const Issue *> conflictsOf(const Investigation &result)
{
    QList<const Issue *> out;
    for (const Input &input : result.receipt.inputs)
        for (const Issue &issue : input.issues)
            if (issue.code == "conflicting-copies")
                out << &issue;
    return out;
}

// What an event says and is called, without where it was read.
QByteArray described(const Investigation &result, EventId event)
{
    QByteArray out = QByteArray::fromStdString(result.events.key(event) + ' ' + formatIso(result.events.time(event)));
    for (int column = 0; column < int(Column::Count); ++column)
        out += '|' + QByteArray::fromStdString(std::string(result.events.text(event, Column(column))));
    for (const Reference &reference : result.events.references(event))
        out += '|' + QByteArray::fromStdString(std::string(result.events.strings().view(reference.value)));
    return out;
}

QList<QByteArray> allDescribed(const Investigation &result)
{
    QList<QByteArray> out;
    for (std::uint32_t id = 0; id < result.events.size(); ++id)
        out << described(result, EventId(id));
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

class IdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void copiesInAnyTwoShapesAreOneEvent_data();
    void copiesInAnyTwoShapesAreOneEvent();
    void g5AConsoleTableIsACopy_data();
    void g5AConsoleTableIsACopy();
    void g5AllCopiesOfOneEventAreListed();
    void theFullestCopyLeads_data();
    void theFullestCopyLeads();
    void g1TheSameSetTwiceCountsTheSame();
    void tamperedCopiesAreBothKept_data();
    void tamperedCopiesAreBothKept();
    void g2NamesOfConflictingCopiesDoNotDependOnTheOrderOfFiles();
    void g3EventsThatShareASharedEventIdStayTwo();
    void g4RecordsWithoutAnIdRepeatWithinOneFileAlone();
    void g6CorrelationIsNoIdentity();
    void g6TheIdBeforeTicksIsTheEventDataId();
    void g7FilesWithoutEventsStayOutOfTheEvents();
    void g8FindingCopiesTakesAtMost24BytesAnEvent();
    void g9CanonicalText_data();
    void g9CanonicalText();
    void g9DifferencesAreNamedByPath();
    void d23PathsOfOddKeysAreUnambiguous();
    void shuffledFilesGiveTheSameEventsAndKeys();
};

void IdentityTest::copiesInAnyTwoShapesAreOneEvent_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const QList<QPair<const char *, QByteArray>> shapes{{"S3", trail({launch()})},
                                                        {"lookup-events", lookup(launch())},
                                                        {"EventBridge", bridge(launch())},
                                                        {"one a line", launch() + "\n"},
                                                        {"other spacing and order", trail({respaced(launch())})}};
    for (const auto &[firstName, first] : shapes)
        for (const auto &[secondName, second] : shapes)
            QTest::addRow("G5 %s, then %s", firstName, secondName) << first << second;
}

void IdentityTest::copiesInAnyTwoShapesAreOneEvent()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    TestFolder folder;
    folder.write("a.json", first);
    folder.write("b.json", second);
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(int(result->receipt.totals().duplicates), 1);
    QCOMPARE(int(conflictsOf(*result).size()), 0);
    QCOMPARE(inputOf(*result, EventId(0)), QString("a.json"));
    QCOMPARE(result->events.copies(EventId(0)).size(), std::size_t{1});
    QCOMPARE(result->events.copies(EventId(0)).front().input, 1u);
    const auto raw = readRawRecord(result->receipt, result->events.copies(EventId(0)).front().place());
    QVERIFY(raw.has_value() && second.contains(QByteArray::fromStdString(*raw)));
}

void IdentityTest::g5AConsoleTableIsACopy_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::addColumn<bool>("tableFirst");
    const QList<QPair<const char *, QByteArray>> shapes{
        {"S3", trail({launch()})}, {"lookup-events", lookup(launch())}, {"EventBridge", bridge(launch())}};
    for (const auto &[name, content] : shapes)
        for (const bool first : {true, false})
            QTest::addRow("G5 console CSV %s %s", first ? "before" : "after", name) << content << first;
}

void IdentityTest::g5AConsoleTableIsACopy()
{
    QFETCH(QByteArray, whole);
    QFETCH(bool, tableFirst);
    TestFolder folder;
    folder.write(tableFirst ? "b.json" : "a.json", whole);
    folder.write(tableFirst ? "a.csv" : "b.csv", consoleTable());
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(inputOf(*result, EventId(0)), QString(tableFirst ? "b.json" : "a.json"));
    QCOMPARE(result->events.copies(EventId(0)).size(), std::size_t{1});
    QCOMPARE(int(conflictsOf(*result).size()), 0);
    QCOMPARE(result->findings.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(result->findings.front().instance), QByteArray("i-0a1b2c3d4e5f60001"));
    QCOMPARE(QByteArray::fromStdString(result->findings.front().actor),
             QByteArray("arn:aws:iam::111122223333:user/ops/dana"));
}

void IdentityTest::g5AllCopiesOfOneEventAreListed()
{
    TestFolder folder;
    folder.write("a.csv", consoleTable());
    folder.write("b.json", lookup(launch()));
    folder.write("c.json", trail({launch()}));
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(int(result->receipt.totals().duplicates), 2);
    QStringList places{inputOf(*result, EventId(0))};
    for (const FoldedCopy &copy : result->events.copies(EventId(0)))
        places << QFileInfo(QString::fromStdString(result->receipt.inputs[copy.input].path)).fileName();
    QCOMPARE(places, (QStringList{"b.json", "a.csv", "c.json"}));
    folder.write("d.csv", consoleTable("192.0.2.99"));
    const auto tampered = read(folder);
    QCOMPARE(tampered->events.size(), 2u);
    QCOMPARE(int(conflictsOf(*tampered).size()), 1);
}

void IdentityTest::theFullestCopyLeads_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("table");
    QTest::addRow("G5 the table is read first") << "b.json"
                                                << "a.csv";
    QTest::addRow("G5 the whole event is read first") << "a.json"
                                                      << "b.csv";
}

void IdentityTest::theFullestCopyLeads()
{
    QFETCH(QString, whole);
    QFETCH(QString, table);
    TestFolder folder;
    folder.write(whole.toLatin1(), "[" + activityOfTable() + "]");
    folder.write(table.toLatin1(), activityTable());
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(inputOf(*result, EventId(0)), whole);
    QCOMPARE(result->events.copies(EventId(0)).size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(formatIso(result->events.time(EventId(0)))),
             QByteArray("2025-03-25T10:00:03.1234567Z"));
    QCOMPARE(int(conflictsOf(*result).size()), 0);
}

void IdentityTest::g1TheSameSetTwiceCountsTheSame()
{
    const auto fill = [](TestFolder &folder, const QByteArray &prefix) {
        folder.write(prefix + "1.json", trail({launch(), launch("t3.large", "3f8a2c1e-0000-4000-8000-0000000000a2")}));
        folder.write(prefix + "2.json", lookup(launch()));
        folder.write(prefix + "3.json", "[" + activityOfTable() + "]");
        folder.write(prefix + "4.csv", activityTable());
    };
    TestFolder once;
    fill(once, "a");
    TestFolder twice;
    fill(twice, "a");
    fill(twice, "b");
    const auto first = read(once);
    const auto second = read(twice);
    QCOMPARE(first->events.size(), 3u);
    QCOMPARE(allDescribed(*second), allDescribed(*first));
    QCOMPARE(second->findings.size(), first->findings.size());
    // Every place but the leading one is listed.
    std::size_t places = 0;
    for (std::uint32_t id = 0; id < second->events.size(); ++id)
        places += 1 + second->events.copies(EventId(id)).size();
    QCOMPARE(places, std::size_t{10});
}

void IdentityTest::tamperedCopiesAreBothKept_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("said");
    QTest::addRow("G2 two trail files") << trail({launch()}) << trail({launch("p3.8xlarge")})
                                        << QByteArray("requestParameters.instanceType: \"t3.micro\" there, "
                                                      "\"p3.8xlarge\" here");
    QTest::addRow("G2 trail and lookup-events")
        << trail({launch()}) << lookup(launch().replace("192.0.2.10", "192.0.2.99"))
        << QByteArray("sourceIPAddress: \"192.0.2.10\" there, \"192.0.2.99\" here");
    QTest::addRow("G2 a member was taken out")
        << trail({launch()}) << bridge(launch().replace(R"("userAgent":"aws-cli/2.15",)", ""))
        << QByteArray("userAgent: \"aws-cli/2.15\" there, nothing here");
    QTest::addRow("G2 table of another caller")
        << "[" + activityOfTable() + "]" << activityTable("mallory@example.com")
        << QByteArray("caller: lee@example.com there, mallory@example.com here");
    QTest::addRow("G2 table of another time")
        << "[" + activityOfTable() + "]" << activityTable("lee@example.com", "3/25/2025, 10:00:05.123 AM")
        << QByteArray("time: 2025-03-25T10:00:03.1234567Z there, 2025-03-25T10:00:05.123Z here");
}

void IdentityTest::tamperedCopiesAreBothKept()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, said);
    TestFolder folder;
    folder.write("a.log", first);
    folder.write("b.log", second);
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 2u);
    const auto conflicts = conflictsOf(*result);
    QCOMPARE(int(conflicts.size()), 1);
    QVERIFY2(QByteArray::fromStdString(conflicts.front()->detail).contains(said), conflicts.front()->detail.c_str());
    QCOMPARE(result->events.conflicting(EventId(0)), std::vector<EventId>{EventId(1)});
    QCOMPARE(result->events.conflicting(EventId(1)), std::vector<EventId>{EventId(0)});
}

void IdentityTest::g2NamesOfConflictingCopiesDoNotDependOnTheOrderOfFiles()
{
    TestFolder one;
    one.write("a.json", trail({launch()}));
    one.write("b.json", lookup(launch("p3.8xlarge")));
    one.write("c.json", trail({launch("p3.8xlarge")}));
    TestFolder other;
    other.write("a.json", trail({launch("p3.8xlarge")}));
    other.write("b.json", trail({launch()}));
    other.write("c.json", lookup(launch("p3.8xlarge")));
    const auto first = read(one);
    const auto second = read(other);
    QCOMPARE(first->events.size(), 2u);
    QCOMPARE(int(first->receipt.totals().duplicates), 1);
    const auto typesByKey = [](const Investigation &result) {
        QMap<QByteArray, bool> out;
        for (std::uint32_t id = 0; id < result.events.size(); ++id) {
            const auto raw = readRawRecord(result.receipt, result.events.locator(EventId(id)));
            out[QByteArray::fromStdString(result.events.key(EventId(id)))] =
                QByteArray::fromStdString(*raw).contains("p3.8xlarge");
        }
        return out;
    };
    QCOMPARE(typesByKey(*second), typesByKey(*first));
}

void IdentityTest::g3EventsThatShareASharedEventIdStayTwo()
{
    const QByteArray shared = R"("sharedEventID":"dddddddd-0000-4000-8000-000000000001","eventID")";
    TestFolder folder;
    folder.write("a.json", trail({launch().replace("\"eventID\"", shared)}));
    folder.write("b.json",
                 trail({launch("t3.micro", "3f8a2c1e-0000-4000-8000-0000000000a2").replace("\"eventID\"", shared)}));
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(int(result->receipt.totals().duplicates), 0);
}

void IdentityTest::g4RecordsWithoutAnIdRepeatWithinOneFileAlone()
{
    const QByteArray bare = launch().replace(R"("eventID":"3f8a2c1e-0000-4000-8000-0000000000a1",)", "");
    TestFolder folder;
    folder.write("a.json", trail({bare, respaced(bare)}));
    folder.write("b.json", bridge(bare)); // the same event in another wrapping
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(int(result->receipt.inputs[0].counts.events), 2);
    QCOMPARE(int(result->receipt.inputs[1].counts.duplicates), 1);
    QCOMPARE(QByteArray::fromStdString(result->receipt.inputs[0].issues.front().code), QByteArray("repeated"));
    const QByteArray key = QByteArray::fromStdString(result->events.key(EventId(0)));
    QVERIFY(key.startsWith("h:"));
    QCOMPARE(QByteArray::fromStdString(result->events.key(EventId(1))), key + ":2");
}

void IdentityTest::g6CorrelationIsNoIdentity()
{
    TestFolder folder;
    folder.write("a.json", "[" + activity("Started", "bbbbbbbb-0000-4000-8000-000000000001") + "," +
                               activity("Succeeded", "bbbbbbbb-0000-4000-8000-000000000002") + "]");
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(QByteArray::fromStdString(result->events.key(EventId(0))),
             QByteArray("az:bbbbbbbb-0000-4000-8000-000000000001"));
    QCOMPARE(result->findings.size(), std::size_t{1}); // one operation
}

void IdentityTest::g6TheIdBeforeTicksIsTheEventDataId()
{
    TestFolder folder;
    folder.write("a.json", "[" + activity("Succeeded", "BBBBBBBB-0000-4000-8000-000000000001", "id") + "]");
    const auto result = read(folder);
    QCOMPARE(QByteArray::fromStdString(result->events.key(EventId(0))),
             QByteArray("az:bbbbbbbb-0000-4000-8000-000000000001"));
}

void IdentityTest::g7FilesWithoutEventsStayOutOfTheEvents()
{
    TestFolder folder;
    folder.write("a.json", trail({launch()}));
    folder.write("b_CloudTrail-Digest.json",
                 R"({"awsAccountId":"111122223333","digestStartTime":"2025-03-04T02:00:00Z",)"
                 R"("digestEndTime":"2025-03-04T03:00:00Z","digestS3Bucket":"b","digestS3Object":"o","logFiles":[]})");
    folder.write("c_Insight.json",
                 R"({"Records":[{"eventVersion":"1.08","eventTime":"2025-03-04T02:26:05Z","eventID":"a",)"
                 R"("eventType":"AwsCloudTrailInsight","insightDetails":{"eventSource":"ec2.amazonaws.com",)"
                 R"("eventName":"RunInstances"},"eventCategory":"Insight"}]})");
    folder.write("d_Config.json",
                 R"({"fileVersion":"1.0","configSnapshotId":"a","configurationItems":[{"resourceId":"i-1"}]})");
    folder.write("e_vpcflowlogs.log",
                 "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets "
                 "bytes start end action log-status\n2 111122223333 eni-0a1b 192.0.2.1 192.0.2.2 "
                 "443 49152 6 10 840 1741055161 1741055221 ACCEPT OK\n");
    const auto result = read(folder);
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(result->findings.size(), std::size_t{1});
    QStringList said;
    for (const Input &input : result->receipt.inputs)
        said << QString::fromStdString(std::string(stateId(input.state)) + ' ' +
                                       (input.issues.empty() ? "" : input.issues.front().code));
    QCOMPARE(said, (QStringList{"complete ", "set-aside cloudtrail-digest", "set-aside cloudtrail-insight",
                                "set-aside aws-config", "set-aside vpc-flow-log"}));
    QVERIFY(result->receipt.digests.has_value()); // the digest is used, for what it says of log files
    QCOMPARE(result->receipt.exitStatus(), 0);
}

// INTERLOPER_EVENTS=10000000 is the count that RELIABILITY.md gives. Work is counted: how often a key is compared.
void IdentityTest::g8FindingCopiesTakesAtMost24BytesAnEvent()
{
    constexpr std::size_t kContentHash = 8; // kept beside the table
    const int wanted = qEnvironmentVariableIntValue("INTERLOPER_EVENTS");
    const std::uint32_t events = wanted > 0 ? std::uint32_t(wanted) : 400'000;
    std::vector<std::uint64_t> hashes(events);
    std::size_t compared = 0;
    std::mt19937_64 random(7); // NOLINT: a fixed seed, so that every run is the same
    for (std::uint64_t &hash : hashes)
        hash = random();
    KeyTable table;
    for (std::uint32_t event = 0; event < events; ++event) {
        const auto same = [&](std::uint32_t known) {
            ++compared;
            return hashes[known] == hashes[event];
        };
        QVERIFY(table.find(hashes[event], event, same) == event);
        if (event > 10'000)
            QVERIFY(table.memory() + kContentHash * event <= std::size_t{24} * event);
    }
    QVERIFY2(compared < events / 100, qPrintable(QString::number(compared)));
    for (std::uint32_t event = 0; event < events; event += 97)
        QCOMPARE(table.find(hashes[event], events, [&](std::uint32_t known) { return hashes[known] == hashes[event]; }),
                 event);
    if (wanted > 0)
        qInfo("%u events, %zu comparisons, %.1f bytes an event", events, compared,
              double(table.memory()) / events + kContentHash);
}

void IdentityTest::g9CanonicalText_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("canonical");
    QTest::addRow("G9 order of keys and spacing") << QByteArray(R"({ "b" : [ 1 , {"d":null, "c":true} ], "a":"x" })")
                                                  << QByteArray(R"({"a":"x","b":[1,{"c":true,"d":null}]})");
    QTest::addRow("G9 numbers keep their text")
        << QByteArray(R"({"z":1.0,"y":-0.50e+2,"x":[1.00,100000000000000000]})")
        << QByteArray(R"({"x":[1.00,100000000000000000],"y":-0.50e+2,"z":1.0})");
    QTest::addRow("G9 figures in strings are no numbers")
        << QByteArray(R"({"b":"1.0 \" 2","a":3.0})") << QByteArray(R"({"a":3.0,"b":"1.0 \" 2"})");
    QTest::addRow("G9 escapes are read") << QByteArray(R"({"\u0061":"\u0062\/"})") << QByteArray(R"({"a":"b/"})");
    QTest::addRow("G9 duplicate keys keep their order")
        << QByteArray(R"({"b":1,"a":2,"a":1})") << QByteArray(R"({"a":2,"a":1,"b":1})");
    QTest::addRow("G9 no JSON stays as it is") << QByteArray("{nonsense") << QByteArray("{nonsense");
}

void IdentityTest::g9CanonicalText()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, canonical);
    QCOMPARE(QByteArray::fromStdString(canonicalJson(record.toStdString())), canonical);
}

void IdentityTest::g9DifferencesAreNamedByPath()
{
    const auto found =
        contentDifferences(R"({"a":1,"b":[1,{"c":"x"}],"d":0})", R"({"b":[1,{"c":"y"},3],"d":0,"e":2})", 9);
    QStringList words;
    for (const ContentDifference &each : found)
        words << QString::fromStdString(each.path + ' ' + each.first + ' ' + each.second);
    QCOMPARE(words, (QStringList{"a 1 nothing", "b[1].c \"x\" \"y\"", "b[2] nothing 3", "e nothing 2"}));
    QVERIFY(contentDifferences("{}", "{}", 9).empty());
}

// No two places of a record have one path, whatever its keys are.
void IdentityTest::d23PathsOfOddKeysAreUnambiguous()
{
    const QByteArray longKey(65536, 'k');
    const QList<QPair<QByteArray, QByteArray>> cases{{R"({"a":{"b":%1}})", "a.b"},
                                                     {R"({"a.b":%1})", R"(["a.b"])"},
                                                     {R"({"a":[%1]})", "a[0]"},
                                                     {R"({"a[0]":%1})", R"(["a[0]"])"},
                                                     {R"({"a":{"0":%1}})", "a.0"},
                                                     {R"({"":%1})", R"([""])"},
                                                     {R"({"":{"":%1}})", R"([""][""])"},
                                                     {R"({"a":{"":%1}})", R"(a[""])"},
                                                     {R"({"a/b":%1})", "a/b"},
                                                     {R"({"[\"a\"]":%1})", R"(["[\"a\"]"])"},
                                                     {"{\"" + longKey + "\":%1}", longKey}};
    QSet<QByteArray> paths;
    for (const auto &[pattern, path] : cases) {
        QByteArray first = pattern;
        QByteArray second = pattern;
        const auto found =
            contentDifferences(first.replace("%1", "1").toStdString(), second.replace("%1", "2").toStdString(), 9);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(found.front().path), path);
        paths << path;
    }
    QCOMPARE(paths.size(), cases.size());
}

void IdentityTest::shuffledFilesGiveTheSameEventsAndKeys()
{
    QList<QByteArray> files;
    for (int i = 0; i < 8; ++i) {
        const QByteArray id = "3f8a2c1e-0000-4000-8000-0000000000b" + QByteArray::number(i);
        files << trail({launch("t3.micro", id), launch()}) << lookup(launch("t3.micro", id));
        if (i % 3 == 0)
            files << bridge(launch("p3.8xlarge", id)); // conflicting copies
    }
    files << "[" + activityOfTable() + "]" << activityTable() << activityTable("mallory@example.com");
    QList<QByteArray> expected;
    std::mt19937 random(11); // NOLINT: a fixed seed, so that every run is the same
    for (int round = 0; round < 12; ++round) {
        TestFolder folder;
        for (qsizetype i = 0; i < files.size(); ++i)
            folder.write(QString("%1.log").arg(i, 3, 10, QChar('0')).toLatin1(), files[i]);
        const auto result = read(folder, 1 + unsigned(round % 3));
        if (round == 0)
            expected = allDescribed(*result);
        QCOMPARE(allDescribed(*result), expected);
        std::shuffle(files.begin(), files.end(), random);
    }
    QCOMPARE(int(expected.size()), 9 + 3 + 2);
}

QTEST_APPLESS_MAIN(IdentityTest)
#include "tst_identity.moc"
