// What counts as a new instance and as an attempt in AWS.
#include "support/detect_case.h"

using namespace interloper;
using namespace interloper::test;

class DetectTest : public QObject
{
    Q_OBJECT

private slots:
    void runInstances_data();
    void runInstances() { compareCase(); }
    void otherAwsApis_data();
    void otherAwsApis() { compareCase(); }
    void awsAttempts_data();
    void awsAttempts() { compareCase(); }
    void keysAreThoseOfTheContract_data();
    void keysAreThoseOfTheContract();
    void theTableKnowsWhyALaunchFailed_data();
    void theTableKnowsWhyALaunchFailed();
};

void DetectTest::runInstances_data()
{
    addCaseColumns();
    const QByteArray one = launched("[{\"instanceId\":\"i-1\"}]");
    addRow(
        "every item of the set is an instance, the query shows the first",
        {jsonList({awsEvent("e1", "RunInstances", launched("[{\"instanceId\":\"i-1\"},{\"instanceId\":\"i-2\"}]"))})},
        {"RunInstances i-1: created by launch-call of e1", "RunInstances i-2: created by launch-call of e1"},
        {"e1 i-1"});
    addRow("a list of one that was collapsed to an object",
           {jsonList({awsEvent("e1", "RunInstances", launched("{\"instanceId\":\"i-1\"}"))})},
           {"RunInstances i-1: created by launch-call of e1"}, {"e1 i-1"});
    addRow("a set under item, which the query does not look into",
           {jsonList({awsEvent("e1", "RunInstances",
                               "\"responseElements\":{\"instancesSet\":{\"item\":{\"instanceId\":\"i-1\"}}}")})},
           {"RunInstances i-1: created by launch-call of e1"}, {"e1 "});
    addRow("a launch whose response is gone is one instance without a name",
           {jsonList({awsEvent("e1", "RunInstances", "\"responseElements\":null")})},
           {"RunInstances : created by launch-call of e1"}, {"e1 "});
    addRow("without case and with blanks", {jsonList({awsEvent("e1", " runinstances ", one)})},
           {"runinstances i-1: created by launch-call of e1"}, {"e1 i-1"});
    addRow("the text None is no error", {jsonList({awsEvent("e1", "RunInstances", one + ",\"errorCode\":\"None\"")})},
           {"RunInstances i-1: created by launch-call of e1"}, {"e1 i-1"});
    addRow("copies that differ are an event each",
           {jsonList({awsEvent("e1", "RunInstances", one)}),
            jsonList({awsEvent("e1", "RunInstances", one + ",\"userAgent\":\"x\"")})},
           {"RunInstances i-1: created by launch-call of e1", "RunInstances i-1: created by launch-call of e1:2"},
           {"e1 i-1", "e1:2 i-1"});
    addRow(
        "a pseudonym that comes again is another instance",
        {jsonList({awsEvent("e1", "RunInstances", one), awsEvent("e2", "RunInstances", one, "2025-03-04T03:00:00Z")})},
        {"RunInstances i-1: created by launch-call of e2", "RunInstances i-1: created by launch-call of e1"},
        {"e2 i-1", "e1 i-1"});
    addRow(
        "starting, importing an image and replacing a root volume make no instance",
        {jsonList({awsEvent("e1", "StartInstances", one), awsEvent("e2", "ImportImage"),
                   awsEvent("e3", "CreateReplaceRootVolumeTask", "\"requestParameters\":{\"instanceId\":\"i-1\"}")})},
        {});
}

