// What an AWS JSON record may be, beyond what CloudTrail's own files show: other envelopes, other types, values that
// are no values. Rows carry the ids of the fault catalogue.
#include "formats/other_shapes.h"
#include "investigate.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace interloper;

namespace {

// An event; `more` replaces or adds members, as JSON text that starts with a comma.
QByteArray eventText(const QByteArray &more = {}, const QByteArray &name = "\"RunInstances\"", int id = 1)
{
    return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/eve"},)"
           R"("eventTime":"2025-03-04T02:26:05Z","eventSource":"ec2.amazonaws.com","awsRegion":"us-east-1",)"
           R"("eventID":"11111111-2222-4333-8444-00000000000)" +
           QByteArray::number(id) + R"(","eventName":)" + name + more + "}";
}

const QByteArray kAnswer = R"(,"responseElements":{"instancesSet":{"items":[{"instanceId":"i-0a1b2c3d4e5f60718"}]}})";

class Reading
{
public:
    explicit Reading(const QByteArray &content, const QString &name = QStringLiteral("a.json"))
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a fixture");
        file.close();
        InvestigateOptions options;
        options.paths = {path.toStdString()};
        NoProgress progress;
        result = investigate(options, progress).value();
        if (!input().counts.balanced() || !result->receipt.totals().balanced() ||
            input().counts.bytes != std::uint64_t(content.size()))
            qFatal("the account does not balance");
    }

    const Input &input() const { return result->receipt.inputs.front(); }
    QByteArray state() const { return QByteArray::fromStdString(std::string(stateId(input().state))); }
    int events() const { return int(result->events.size()); }

    QByteArrayList codes() const
    {
        QByteArrayList out;
        for (const Issue &issue : input().issues)
            out << QByteArray::fromStdString(issue.code);
        return out;
    }

    QByteArray text(Column column, std::uint32_t row = 0) const
    {
        const std::string_view text = result->events.text(EventId(row), column);
        return QByteArray(text.data(), qsizetype(text.size()));
    }

    std::shared_ptr<const Investigation> result;

private:
    QTemporaryDir m_folder;
};

} // namespace

class JsonRecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void envelopes_data();
    void envelopes();
    void types_data();
    void types();
    void d18BrokenTextInsideAnEventKeepsTheOuterFields();
    void d18OddTextInsideAnEventIsMended();
    void d20NewerVersionsAreReadAndSaid();
    void spellingsOfKeys_data();
    void spellingsOfKeys();
    void removedValuesAreNoValues_data();
    void removedValuesAreNoValues();
    void shapesAreSetAside_data();
    void shapesAreSetAside();
    void shapesAreNamedOnce();
    void unknownJsonStaysUnknown();
};

void JsonRecordsTest::envelopes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const QByteArray &content, int events, const char *state, const char *code) {
        QTest::addRow("%s", name) << content << events << QByteArray(state) << QByteArray(code);
    };
    const QByteArray two = eventText() + "," + eventText({}, "\"StopInstances\"", 2);
    row("D17 Records null is named", R"({"Records":null})", 0, "complete-with-rejects", "not-an-event");
    row("D17 Records is an object", "{\"Records\":" + eventText() + "}", 1, "complete", "");
    row("D17 Records is missing", R"({"NextToken":"abc"})", 0, "set-aside", "unknown-shape");
    row("D17 Records is empty", R"({"Records":[]})", 0, "complete", "");
    row("D17 Records holds no objects", R"({"Records":[1,"two",null]})", 0, "complete-with-rejects", "not-json");
    row("D17 records in lower case", "{\"records\":[" + two + "]}", 2, "complete", "");
    row("D17 other members around Records", R"({"a":[1,2],"Records":[)" + two + R"(],"b":{"c":[{}]}})", 2, "complete",
        "");
    row("D17 bare array", "[" + two + "]", 2, "complete", "");
    row("D17 single object", eventText(), 1, "complete", "");
    row("D17 nested under another key is named", "{\"logs\":{\"Records\":[" + two + "]}}", 0, "set-aside",
        "unknown-shape");
}

void JsonRecordsTest::envelopes()
{
    QFETCH(QByteArray, content);
    QFETCH(int, events);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, code);
    const Reading reading(content);
    QCOMPARE(reading.events(), events);
    QCOMPARE(reading.state(), state);
    if (code.isEmpty())
        QCOMPARE(reading.codes(), QByteArrayList());
    else
        QVERIFY2(reading.codes().contains(code), reading.codes().join(' ').constData());
}

