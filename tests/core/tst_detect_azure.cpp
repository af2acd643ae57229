// How the rows of an Azure write fold, what its outcome rests on, and which writes are attempts.
#include "detect/detect.h"
#include "detect/launch_operations.h"
#include "events/event_batch.h"
#include "support/detect_case.h"

using namespace interloper;
using namespace interloper::test;

class DetectAzureTest : public QObject
{
    Q_OBJECT

private slots:
    void folding_data();
    void folding() { compareCase(); }
    void outcome_data();
    void outcome() { compareCase(); }
    void attempts_data();
    void attempts() { compareCase(); }
    void anExportThatCannotTellSaysSo_data();
    void anExportThatCannotTellSaysSo();
};

void DetectAzureTest::folding_data()
{
    addCaseColumns();
    const char *second = "2025-03-05T10:00:02Z";
    const char *third = "2025-03-05T10:00:30Z";
    const QByteArray upper = QByteArray(kMachine).toUpper();
    addRow("three steps are one operation",
           azureFile({{"a1", "Started"}, {"a2", "Accepted", second, "Created"}, {"a3", "Succeeded", third}}),
           {"virtualMachines/write vm-1: created by sub-status of a2"}, {"a3 "});
    addRow("both families of words and both cases are one operation",
           azureFile(
               {{"a1", "Started"},
                {"a2", "Accepted", second, "Created"},
                {"a3", "Succeeded", third},
                {"b1", "Start", "2025-03-05T10:00:00Z", "", "", upper, "C1", "MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE"},
                {"b2", "Accept", second, "Created", "", upper, "C1", "MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE"},
                {"b3", "Success", third, "", "", upper, "C1", "MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE"}}),
           {"virtualMachines/write VM-1: created by sub-status of a2"}, {"a3 "});
    addRow("an operation that is told by the newer words alone is not what the query looks for",
           azureFile({{"b1", "Start"}, {"b2", "Accept", second, "Created"}, {"b3", "Success", third}}),
           {"virtualMachines/write vm-1: created by sub-status of b2"});
    addRow("two machines of one deployment are two operations",
           azureFile({{"a1", "Succeeded", second, "Created"},
                      {"a2", "Succeeded", third, "Created", "", QByteArray(kMachine).replace("vm-1", "vm-2")}}),
           {"virtualMachines/write vm-2: created by sub-status of a2",
            "virtualMachines/write vm-1: created by sub-status of a1"},
           {"a2 ", "a1 "});
    addRow("two writes of one machine are two operations",
           azureFile({{"a1", "Succeeded", second, "Created"}, {"a2", "Succeeded", third, "OK", "", kMachine, "c2"}}),
           {"virtualMachines/write vm-1: updated by sub-status of a2, not new",
            "virtualMachines/write vm-1: created by sub-status of a1"},
           {"a2 ", "a1 "});
    addRow("the query shows each row that succeeded",
           azureFile({{"a1", "Succeeded", second}, {"a2", "Succeeded", third}}),
           {"virtualMachines/write vm-1: unknown by nothing of a1+a2"}, {"a2 ", "a1 "});
    addRow("the machine is taken from the entity or the scope where the resource is empty",
           azureFile({{"a1", "Accept", second, "Created", "\"entity\":\"" + QByteArray(kMachine) + "\"", ""},
                      {"a2", "Success", third, "", "", "", "c1", "Microsoft.Compute/virtualMachines/write",
                       "\"authorization\":{\"scope\":\"" + QByteArray(kMachine) + "\"}"}}),
           {"virtualMachines/write vm-1: created by sub-status of a1"});
    addRow("rows without a correlation id or without a machine stand for themselves",
           azureFile({{"a1", "Started", second, "", "", kMachine, ""},
                      {"a2", "Succeeded", third, "", "", kMachine, ""},
                      {"a3", "Succeeded", third, "", "", ""},
                      {"a4", "Succeeded", third, "", "", ""}}),
           {"virtualMachines/write vm-1: unknown by nothing of a2", "virtualMachines/write : unknown by nothing of a3",
            "virtualMachines/write : unknown by nothing of a4",
            "virtualMachines/write vm-1: unfinished by no-outcome-row of a1, not new"},
           {"a2 ", "a3 ", "a4 "});
    addRow(
        "other operations on the machine or of its deployment never fold in",
        azureFile({{"a1", "Accepted", second, "OK"},
                   {"a2", "Succeeded", third, "Created", "", kMachine, "c1",
                    "Microsoft.Authorization/policies/auditIfNotExists/action"},
                   {"a3", "Succeeded", third, "Created", "", QByteArray(kMachine) + "/extensions/x", "c1",
                    "Microsoft.Compute/virtualMachines/extensions/write"},
                   {"a4", "Succeeded", third, "Created", "", kMachine, "c1", "Microsoft.Resources/deployments/write"},
                   {"a5", "Succeeded", third, "Created", "", kMachine, "c1",
                    "Microsoft.Compute/virtualMachineScaleSets/write"}}),
        {"virtualMachines/write vm-1: unfinished by no-outcome-row of a1, not new"});
    addRow("a policy's row never folds in, and is shown where the query shows it",
           azureFile({{"a1", "Started", second},
                      {"a2", "Started", second, "Created", "", kMachine, "c1",
                       "Microsoft.Compute/virtualMachines/write", "\"category\":{\"value\":\"Policy\"}"},
                      {"a3", "Succeeded", third, "", "", kMachine, "c1", "Microsoft.Compute/virtualMachines/write",
                       "\"category\":{\"value\":\"Policy\"}"}}),
           {"virtualMachines/write vm-1: unknown by nothing of a3",
            "virtualMachines/write vm-1: unfinished by no-outcome-row of a1, not new"},
           {"a3 "});
}