void DetectTest::otherAwsApis_data()
{
    addCaseColumns();
    const QByteArray two = fleet("[{\"instanceIds\":{\"item\":[\"i-1\",\"i-2\"]}}]");
    const char *later = "2025-03-04T02:26:09Z";
    addRow("an instant fleet names its instances", {jsonList({awsEvent("e1", "CreateFleet", two)})},
           {"CreateFleet i-1: created by launch-call of e1", "CreateFleet i-2: created by launch-call of e1"});
    addRow("a fleet of one, collapsed",
           {jsonList({awsEvent("e1", "CreateFleet", fleet("{\"instanceIds\":{\"item\":\"i-1\"}}"))})},
           {"CreateFleet i-1: created by launch-call of e1"});
    addRow("a fleet of one in the form with content",
           {jsonList(
               {awsEvent("e1", "CreateFleet", fleet("{\"instanceIds\":{\"item\":{\"tag\":1,\"content\":\"i-1\"}}}"))})},
           {"CreateFleet i-1: created by launch-call of e1"});
    addRow("a fleet without its wrapping",
           {jsonList(
               {awsEvent("e1", "CreateFleet",
                         "\"responseElements\":{\"fleetInstanceSet\":{\"items\":[{\"instanceIds\":{\"items\":[\"i-1\"]"
                         "}}]}}")})},
           {"CreateFleet i-1: created by launch-call of e1"});
    addRow("a fleet in the words of the API",
           {jsonList(
               {awsEvent("e1", "CreateFleet", "\"responseElements\":{\"Instances\":[{\"InstanceIds\":[\"i-1\"]}]}")})},
           {"CreateFleet i-1: created by launch-call of e1"});
    addRow("a fleet that names none only asks",
           {jsonList({awsEvent("e1", "CreateFleet",
                               "\"responseElements\":{\"CreateFleetResponse\":{\"fleetId\":\"fleet-1\"}}")})},
           {});
    addRow("a fleet's instance that RunInstances names too is counted once, in whichever file",
           {jsonList({awsEvent("e1", "CreateFleet", two)}),
            jsonList({awsEvent("e2", "RunInstances", launched("[{\"instanceId\":\"i-1\"}]"), later)})},
           {"RunInstances i-1: created by launch-call of e2", "CreateFleet i-2: created by launch-call of e1"},
           {"e2 i-1"});
    addRow("RunInstances stands where it is the earlier one, and where an export does not say the account",
           {jsonList({awsEvent("e1", "CreateFleet", fleet("{\"instanceIds\":{\"item\":\"i-1\"}}"), later),
                      awsEvent("e2", "RunInstances",
                               launched("[{\"instanceId\":\"i-1\"}]") + ",\"recipientAccountId\":\"\"")})},
           {"RunInstances i-1: created by launch-call of e2"}, {"e2 i-1"});
    addRow(
        "an account without the zero in front is the same account",
        {jsonList({awsEvent("e1", "CreateFleet",
                            fleet("{\"instanceIds\":{\"item\":\"i-1\"}}") + ",\"recipientAccountId\":\"11122223333\""),
                   awsEvent("e2", "RunInstances",
                            launched("[{\"instanceId\":\"i-1\"}]") + ",\"recipientAccountId\":\"011122223333\"")})},
        {"RunInstances i-1: created by launch-call of e2"}, {"e2 i-1"});
    addRow(
        "another account's instance of that name is another instance",
        {jsonList({awsEvent("e1", "CreateFleet",
                            fleet("{\"instanceIds\":{\"item\":\"i-1\"}}") + ",\"recipientAccountId\":\"444455556666\""),
                   awsEvent("e2", "RunInstances", launched("[{\"instanceId\":\"i-1\"}]"))})},
        {"CreateFleet i-1: created by launch-call of e1", "RunInstances i-1: created by launch-call of e2"},
        {"e2 i-1"});
    addRow("a RunInstances that failed takes nothing away",
           {jsonList({awsEvent("e1", "CreateFleet", fleet("{\"instanceIds\":{\"item\":\"i-1\"}}")),
                      awsEvent("e2", "RunInstances", "\"errorCode\":\"Client.VcpuLimitExceeded\"", later)})},
           {"CreateFleet i-1: created by launch-call of e1"}, {},
           {"RunInstances quota Client.VcpuLimitExceeded asked 0, tries 1: e2"});
    addRow("a game fleet is no fleet of EC2",
           {jsonList({awsEvent("e1", "CreateFleet", two, later, "gamelift.amazonaws.com")})}, {});
    addRow(
        "requests for spot instances ask, RunInstances makes",
        {jsonList({awsEvent("e1", "RequestSpotInstances",
                            "\"responseElements\":{\"spotInstanceRequestSet\":{\"items\":[{\"spotInstanceRequestId\":"
                            "\"sir-1\"}]}}"),
                   awsEvent("e2", "RequestSpotFleet",
                            "\"responseElements\":{\"RequestSpotFleetResponse\":{\"spotFleetRequestId\":\"sfr-1\"}}"),
                   awsEvent("e3", "RunInstances", launched("[{\"instanceId\":\"i-1\"}]"), later)})},
        {"RunInstances i-1: created by launch-call of e3"}, {"e3 i-1"});
    addRow(
        "scheduled instances",
        {jsonList(
            {awsEvent("e1", "RunScheduledInstances",
                      "\"responseElements\":{\"RunScheduledInstancesResponse\":{\"instanceIdSet\":{\"item\":\"i-1\"}}"
                      "}"),
             awsEvent("e2", "RunScheduledInstances",
                      "\"responseElements\":{\"instanceIdSet\":{\"items\":[\"i-2\",\"i-3\"]}}", later)})},
        {"RunScheduledInstances i-2: created by launch-call of e2",
         "RunScheduledInstances i-3: created by launch-call of e2",
         "RunScheduledInstances i-1: created by launch-call of e1"});
    addRow("an imported instance",
           {jsonList(
               {awsEvent("e1", "ImportInstance",
                         "\"responseElements\":{\"conversionTask\":{\"importInstance\":{\"instanceId\":\"i-1\"}}}")})},
           {"ImportInstance i-1: created by launch-call of e1"});
    const char *lightsail = "lightsail.amazonaws.com";
    const QByteArray names = "\"requestParameters\":{\"instanceNames\":[\"web-1\",\"web-2\"]}";
    addRow(
        "Lightsail, by the operations of the response",
        {jsonList(
            {awsEvent("e1", "CreateInstances",
                      names + ",\"responseElements\":{\"operations\":[{\"resourceName\":\"web-1\"},{\"resourceName\":"
                              "\"web-2\"}]}",
                      later, lightsail)})},
        {"CreateInstances web-1: created by launch-call of e1", "CreateInstances web-2: created by launch-call of e1"});
    addRow("Lightsail, by the names that were asked for; a name that comes again is another instance",
           {jsonList({awsEvent("e1", "CreateInstancesFromSnapshot", names, later, lightsail),
                      awsEvent("e2", "CreateInstances", "\"requestParameters\":{\"instanceNames\":\"web-1\"}",
                               "2025-03-05T02:26:09Z", lightsail)})},
           {"CreateInstances web-1: created by launch-call of e2",
            "CreateInstancesFromSnapshot web-1: created by launch-call of e1",
            "CreateInstancesFromSnapshot web-2: created by launch-call of e1"});
    addRow("Lightsail without a name is one instance",
           {jsonList({awsEvent("e1", "CreateInstances", {}, later, lightsail)})},
           {"CreateInstances : created by launch-call of e1"});
    addRow("names of Lightsail and ids of EC2 never meet",
           {jsonList({awsEvent("e1", "CreateInstances", "\"requestParameters\":{\"instanceNames\":[\"i-1\"]}", later,
                               lightsail),
                      awsEvent("e2", "RunInstances", launched("[{\"instanceId\":\"i-1\"}]"))})},
           {"CreateInstances i-1: created by launch-call of e1", "RunInstances i-1: created by launch-call of e2"},
           {"e2 i-1"});
}