void JsonRecordsTest::types_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("account");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *more, const char *account, const char *address,
                        const char *error) {
        QTest::addRow("%s", name) << QByteArray(more) << QByteArray(account) << QByteArray(address)
                                  << QByteArray(error);
    };
    row("D7 account as a number", R"(,"recipientAccountId":111122223333)", "111122223333", "", "");
    row("D7 account with a leading zero as text", R"(,"recipientAccountId":"012345678901")", "012345678901", "", "");
    row("D7 account with a leading zero as a number", R"(,"recipientAccountId":012345678901)", "012345678901", "", "");
    row("D7 number above 2^53", R"(,"recipientAccountId":9007199254740993)", "9007199254740993", "", "");
    row("D7 number above 2^64", R"(,"recipientAccountId":123456789012345678901)", "123456789012345678901", "", "");
    row("D19 address in a list", R"(,"sourceIPAddress":["198.51.100.7"])", "", "198.51.100.7", "");
    row("D19 address is null", R"(,"sourceIPAddress":null)", "", "", "");
    row("D19 address is an object", R"(,"sourceIPAddress":{"ip":"198.51.100.7"})", "", "", "");
    row("D19 error is a number", R"(,"errorCode":403)", "", "", "403");
    row("D19 error is the text None", R"(,"errorCode":"None")", "", "", "");
    row("D19 error is empty", R"(,"errorCode":"")", "", "", "");
    row("D19 request is a text", R"(,"requestParameters":"not an object","responseElements":7)", "", "", "");
}

void JsonRecordsTest::types()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, account);
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, error);
    const Reading reading("{\"Records\":[" + eventText(more) + "," + eventText({}, "\"StopInstances\"", 2) + "]}");
    QCOMPARE(reading.events(), 2);
    QCOMPARE(reading.text(Column::Account), account);
    QCOMPARE(reading.text(Column::Address), address);
    QCOMPARE(reading.text(Column::Error), error);
}

void JsonRecordsTest::d18BrokenTextInsideAnEventKeepsTheOuterFields()
{
    const QByteArray outer = R"({"EventId":"11111111-2222-4333-8444-000000000001","EventName":"RunInstances",)"
                             R"("EventTime":1741055165.0,"EventSource":"ec2.amazonaws.com","Username":"eve",)"
                             R"("CloudTrailEvent":"{\"eventVersion\":\"1.09\",\"eventName\":\"RunInst"})";
    const QByteArray content = "{\"Events\":[\n" + outer + "]}";
    const Reading reading(content);
    QCOMPARE(reading.events(), 1);
    QCOMPARE(reading.text(Column::Operation), QByteArray("RunInstances"));
    QCOMPARE(reading.text(Column::Actor), QByteArray("eve"));
    QCOMPARE(QByteArray::fromStdString(formatIso(reading.result->events.time(EventId(0)))).left(19),
             QByteArray("2025-03-04T02:26:05"));
    QCOMPARE(reading.codes(), (QByteArrayList{"bad-inner-json", "epoch-time"}));
    QCOMPARE(qint64(reading.input().issues.front().offset), qint64(content.indexOf(outer)));
    const auto raw = readRawRecord(reading.result->receipt, reading.result->events.locator(EventId(0)));
    QCOMPARE(QByteArray::fromStdString(raw.value()), outer);
}

void JsonRecordsTest::d18OddTextInsideAnEventIsMended()
{
    QByteArray inner = eventText(R"(,"userAgent":"\ud800")" + kAnswer);
    inner.replace('\\', "\\\\").replace('"', "\\\"");
    const Reading reading(R"({"Events":[{"EventId":"x","CloudTrailEvent":")" + inner + R"("}]})");
    QCOMPARE(reading.events(), 1);
    QCOMPARE(int(reading.result->findings.size()), 1);
    QCOMPARE(int(reading.input().counts.recovered), 1);
    QCOMPARE(reading.codes(), QByteArrayList{"recovered"});
}

void JsonRecordsTest::d20NewerVersionsAreReadAndSaid()
{
    QByteArray newer = eventText(R"(,"somethingNew":{"a":[1]})" + kAnswer).replace("1.09", "2.0");
    QByteArray second = eventText({}, "\"StopInstances\"", 2).replace("1.09", "2.1");
    const Reading reading("{\"Records\":[" + newer + "," + second + "]}");
    QCOMPARE(reading.events(), 2);
    QCOMPARE(int(reading.result->findings.size()), 1);
    QCOMPARE(reading.state(), QByteArray("complete"));
    QCOMPARE(reading.codes(), QByteArrayList{"newer-version"});
    QVERIFY(reading.input().issues.front().severity == Severity::Info);
    QVERIFY(reading.input().issues.front().detail.find("1 more") != std::string::npos);
    QCOMPARE(Reading(eventText(R"(,"somethingNew":1)").replace("1.09", "1.99")).codes(), QByteArrayList());
}

