// Ties by correlation and context: what is told beside the proof, and what is not.
#include "links/link_findings.h"
#include "links/link_table.h"
#include "links/weak_links.h"
#include "support/link_cases.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

// `strength kind event identifier`, in the order they are told.
std::vector<std::string> weakOf(const std::vector<EventRow> &rows, std::uint32_t *leftOut = nullptr)
{
    const FieldPlan plan{linkFields()};
    EventBuilder builder(plan);
    for (const EventRow &row : rows)
        builder.add(row);
    const EventStore events = builder.build();
    const Finding finding = findingOf(events);
    const Linking proof = linkFindings(events, plan, {&finding, 1});
    const WeakLinking weak = weakLinks(events, ActorIndex(events), {&finding, 1}, proof.links);
    std::vector<std::string> out;
    for (const Link &link : weak.links.front()) {
        const std::string key = events.key(link.event);
        out.push_back(std::string(strengthId(link.strength)) + ' ' + std::string(linkKind(link.kind).id) + ' ' +
                      key.substr(key.find(':') + 1) + ' ' + std::string(link.identifier));
        if (link.toEvent != finding.event || link.fromField != link.toField || link.fromField.empty())
            qFatal("a weak link leads elsewhere");
    }
    if (leftOut)
        *leftOut = weak.leftOut.front();
    return out;
}

EventRow byActor(const char *id, const char *operation, const char *time, const char *actor = "arn:x:user/a")
{
    EventRow row = awsEvent(id, operation, {});
    row.time = time;
    row.actor = actor;
    return row;
}

EventRow launchBy(const char *actor)
{
    EventRow row = awsLaunch(); // 02:26:05
    row.actor = actor;
    return row;
}

EventRow azureOf(const char *id, const char *operation, const char *correlation,
                 OperationStatus status = OperationStatus::Succeeded)
{
    return azureRow(id, "2025-06-16T23:12:40Z", operation, networkId("networkInterfaces", id), status, {}, correlation);
}

using Lines = std::vector<std::string>;

} // namespace

class WeakLinksTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatTheActorDidAround();
    void leavesOutWhatProvesSomethingElse();
    void tellsTheRowsOfOneDeployment();
    void tellsWhatWasDoneWithTheResourceGroup();
    void keepsTheNearest();
    void needsAnActorAndATime();
};

void WeakLinksTest::tellsWhatTheActorDidAround()
{
    EventRow refused = byActor("refused", "CreateSnapshot", "2025-06-17T02:20:00Z");
    refused.error = "UnauthorizedOperation";
    EventRow elsewhere = byActor("elsewhere", "CreateSnapshot", "2025-06-17T02:20:00Z");
    elsewhere.account = "444455556666";
    QCOMPARE(weakOf({launchBy("arn:x:user/a"), byActor("snap", "CreateSnapshot", "2025-06-17T02:20:00Z"),
                     byActor("door", "AuthorizeSecurityGroupIngress", "2025-06-17T03:00:00Z"),
                     byActor("reads", "DescribeInstances", "2025-06-17T02:20:00Z"),
                     byActor("early", "CreateSnapshot", "2025-06-17T01:26:04Z"),
                     byActor("edge", "CreateSnapshot", "2025-06-17T01:26:05Z"),
                     byActor("late", "CreateSnapshot", "2025-06-17T03:26:06Z"),
                     byActor("other", "CreateSnapshot", "2025-06-17T02:20:00Z", "arn:x:user/b"), refused, elsewhere}),
             (Lines{"context snapshot-created edge arn:x:user/a", "context snapshot-created snap arn:x:user/a",
                    "context security-group-authorized door arn:x:user/a"}));
}

void WeakLinksTest::leavesOutWhatProvesSomethingElse()
{
    EventRow attach = attachVolume();
    attach.actor = "arn:x:user/a";
    attach.time = "2025-06-17T02:30:00Z";
    QCOMPARE(weakOf({launchBy("arn:x:user/a"), attach}), Lines{}); // it is proof here
}