void DetectAzureTest::outcome_data()
{
    addCaseColumns();
    const char *second = "2025-03-05T10:00:02Z";
    const char *third = "2025-03-05T10:00:30Z";
    const auto body = [](const QByteArray &properties) {
        return "\"responseBody\":" + quoted("{\"properties\":{" + properties + "}}");
    };
    const auto writes = [&](const char *name, const AzureRow &answer, const QString &told) {
        const bool isNew = told.startsWith("created") || told.startsWith("unknown");
        addRow(name, azureFile({{"a1", "Started"}, answer, {"a3", "Succeeded", third}}),
               {"virtualMachines/write vm-1: " + told + (isNew ? "" : ", not new")}, {"a3 "});
    };
    writes("created", {"a2", "Accepted", second, "Created"}, "created by sub-status of a2");
    writes("created, in words", {"a2", "Accepted", second, "Created (HTTP Status Code: 201)"},
           "created by sub-status of a2");
    writes("updated", {"a2", "Accepted", second, "OK"}, "updated by sub-status of a2");
    writes("the code in the properties, in figures", {"a2", "Accepted", second, "", "\"statusCode\":\"201\""},
           "created by sub-status of a2");
    writes("the code in the properties where the sub-status tells nothing",
           {"a2", "Accepted", second, "Accepted", "\"statusCode\":\"Created\""}, "created by sub-status of a2");
    writes("accepted alone tells nothing", {"a2", "Accepted", second, "Accepted"}, "unknown by nothing of a3");
    writes("made just now",
           {"a2", "Accepted", second, "", body("\"timeCreated\":\"2025-03-05T10:00:01.1234567+00:00\"")},
           "created by time-created of a2");
    writes("made long ago", {"a2", "Accepted", second, "", body("\"timeCreated\":\"2025-03-05T08:00:01Z\"")},
           "updated by time-created of a2");
    writes("the sub-status goes before the time of making",
           {"a2", "Accepted", second, "OK", body("\"timeCreated\":\"2025-03-05T09:58:01Z\"")},
           "updated by sub-status of a2");
    writes("creating", {"a2", "Accepted", second, "", body("\"provisioningState\":\"Creating\"")},
           "created by provisioning-state of a2");
    writes("updating is written for new machines too",
           {"a2", "Accepted", second, "", body("\"provisioningState\":\"Updating\"")}, "unknown by nothing of a3");
    writes("a request for a whole machine is a hint",
           {"a2", "Started", second, "",
            "\"requestbody\":" + quoted("{\"properties\":{\"osProfile\":{\"computerName\":\"vm-1\"}}}")},
           "unknown by request-body of a2");
    writes("a patch changes what is there",
           {"a2", "Accepted", second, "", "", kMachine, "c1", "Microsoft.Compute/virtualMachines/write",
            "\"httpRequest\":{\"method\":\"PATCH\"}"},
           "updated by request-method of a2");
    writes("a body that is cut or hidden tells nothing", {"a2", "Accepted", second, "", "\"responseBody\":\"******\""},
           "unknown by nothing of a3");
    addRow("the first that speaks decides",
           azureFile({{"a1", "Accepted", second, "Created"}, {"a2", "Succeeded", third, "OK"}}),
           {"virtualMachines/write vm-1: created by sub-status of a1"}, {"a2 "});
    addRow("of rows of one instant the answer goes before the end",
           azureFile({{"a1", "Succeeded", second, "OK"}, {"a2", "Accepted", second, "Created"}}),
           {"virtualMachines/write vm-1: created by sub-status of a2"}, {"a1 "});
    addRow("an existing machine has no accepted row",
           azureFile({{"a1", "Started"}, {"a2", "Succeeded", second, "OK"}, {"a3", "Succeeded", third}}),
           {"virtualMachines/write vm-1: updated by sub-status of a2, not new"}, {"a3 ", "a2 "});
    addRow("accepted is no outcome, whatever the code",
           azureFile({{"a1", "Started"}, {"a2", "Accepted", second, "Created"}}),
           {"virtualMachines/write vm-1: unfinished by no-outcome-row of a1+a2, not new"});
    addRow("neither is running, nor updated", azureFile({{"a1", "Running"}, {"a2", "Updated", second}}),
           {"virtualMachines/write vm-1: unfinished by no-outcome-row of a1+a2, not new"});
}