void JsonRecordsTest::spellingsOfKeys_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("agent");
    QTest::addColumn<QByteArrayList>("codes");
    QTest::addRow("D24 lower case") << QByteArray(R"(,"useragent":"tool")") << QByteArray("tool") << QByteArrayList();
    QTest::addRow("D24 upper case") << QByteArray(R"(,"UserAgent":"tool")") << QByteArray("tool") << QByteArrayList();
    QTest::addRow("D24 two spellings, two values") << QByteArray(R"(,"UserAgent":"other","userAgent":"exact")")
                                                   << QByteArray("exact") << QByteArrayList{"key-case"};
    QTest::addRow("D24 two spellings, one value")
        << QByteArray(R"(,"UserAgent":"same","userAgent":"same")") << QByteArray("same") << QByteArrayList();
    QTest::addRow("D24 another name is no spelling")
        << QByteArray(R"(,"user_agent":"tool")") << QByteArray() << QByteArrayList();
}

void JsonRecordsTest::spellingsOfKeys()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, agent);
    QFETCH(QByteArrayList, codes);
    const Reading reading(eventText(more));
    QCOMPARE(reading.events(), 1);
    QCOMPARE(reading.text(Column::Agent), agent);
    QCOMPARE(reading.codes(), codes);
}

void JsonRecordsTest::removedValuesAreNoValues_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("instance");
    QTest::addColumn<QByteArrayList>("codes");
    QTest::addRow("D25 an answer that was left out") << QByteArray(R"(,"responseElements":{"omitted":true})")
                                                     << QByteArray() << QByteArrayList{"removed-by-provider"};
    QTest::addRow("D25 an answer cut in the middle of its text")
        << QByteArray(R"(,"responseElements":"{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0a1b")") << QByteArray()
        << QByteArrayList();
    QTest::addRow("D25 a hidden id") << QByteArray(R"(,"responseElements":{"instancesSet":{"items":[{"instanceId":)"
                                                   R"("HIDDEN_DUE_TO_SECURITY_REASONS"}]}})")
                                     << QByteArray() << QByteArrayList();
    QTest::addRow("D25 a hidden address") << R"(,"sourceIPAddress":"HIDDEN_DUE_TO_SECURITY_REASONS")" + kAnswer
                                          << QByteArray("i-0a1b2c3d4e5f60718") << QByteArrayList();
    QTest::addRow("D25 a late correction") << R"(,"addendum":{"reason":"UPDATED_DATA","originalEventID":"x"})" + kAnswer
                                           << QByteArray("i-0a1b2c3d4e5f60718") << QByteArrayList{"late-correction"};
}

void JsonRecordsTest::removedValuesAreNoValues()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, instance);
    QFETCH(QByteArrayList, codes);
    const Reading reading(eventText(more));
    QCOMPARE(int(reading.result->findings.size()), 1);
    QCOMPARE(QByteArray::fromStdString(reading.result->findings.front().instance), instance);
    QCOMPARE(reading.text(Column::Address), QByteArray());
    QCOMPARE(reading.codes(), codes);
}