void WeakLinksTest::tellsTheRowsOfOneDeployment()
{
    std::vector<EventRow> rows = azureLaunch(); // correlation c0
    rows.push_back(azureOf("nic", "Microsoft.Network/networkInterfaces/write", "c0"));
    rows.push_back(azureOf("deploy", "Microsoft.Resources/deployments/write", "c0"));
    rows.push_back(azureOf("failed", "Microsoft.Network/networkInterfaces/write", "c0", OperationStatus::Failed));
    rows.push_back(azureOf("other", "Microsoft.Network/networkInterfaces/write", "c1"));
    rows.push_back(azureOf("unknown", "Microsoft.Storage/storageAccounts/write", "c0"));
    QCOMPARE(weakOf(rows),
             (Lines{"correlation network-interface-created nic c0", "correlation template-deployed deploy c0"}));
}

void WeakLinksTest::tellsWhatWasDoneWithTheResourceGroup()
{
    const std::string group = "/subscriptions/S1/resourceGroups/RG-data";
    const auto done = [&](const char *id, const char *verb, const char *time,
                          OperationStatus status = OperationStatus::Succeeded) {
        return azureRow(id, time, std::string("Microsoft.Resources/subscriptions/resourcegroups/") + verb, group,
                        status, {}, std::string("c-") + id);
    };
    std::vector<EventRow> rows = azureLaunch(); // 2025-06-16T23:12:29Z in s1, rg-data
    rows.push_back(done("old", "write", "2025-06-10T00:00:00Z"));
    rows.push_back(done("old-end", "delete", "2025-06-11T00:00:00Z"));
    rows.push_back(done("made", "write", "2025-06-16T22:00:00Z"));
    rows.push_back(done("refused", "delete", "2025-06-16T23:30:00Z", OperationStatus::Failed));
    rows.push_back(done("tagged", "write", "2025-06-17T00:00:00Z"));
    rows.push_back(done("ending", "delete", "2025-06-17T01:00:00Z", OperationStatus::Started));
    rows.push_back(done("ended", "delete", "2025-06-17T01:01:00Z"));
    rows.push_back(done("next", "write", "2025-06-18T00:00:00Z"));
    rows.push_back(azureRow("other", "2025-06-16T22:00:00Z", "Microsoft.Resources/subscriptions/resourcegroups/write",
                            group + "2", OperationStatus::Succeeded, {}, "c-other"));
    const std::string parent = "parent instance-group-";
    QCOMPARE(weakOf(rows), (Lines{parent + "written made " + group, parent + "written tagged " + group,
                                  parent + "deleted ending " + group, parent + "deleted ended " + group}));
}

void WeakLinksTest::keepsTheNearest()
{
    std::vector<EventRow> rows{launchBy("arn:x:user/a")};
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < kMostContext + 3; ++i)
        ids.push_back("s" + std::to_string(i));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string time = "2025-06-17T02:" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ":00Z";
        rows.push_back(byActor(ids[i].c_str(), "CreateSnapshot", time.c_str()));
    }
    std::uint32_t leftOut = 0;
    const Lines told = weakOf(rows, &leftOut);
    QCOMPARE(told.size(), kMostContext);
    QCOMPARE(leftOut, 3u);
    QCOMPARE(told.front(), std::string("context snapshot-created s2 arn:x:user/a")); // s0, s1 and s52 are farthest
    QCOMPARE(told.back(), std::string("context snapshot-created s51 arn:x:user/a"));
}

void WeakLinksTest::needsAnActorAndATime()
{
    EventRow untimed = launchBy("arn:x:user/a");
    untimed.time = "not a time";
    QCOMPARE(weakOf({untimed, byActor("snap", "CreateSnapshot", "2025-06-17T02:20:00Z")}), Lines{});
    QCOMPARE(weakOf({launchBy(""), byActor("snap", "CreateSnapshot", "2025-06-17T02:20:00Z", "")}), Lines{});
}

QTEST_APPLESS_MAIN(WeakLinksTest)
#include "tst_weak_links.moc"
