// Signals that only Azure's Activity Log can raise: who was given a role before the launch, and where the subscription
// had never been. Names and ids are invented.
#include "support/triage_case.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr const char *kObjectId = "0f0f0f0f-1111-4222-8333-444444444444";

QByteArray claims(const QByteArray &objectId)
{
    return R"("claims":{"http://schemas.microsoft.com/identity/claims/objectidentifier":")" + objectId + R"("})";
}

QByteArray located(const QByteArray &location)
{
    return R"("responseBody":)" + quoted(R"({"location":")" + location + R"(","properties":{}})");
}

AzureRow launchRow(const QByteArray &location = "westeurope")
{
    AzureRow row{"launch", "Succeeded", "2025-03-20T10:00:00Z"};
    row.properties = located(location);
    row.more = claims(kObjectId);
    return row;
}

AzureRow assignment(const QByteArray &id, const QByteArray &principal, const QByteArray &status = "Succeeded",
                    const QByteArray &time = "2025-03-20T09:00:00Z")
{
    AzureRow row{id, status, time};
    row.operation = "Microsoft.Authorization/roleAssignments/write";
    row.resource = "/subscriptions/00000000-1111-2222-3333-444444444444/providers/"
                   "Microsoft.Authorization/roleAssignments/a1";
    row.correlation = "c-role";
    if (!principal.isEmpty())
        row.properties = R"("requestbody":)" + quoted(R"({"Properties":{"PrincipalId":")" + principal + R"("}})");
    return row;
}

AzureRow written(const QByteArray &operation, const QByteArray &resource, const QByteArray &time,
                 const QByteArray &location)
{
    AzureRow row{("row-" + time + resource.right(4)).toLower(), "Succeeded", time};
    row.operation = operation;
    row.resource = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/" + resource;
    row.correlation = "c-" + row.id;
    if (!location.isEmpty())
        row.properties = located(location);
    return row;
}

AzureRow machine(const QByteArray &time, const QByteArray &location)
{
    return written("Microsoft.Compute/virtualMachines/write", "rg-b/providers/Microsoft.Compute/virtualMachines/vm-0",
                   time, location);
}

AzureRow group(const QByteArray &time, const QByteArray &location)
{
    return written("Microsoft.Resources/subscriptions/resourcegroups/write", "rg-a", time, location);
}

QStringList keysOf(const Signal *signal, const Investigation &result)
{
    QStringList out;
    if (signal != nullptr)
        for (const EventId event : signal->events)
            out << textOf(result.events.key(event)).section(':', 1);
    return out;
}

/// The events that the signal of the machine that was launched cites; empty where it was not raised.
QStringList raised(const char *signal, const QList<AzureRow> &rows)
{
    const auto result = readFiles(azureFile(rows));
    return keysOf(signalOf(triageOf(*result, "vm-1"), signal), *result);
}

} // namespace

class TriageAzureTest : public QObject
{
    Q_OBJECT

private slots:
    void roleGivenToTheCaller();
    void anotherFailureWithoutCorrelationTakesNothingAway();
    void roleGivenToAProgram();
    void rolesThatRaiseNothing_data();
    void rolesThatRaiseNothing();
    void locationNeverUsed();
    void locationsThatRaiseNothing_data();
    void locationsThatRaiseNothing();
};

void TriageAzureTest::roleGivenToTheCaller()
{
    QCOMPARE(raised("role-assigned", {assignment("role", kObjectId), launchRow()}), QStringList{"role"});
    QCOMPARE(raised("role-assigned", {assignment("role", QByteArray(kObjectId).toUpper()), launchRow()}),
             QStringList{"role"});
}

void TriageAzureTest::anotherFailureWithoutCorrelationTakesNothingAway()
{
    AzureRow role = assignment("role", kObjectId);
    AzureRow refused = assignment("refused", "", "Failed");
    role.correlation = refused.correlation = "";
    QCOMPARE(raised("role-assigned", {role, refused, launchRow()}), QStringList{"role"});
}

void TriageAzureTest::roleGivenToAProgram()
{
    AzureRow launch = launchRow();
    launch.caller = kObjectId;
    launch.more = R"("claims":{"idtyp":"app"})";
    QCOMPARE(raised("role-assigned", {assignment("role", kObjectId), launch}), QStringList{"role"});
}

void TriageAzureTest::rolesThatRaiseNothing_data()
{
    QTest::addColumn<QList<QStringList>>("rows"); // id, principal, status, time
    const QString me = kObjectId;
    const auto row = [](const char *name, const QList<QStringList> &rows) { QTest::newRow(name) << rows; };
    row("another's", {{"role", "0f0f0f0f-1111-4222-8333-555555555555", "Succeeded", "2025-03-20T09:00:00Z"}});
    row("refused", {{"start", me, "Started", "2025-03-20T09:00:00Z"}, {"end", "", "Failed", "2025-03-20T09:00:01Z"}});
    row("two days before", {{"role", me, "Succeeded", "2025-03-18T09:00:00Z"}});
    row("afterwards", {{"role", me, "Succeeded", "2025-03-20T11:00:00Z"}});
    row("of no one", {{"role", "", "Succeeded", "2025-03-20T09:00:00Z"}});
}

void TriageAzureTest::rolesThatRaiseNothing()
{
    QFETCH(QList<QStringList>, rows);
    QList<AzureRow> all{launchRow()};
    for (const QStringList &row : rows)
        all << assignment(row[0].toUtf8(), row[1].toUtf8(), row[2].toUtf8(), row[3].toUtf8());
    QCOMPARE(raised("role-assigned", all), QStringList());
}

void TriageAzureTest::locationNeverUsed()
{
    const AzureRow old = machine("2025-03-01T10:00:00Z", "northeurope");
    QCOMPARE(raised("region-new", {old, launchRow()}), QStringList{"launch"});
    const AzureRow made = group("2025-03-20T09:30:00Z", "westeurope");
    QCOMPARE(raised("region-new", {old, made, launchRow()}), (QStringList{QString(made.id), "launch"}));
}

void TriageAzureTest::locationsThatRaiseNothing_data()
{
    QTest::addColumn<QList<QStringList>>("rows"); // machine or group, time, location
    const auto row = [](const char *name, const QList<QStringList> &rows) { QTest::newRow(name) << rows; };
    const QStringList old{"machine", "2025-03-01T10:00:00Z", "northeurope"};
    row("used by a machine before", {old, {"machine", "2025-03-02T10:00:00Z", "westeurope"}});
    row("used by a group before", {old, {"group", "2025-03-02T10:00:00Z", "westeurope"}});
    row("below seven days of history", {{"machine", "2025-03-15T10:00:00Z", "northeurope"}});
    row("no earlier body tells a location", {{"machine", "2025-03-01T10:00:00Z", ""}});
}

void TriageAzureTest::locationsThatRaiseNothing()
{
    QFETCH(QList<QStringList>, rows);
    QList<AzureRow> all{launchRow()};
    for (const QStringList &row : rows) {
        const bool isMachine = row[0] == "machine";
        all << (isMachine ? machine : group)(row[1].toUtf8(), row[2].toUtf8());
    }
    QCOMPARE(raised("region-new", all), QStringList());
}

QTEST_APPLESS_MAIN(TriageAzureTest)
#include "tst_triage_azure.moc"