void JsonRecordsTest::shapesAreSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *id, const QByteArray &content) { QTest::addRow("%s", id) << content; };
    const QByteArray insight =
        R"({"eventVersion":"1.08","eventTime":"2025-03-04T02:26:05Z","eventID":"a","eventType":"AwsCloudTrailInsight",)"
        R"("insightDetails":{"eventSource":"ec2.amazonaws.com","eventName":"RunInstances"},"eventCategory":"Insight"})";
    row("cloudtrail-digest", R"({"awsAccountId":"111122223333","digestStartTime":"2025-03-04T02:00:00Z",)"
                             R"("digestS3Bucket":"b","logFiles":[{"s3Bucket":"b"}]})");
    row("cloudtrail-insight", "{\"Records\":[" + insight + "," + insight + "]}");
    row("lake-signature", R"({"version":"1.0","files":[],"hashSignature":"00","publicKeyFingerprint":"11"})");
    row("eventbridge-other", R"({"version":"0","detail-type":"EC2 Instance State-change Notification",)"
                             R"("source":"aws.ec2","detail":{"instance-id":"i-1","state":"pending"}})");
    row("aws-notification",
        R"({"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2025-03-04T02:26:05.000Z",)"
        R"("eventName":"ObjectCreated:Put","userIdentity":{"principalId":"A"},"s3":{"bucket":{"name":"b"}}}]})");
    row("ocsf-other", R"({"class_uid":4001,"class_name":"Network Activity","metadata":{},"time":1741055161000})");
    row("rule-catalogue",
        R"([{"eventName":"RunInstances","eventSource":"ec2.amazonaws.com","description":"makes one"}])");
    row("rule-catalogue", R"({"title":"Launch","logsource":{"product":"aws"},"detection":{"condition":"x"}})");
    row("vpc-flow-log", "2 111122223333 eni-0a1b 192.0.2.1 192.0.2.2 443 49152 6 10 840 1741055161 1741055221 ACCEPT "
                        "OK\n");
    row("nsg-flow-log", R"({"records":[{"time":"2025-03-04T02:26:05Z","category":"NetworkSecurityGroupFlowEvent",)"
                        R"("operationName":"NetworkSecurityGroupFlowEvents","properties":{"flows":[]}}]})");
    row("entra-log", R"({"time":"2025-03-04T02:26:05Z","category":"SignInLogs","operationName":"Sign-in activity"})");
    row("key-vault-log", R"({"records":[{"category":"AuditEvent","resourceId":"/SUBSCRIPTIONS/A/VAULTS/KV"}]})");
    row("azure-metrics", R"({"count":1,"total":2,"resourceId":"/A","metricName":"Percentage CPU","timeGrain":"PT1M"})");
    row("aws-config", R"({"fileVersion":"1.0","configSnapshotId":"a","configurationItems":[{"resourceId":"i-1"}]})");
    row("guardduty", R"({"schemaVersion":"2.0","accountId":"111122223333","arn":"a","service":{},"severity":5})");
    row("security-hub", R"({"Findings":[{"SchemaVersion":"2018-10-08","ProductArn":"a","AwsAccountId":"b"}]})");
    row("waf-log", R"({"timestamp":1,"webaclId":"a","terminatingRuleId":"b","httpRequest":{}})");
    row("office-365-audit", R"([{"CreationTime":"a","Operation":"b","Workload":"c","RecordType":8}])");
    row("google-audit", R"([{"protoPayload":{"methodName":"v1.compute.instances.insert"},"logName":"a"}])");
    row("aws-answer", R"({"Reservations":[{"Instances":[{"InstanceId":"i-1"}]}]})");
    row("iam-policy", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})");
    row("http-recording", R"({"version":1,"interactions":[{"request":{"uri":"a"},"response":{}}]})");
    row("rest-error", R"({"error":{"code":"AuthorizationFailed","message":"no"}})");
    row("rest-error", R"({"Code":"AccessDenied","Message":"no"})");
    row("own-findings", R"({"format":"interloper-findings/1","tool":{},"options":{},"receipt":{},"findings":[]})");
    row("own-findings", "key,time,provider,actor,sourceIp,instance,scope\naws:1/i-1,2025,aws,eve,192.0.2.1,i-1,x\n");
    row("own-case", QByteArray("SQLite format 3\0", 16) + QByteArray(52, '\0') + "ILP1" + QByteArray(40, '\0'));
    row("database", QByteArray("SQLite format 3\0", 16) + QByteArray(96, '\0'));
}

void JsonRecordsTest::shapesAreSetAside()
{
    QFETCH(QByteArray, content);
    const Reading reading(content);
    QCOMPARE(reading.codes().value(0), QByteArray(QTest::currentDataTag())); // a digest's own check may follow
    QCOMPARE(reading.state(), QByteArray("set-aside"));
    QVERIFY(reading.input().issues.front().severity == Severity::Info);
    QCOMPARE(qint64(reading.input().counts.bytesRejected), qint64(content.size()));
    QVERIFY(reading.input().format.empty());
    QVERIFY(!isProblem(reading.input()));
}

void JsonRecordsTest::shapesAreNamedOnce()
{
    QSet<QString> ids;
    for (const OtherShape &shape : otherShapes()) {
        const QString id = QString::fromUtf8(shape.id.data(), qsizetype(shape.id.size()));
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids << id;
        QVERIFY(findOtherShape(shape.id) == &shape);
        QVERIFY(!shape.reason.empty() && shape.reason.back() != '.');
    }
    QVERIFY(findOtherShape("unknown-shape") == nullptr);
}

void JsonRecordsTest::unknownJsonStaysUnknown()
{
    const Reading reading(R"([{"colour":"green","size":3}])");
    QCOMPARE(reading.codes(), QByteArrayList{"unknown-shape"});
    QVERIFY(isProblem(reading.input()));
}

QTEST_APPLESS_MAIN(JsonRecordsTest)
#include "tst_json_records.moc"