void DetectTest::awsAttempts_data()
{
    addCaseColumns();
    const auto failed = [](const char *id, const char *code, const char *time, const char *name = "RunInstances",
                           const QByteArray &request = "\"instancesSet\":{\"items\":[{\"maxCount\":10}]}") {
        return awsEvent(id, name, QByteArray("\"errorCode\":\"") + code + "\",\"requestParameters\":{" + request + "}",
                        time);
    };
    addRow("tries within a minute of each other are one attempt",
           {jsonList({failed("e3", "Client.InvalidParameterValue", "2025-03-04T02:01:50Z"),
                      failed("e1", "Client.InvalidParameterValue", "2025-03-04T02:00:00Z"),
                      failed("e2", "Client.InvalidParameterValue", "2025-03-04T02:01:00Z"),
                      failed("e4", "Client.InvalidParameterValue", "2025-03-04T02:02:51Z")})},
           {}, {},
           {"RunInstances bad-parameter Client.InvalidParameterValue asked 10, tries 1: e4",
            "RunInstances bad-parameter Client.InvalidParameterValue asked 10, tries 3: e1+e2+e3"});
    addRow("another error or another request is another attempt",
           {jsonList({failed("e1", "Client.UnauthorizedOperation", "2025-03-04T02:00:00Z"),
                      failed("e2", "Client.DryRunOperation", "2025-03-04T02:00:01Z"),
                      failed("e3", "Server.InsufficientInstanceCapacity", "2025-03-04T02:00:02Z"),
                      failed("e4", "Server.InsufficientInstanceCapacity", "2025-03-04T02:00:03Z", "RunInstances",
                             "\"instanceType\":\"p2.xlarge\",\"instancesSet\":{\"items\":{\"maxCount\":\"10\"}}")})},
           {}, {},
           {"RunInstances capacity Server.InsufficientInstanceCapacity asked 10, tries 1: e4",
            "RunInstances capacity Server.InsufficientInstanceCapacity asked 10, tries 1: e3",
            "RunInstances dry-run Client.DryRunOperation asked 10, tries 1: e2",
            "RunInstances denied Client.UnauthorizedOperation asked 10, tries 1: e1"});
    addRow(
        "a call that failed is an attempt whatever the API",
        {jsonList(
            {failed("e1", "Client.UnauthorizedOperation", "2025-03-04T02:00:00Z", "CreateFleet",
                    "\"CreateFleetRequest\":{\"TargetCapacitySpecification\":{\"TotalTargetCapacity\":5}}"),
             failed("e2", "Client.MaxSpotInstanceCountExceeded", "2025-03-04T02:00:01Z", "RequestSpotInstances",
                    "\"instanceCount\":4"),
             failed("e3", "Client.InvalidParameter", "2025-03-04T02:00:02Z", "ImportInstance", ""),
             awsEvent("e4", "CreateInstances",
                      "\"errorCode\":\"AccessDeniedException\",\"requestParameters\":{\"instanceNames\":[\"a\",\"b\"]"
                      "}",
                      "2025-03-04T02:00:03Z", "lightsail.amazonaws.com")})},
        {}, {},
        {"CreateInstances denied AccessDeniedException asked 2, tries 1: e4",
         "ImportInstance bad-parameter Client.InvalidParameter asked 0, tries 1: e3",
         "RequestSpotInstances quota Client.MaxSpotInstanceCountExceeded asked 4, tries 1: e2",
         "CreateFleet denied Client.UnauthorizedOperation asked 5, tries 1: e1"});
    addRow("a start that failed is no launch",
           {jsonList({failed("e1", "Client.UnauthorizedOperation", "2025-03-04T02:00:00Z", "StartInstances")})}, {});
    addRow("tries without a time stay apart",
           {jsonList({failed("e1", "Client.Blocked", ""), failed("e2", "Client.Blocked", "")})}, {}, {},
           {"RunInstances denied Client.Blocked asked 10, tries 1: e1",
            "RunInstances denied Client.Blocked asked 10, tries 1: e2"});
}