void DetectAzureTest::attempts_data()
{
    addCaseColumns();
    const auto error = [](const QByteArray &code, const QByteArray &detail = {}) {
        return "\"statusMessage\":" +
               quoted("{\"error\":{\"code\":\"" + code + "\"" +
                      (detail.isEmpty() ? "" : ",\"details\":[{\"code\":\"" + detail + "\"}]") + "}}");
    };
    addRow(
        "a write that failed",
        azureFile({{"a1", "Started"}, {"a2", "Failed", "2025-03-05T10:00:02Z", "Conflict", error("SkuNotAvailable")}}),
        {}, {}, {"virtualMachines/write capacity SkuNotAvailable asked 1, tries 1: a1+a2"});
    addRow("accepted and failed later",
           azureFile({{"a1", "Accepted", "2025-03-05T10:00:00Z", "Created"},
                      {"a2", "Failed", "2025-03-05T10:00:20Z", "",
                       error("ResourceOperationFailure", "ZonalAllocationFailed")}}),
           {}, {}, {"virtualMachines/write capacity ResourceOperationFailure asked 1, tries 1: a1+a2"});
    addRow("the newer word, and the name of a status",
           azureFile({{"a1", "Failure", "2025-03-05T10:00:00Z", "Forbidden"}}), {}, {},
           {"virtualMachines/write denied Forbidden asked 1, tries 1: a1"});
    addRow("a detail goes before a general code",
           azureFile({{"a1", "Failed", "2025-03-05T10:00:00Z", "BadRequest",
                       error("InvalidTemplateDeployment", "QuotaExceeded")}}),
           {}, {}, {"virtualMachines/write quota InvalidTemplateDeployment asked 1, tries 1: a1"});
    addRow("canceled", azureFile({{"a1", "Started"}, {"a2", "Canceled", "2025-03-05T10:00:02Z"}}), {}, {},
           {"virtualMachines/write other Canceled asked 1, tries 1: a1+a2"});
    addRow("tries of one machine under other correlation ids fold, those of another machine do not",
           azureFile({{"a1", "Failed", "2025-03-05T10:00:00Z", "", error("QuotaExceeded")},
                      {"a2", "Started", "2025-03-05T10:00:40Z", "", "", kMachine, "c2"},
                      {"a3", "Failed", "2025-03-05T10:02:40Z", "", error("QuotaExceeded"), kMachine, "c2"},
                      {"a4", "Failed", "2025-03-05T10:03:30Z", "", error("QuotaExceeded"),
                       QByteArray(kMachine).toUpper(), "c3"},
                      {"a5", "Failed", "2025-03-05T10:03:31Z", "", error("QuotaExceeded"),
                       QByteArray(kMachine).replace("vm-1", "vm-2"), "c3"}}),
           {}, {},
           {"virtualMachines/write quota QuotaExceeded asked 1, tries 1: a5",
            "virtualMachines/write quota QuotaExceeded asked 1, tries 3: a1+a2+a3+a4"});
    addRow("a write that failed first and succeeded then is a finding",
           azureFile({{"a1", "Failed", "2025-03-05T10:00:00Z", "Conflict"},
                      {"a2", "Succeeded", "2025-03-05T10:00:20Z", "Created"}}),
           {"virtualMachines/write vm-1: created by sub-status of a2"}, {"a2 "});
}

