// Whether an instance still runs: what is concluded from stops, starts and ends, and up to when.
#include "links/lifecycle.h"
#include "support/link_cases.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

const FieldPlan &plan()
{
    static const FieldPlan instance{linkFields()};
    return instance;
}

EventStore storeOf(const std::vector<EventRow> &rows)
{
    EventBuilder builder(plan());
    for (const EventRow &row : rows)
        builder.add(row);
    return builder.build();
}

EventRow at(const std::string &clock, EventRow row)
{
    row.time = "2025-06-17T" + clock + "Z";
    return row;
}

EventRow aboutInstance(const std::string &id, const std::string &operation)
{
    return awsEvent(id, operation, {{"requestParameters.instancesSet.items.instanceId", kInstance}});
}

EventRow machineRow(const std::string &id, const std::string &time, const std::string &operation,
                    OperationStatus status)
{
    return azureRow(id, time, "Microsoft.Compute/virtualMachines/" + operation, kMachine, status, {}, "c-" + operation);
}

// `state event until` of the only finding.
QString lifecycleShown(const std::vector<EventRow> &rows)
{
    const EventStore events = storeOf(rows);
    const Finding finding = findingOf(events);
    const auto links = linkFindings(events, plan(), {&finding, 1}).links;
    const Lifecycle lifecycle = lifecyclesOf(events, LogSpans(events), {&finding, 1}, links).front();
    const std::string event = lifecycle.event.valid() ? events.key(lifecycle.event) : "-";
    return QString::fromStdString(std::string(lifecycleStateId(lifecycle.state)) + ' ' + event + ' ' +
                                  formatIso(lifecycle.until));
}

} // namespace

class LifecycleTest : public QObject
{
    Q_OBJECT

private slots:
    void states_data();
    void states();
};

void LifecycleTest::states_data()
{
    QTest::addColumn<std::vector<EventRow>>("rows");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const std::vector<EventRow> &rows, const char *shown) {
        QTest::addRow("%s", name) << rows << QString(shown);
    };
    const EventRow launch = awsLaunch(); // at 02:26:05
    const EventRow end = at("03:00:00", aboutInstance("end", "TerminateInstances"));
    const EventRow stop = at("02:40:00", aboutInstance("stop", "StopInstances"));
    const EventRow start = at("02:50:00", aboutInstance("start", "StartInstances"));
    const EventRow later = at("04:00:00", awsEvent("later", "DescribeInstances", {}));
    row("nothing but the launch", {launch}, "no-stop-seen - 2025-06-17T02:26:05Z");
    row("a later event of its region", {launch, later}, "no-stop-seen - 2025-06-17T04:00:00Z");
    EventRow elsewhere = later;
    elsewhere.scope = "eu-west-1";
    EventRow stranger = later;
    stranger.account = "444455556666";
    row("later events of other regions and accounts", {launch, elsewhere, stranger},
        "no-stop-seen - 2025-06-17T02:26:05Z");
    row("terminated", {launch, end}, "ended aws:end 2025-06-17T03:00:00Z");
    row("stopped", {launch, stop, later}, "stopped aws:stop 2025-06-17T04:00:00Z");
    row("stopped and started again", {launch, stop, start}, "started-again aws:start 2025-06-17T02:50:00Z");
    row("in any order of reading", {start, launch, stop}, "started-again aws:start 2025-06-17T02:50:00Z");
    row("an end is the end", {launch, end, at("03:10:00", aboutInstance("again", "StartInstances"))},
        "ended aws:end 2025-06-17T03:10:00Z");
    EventRow refused = end;
    refused.error = "Client.UnauthorizedOperation";
    row("an end that was refused", {launch, refused}, "no-stop-seen - 2025-06-17T03:00:00Z");

    const auto with = [](std::vector<EventRow> more) {
        auto rows = azureLaunch(); // 2025-06-16 23:12:28 to 23:12:59
        rows.insert(rows.end(), more.begin(), more.end());
        return rows;
    };
    const EventRow begun = machineRow("begun", "2025-06-17T01:00:00Z", "delete", OperationStatus::Started);
    const EventRow done = machineRow("done", "2025-06-17T01:00:30Z", "delete", OperationStatus::Succeeded);
    row("an Azure machine deleted", with({begun, done}), "ended az:done 2025-06-17T01:00:30Z");
    row("a deletion that was only begun", with({begun}), "unfinished az:begun 2025-06-17T01:00:00Z");
    EventRow failed = done;
    failed.status = OperationStatus::Failed;
    row("a deletion that failed", with({begun, failed}), "no-stop-seen - 2025-06-17T01:00:30Z");
    row("a machine of the same name deleted before",
        with({machineRow("before", "2025-06-16T20:00:00Z", "delete", OperationStatus::Succeeded)}),
        "no-stop-seen - 2025-06-16T23:12:59Z");
    EventRow otherGroup = machineRow("group", "2025-06-17T05:00:00Z", "read", OperationStatus::Succeeded);
    otherGroup.scope = "rg-other";
    row("a later event of its subscription", with({otherGroup}), "no-stop-seen - 2025-06-17T05:00:00Z");
}

void LifecycleTest::states()
{
    QFETCH(std::vector<EventRow>, rows);
    QFETCH(QString, shown);
    QCOMPARE(lifecycleShown(rows), shown);
}

QTEST_APPLESS_MAIN(LifecycleTest)
#include "tst_lifecycle.moc"