void DetectTest::keysAreThoseOfTheContract_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("seedKey");
    const QByteArray machine = QByteArray(kMachine).toLower();
    QTest::newRow("an instance") << jsonList({awsEvent("E1", "RunInstances", launched("{\"instanceId\":\"i-1\"}"))})
                                 << "aws:e1/i-1"
                                 << "aws:e1/i-1";
    QTest::newRow("no name") << jsonList({awsEvent("e1", "RunInstances")}) << "aws:e1/-1"
                             << "aws:e1/-1";
    QTest::newRow("another API") << jsonList(
                                        {awsEvent("e1", "CreateFleet", fleet("{\"instanceIds\":{\"item\":\"i-1\"}}"))})
                                 << "aws:e1/i-1"
                                 << "";
    QTest::newRow("Azure") << azureFile({{"a1", "Succeeded", "2025-03-05T10:00:00Z", "", "", kMachine, "C1"}}).front()
                           << "az:c1/" + QString(machine) << "az:c1/" + QString(machine) + "@az:a1";
    QTest::newRow("Azure without a correlation id")
        << azureFile({{"a1", "Succeeded", "2025-03-05T10:00:00Z", "", "", kMachine, ""}}).front() << "az:a1"
        << "az:a1@az:a1";
}

void DetectTest::keysAreThoseOfTheContract()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, key);
    QFETCH(QString, seedKey);
    const auto result = readFiles({file});
    QCOMPARE(result->findings.size(), std::size_t{1});
    QCOMPARE(textOf(result->findings.front().key), key);
    QCOMPARE(result->seedRows.empty() ? QString() : textOf(result->seedRows.front().finding.key), seedKey);
    QVERIFY(result->seedRows.empty() || textOf(result->seedRows.front().findingKey) == key);
}