void DetectAzureTest::anExportThatCannotTellSaysSo_data()
{
    QTest::addColumn<QList<bool>>("untold"); // by row
    QTest::addColumn<QString>("subStatus");  // of the last
    QTest::addColumn<QString>("outcome");
    QTest::newRow("no row of the export could tell") << QList<bool>{true, true} << ""
                                                     << "unknown/export-cannot-tell";
    QTest::newRow("a row of another export could, and does not") << QList<bool>{true, false} << ""
                                                                 << "unknown/nothing";
    QTest::newRow("a row of another export does") << QList<bool>{true, false} << "Created"
                                                  << "created/sub-status";
}

void DetectAzureTest::anExportThatCannotTellSaysSo()
{
    QFETCH(QList<bool>, untold);
    QFETCH(QString, subStatus);
    QFETCH(QString, outcome);
    const FieldPlan plan(launchFields(), launchOperations());
    BatchBuilder builder(plan, true);
    const std::string last = subStatus.toStdString();
    for (qsizetype i = 0; i < untold.size(); ++i) {
        EventRecord record;
        record.provider = Provider::Azure;
        record.time = parseIsoInstant("2025-03-05T10:00:00Z").value();
        record.id = i == 0 ? "a0" : "a1";
        record.operation = kAzureVmWrite;
        record.status = OperationStatus::Succeeded;
        record.correlation = "c1";
        record.resource = kMachine;
        record.outcomeUntold = untold[i];
        if (i + 1 == untold.size())
            record.subStatus = last;
        builder.add(record, record.id, 0, record.id.size());
    }
    EventBatch batch = builder.take();
    const EventStore events({std::make_shared<const Segment>(std::move(batch.segment))},
                            std::make_shared<const StringPool>(std::move(batch.strings)));
    const Detection detection = detect(events, plan);
    QCOMPARE(detection.findings.size(), std::size_t{1});
    const Finding &finding = detection.findings.front();
    QCOMPARE(textOf(outcomeId(finding.outcome)) + "/" + textOf(outcomeBasisId(finding.outcomeBasis)), outcome);
    QVERIFY(finding.complete);
    QVERIFY(!finding.outcomeEvidence.empty());
}

QTEST_APPLESS_MAIN(DetectAzureTest)
#include "tst_detect_azure.moc"