void DetectTest::theTableKnowsWhyALaunchFailed_data()
{
    QTest::addColumn<int>("provider");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("why");
    const auto aws = [](const char *code, const char *why) {
        QTest::addRow("aws %s", code) << int(Provider::Aws) << code << why;
    };
    const auto azure = [](const char *code, const char *why) {
        QTest::addRow("azure %s", code) << int(Provider::Azure) << code << why;
    };
    aws("Client.UnauthorizedOperation", "denied");
    aws("client.unauthorizedoperation", "denied");
    aws("Client.AuthFailure.ServiceLinkedRoleCreationNotPermitted", "denied");
    aws("com.amazonaws.lightsail#AccessDeniedException", "denied");
    aws("Client.PendingVerification", "denied");
    aws("Client.DryRunOperation", "dry-run");
    aws("Client.VcpuLimitExceeded", "quota");
    aws("VcpuLimitExceeded", "quota");
    aws("Client.InstanceLimitExceeded", "quota");
    aws("Server.InsufficientInstanceCapacity", "capacity");
    aws("Client.InvalidAMIID.NotFound", "bad-parameter");
    aws("Client.InvalidAMIID.Malformed", "bad-parameter");
    aws("Client.InvalidParameterValue", "bad-parameter");
    aws("Client.RequestLimitExceeded", "other");
    aws("Server.InternalError", "other");
    aws("", "other");
    azure("AuthorizationFailed", "denied");
    azure("RequestDisallowedByPolicy", "denied");
    azure("OperationNotAllowed", "quota");
    azure("SkuNotAvailable", "capacity");
    azure("OverconstrainedZonalAllocationRequest", "capacity");
    azure("InvalidParameter", "bad-parameter");
    azure("NotFound", "bad-parameter");
    azure("Conflict", "other");
}

void DetectTest::theTableKnowsWhyALaunchFailed()
{
    QFETCH(int, provider);
    QFETCH(QString, code);
    QFETCH(QString, why);
    QCOMPARE(textOf(errorClassId(errorClassOf(static_cast<Provider>(provider), code.toStdString()))), why);
}

QTEST_APPLESS_MAIN(DetectTest)
#include "tst_detect.moc"
