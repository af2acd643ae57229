// Names that are given again: only the events of the life that the launch names are tied to it.
#include "links/link_findings.h"
#include "links/link_table.h"
#include "support/link_cases.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

const std::string kDisks = "Microsoft.Compute/disks/";
const std::string kKeyName = "requestParameters.keyName";

EventRow at(EventRow row, const char *time)
{
    row.time = time;
    return row;
}

EventRow key(const char *id, const char *operation, const char *time)
{
    return at(awsEvent(id, operation, {{kKeyName, "ops"}}), time);
}

EventRow keyedLaunch()
{
    return awsLaunch({{"requestParameters.instancesSet.items.keyName", "ops"}}); // 2025-06-17T02:26:05Z
}

EventRow diskRow(const char *id, const char *operation, const char *time, OperationStatus status,
                 const char *correlation)
{
    return azureRow(id, time, kDisks + operation, computeId("disks", "disk-1"), status, {}, correlation);
}

std::vector<EventRow> azureLaunchWith(std::vector<EventRow> rows)
{
    std::vector<EventRow> out = azureLaunch({{"storageProfile.osDisk.managedDisk.id", computeId("disks", "disk-1")}});
    out.insert(out.end(), rows.begin(), rows.end());
    return out; // launched 2025-06-16T23:12:29Z
}

std::string made(const char *id)
{
    return "key-pair-created " + std::string(id) + " ops launch";
}

std::string gone(const char *id)
{
    return "key-pair-deleted " + std::string(id) + " ops launch";
}

std::string disk(const char *kind, const char *id)
{
    return std::string(kind) + " " + id + " " + computeId("disks", "disk-1") + " launch";
}

std::vector<LinkCase> lifeCases()
{
    constexpr auto kStarted = OperationStatus::Started;
    constexpr auto kDone = OperationStatus::Succeeded;
    return {
        {"made, used, deleted",
         {keyedLaunch(), key("make", "CreateKeyPair", "2025-06-17T01:00:00Z"),
          key("drop", "DeleteKeyPair", "2025-06-17T03:00:00Z")},
         {made("make"), gone("drop")}},
        {"made again before the launch",
         {keyedLaunch(), key("old", "CreateKeyPair", "2025-06-01T01:00:00Z"),
          key("old-drop", "DeleteKeyPair", "2025-06-02T01:00:00Z"),
          key("make", "CreateKeyPair", "2025-06-17T01:00:00Z")},
         {made("make")}},
        {"made again after the launch",
         {keyedLaunch(), key("make", "CreateKeyPair", "2025-06-17T01:00:00Z"),
          key("drop", "DeleteKeyPair", "2025-06-17T03:00:00Z"), key("next", "CreateKeyPair", "2025-06-17T04:00:00Z"),
          key("next-drop", "DeleteKeyPair", "2025-06-17T05:00:00Z")},
         {made("make"), gone("drop")}},
        {"made again, its deletion not in the logs",
         {keyedLaunch(), key("old", "CreateKeyPair", "2025-06-01T01:00:00Z"),
          key("make", "CreateKeyPair", "2025-06-17T01:00:00Z")},
         {made("make")}},
        {"made only after the launch", {keyedLaunch(), key("next", "CreateKeyPair", "2025-06-17T04:00:00Z")}, {}},
        {"deleted before the launch, made in neither log nor time",
         {keyedLaunch(), key("old-drop", "DeleteKeyPair", "2025-06-02T01:00:00Z")},
         {}},
        {"deleted and made again in one second",
         {keyedLaunch(), key("old", "CreateKeyPair", "2025-06-01T01:00:00Z"),
          key("old-drop", "DeleteKeyPair", "2025-06-17T01:00:00Z"),
          key("make", "CreateKeyPair", "2025-06-17T01:00:00Z")},
         {made("make")}},
        {"one life and an event without a time",
         {keyedLaunch(), key("make", "CreateKeyPair", "not a time"),
          key("drop", "DeleteKeyPair", "2025-06-17T03:00:00Z")},
         {made("make"), gone("drop")}},
        {"two lives and an event without a time",
         {keyedLaunch(), key("untimed", "DeleteKeyPair", "not a time"),
          key("old", "CreateKeyPair", "2025-06-01T01:00:00Z"), key("make", "CreateKeyPair", "2025-06-17T01:00:00Z")},
         {made("make")}},
        {"an Azure disk written twice is one disk",
         azureLaunchWith({diskRow("w1", "write", "2025-06-16T20:00:00Z", kDone, "c1"),
                          diskRow("w2", "write", "2025-06-16T21:00:00Z", kDone, "c2")}),
         {disk("volume-created", "w1"), disk("volume-created", "w2")}},
        {"an Azure disk of the same name, deleted before",
         azureLaunchWith({diskRow("w1", "write", "2025-06-16T20:00:00Z", kDone, "c1"),
                          diskRow("d1", "delete", "2025-06-16T20:30:00Z", kStarted, "c2"),
                          diskRow("d2", "delete", "2025-06-16T20:31:00Z", kDone, "c2"),
                          diskRow("w2", "write", "2025-06-16T21:00:00Z", kDone, "c3")}),
         {disk("volume-created", "w2")}},
        {"every row of the deletion belongs to what it ended",
         azureLaunchWith({diskRow("w1", "write", "2025-06-16T20:00:00Z", kDone, "c1"),
                          diskRow("d1", "delete", "2025-06-16T23:30:00Z", kStarted, "c2"),
                          diskRow("x1", "beginGetAccess/action", "2025-06-16T23:30:30Z", kDone, "c3"),
                          diskRow("d2", "delete", "2025-06-16T23:31:00Z", kDone, "c2"),
                          diskRow("w2", "write", "2025-06-17T01:00:00Z", kDone, "c4")}),
         {disk("volume-created", "w1"), disk("volume-deleted", "d1"), disk("volume-exported", "x1"),
          disk("volume-deleted", "d2")}},
        {"a machine deleted before a machine of its name was made",
         azureLaunchWith({azureRow("old", "2025-06-15T10:00:00Z", "Microsoft.Compute/virtualMachines/runCommand/action",
                                   kMachine, kDone, {}, "c1"),
                          azureRow("old-drop", "2025-06-15T11:00:00Z", "Microsoft.Compute/virtualMachines/delete",
                                   kMachine, kDone, {}, "c2")}),
         {}},
    };
}

} // namespace

class NameLivesTest : public QObject
{
    Q_OBJECT

private slots:
    void tiesTheLifeThatTheLaunchNames_data();
    void tiesTheLifeThatTheLaunchNames();
    void tellsThatNothingMadeTheNameInThisLife();
};

void NameLivesTest::tiesTheLifeThatTheLaunchNames_data()
{
    QTest::addColumn<int>("index");
    const auto cases = lifeCases();
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s", cases[i].name.c_str()) << static_cast<int>(i);
}

void NameLivesTest::tiesTheLifeThatTheLaunchNames()
{
    QFETCH(int, index);
    LinkCase wanted = lifeCases()[static_cast<std::size_t>(index)];
    const FieldPlan plan{linkFields()};
    EventBuilder builder(plan);
    for (const EventRow &row : wanted.rows)
        builder.add(row);
    const EventStore events = builder.build();
    const Finding finding = findingOf(events);
    std::vector<std::string> links = textsOf(events, linkFindings(events, plan, {&finding, 1}).links.front());
    std::sort(links.begin(), links.end());
    std::sort(wanted.links.begin(), wanted.links.end());
    QCOMPARE(links, wanted.links);
}

void NameLivesTest::tellsThatNothingMadeTheNameInThisLife()
{
    const FieldPlan plan{linkFields()};
    EventBuilder builder(plan);
    for (const EventRow &row : {keyedLaunch(), key("old", "CreateKeyPair", "2025-06-01T01:00:00Z"),
                                key("old-drop", "DeleteKeyPair", "2025-06-02T01:00:00Z")})
        builder.add(row);
    const EventStore events = builder.build();
    const Finding finding = findingOf(events);
    const Linking linking = linkFindings(events, plan, {&finding, 1});
    QCOMPARE(linking.links.front().size(), std::size_t{0});
    QCOMPARE(linking.openEnds.front().size(), std::size_t{1});
    QCOMPARE(linking.openEnds.front().front().identifier, std::string_view("ops"));
}

QTEST_APPLESS_MAIN(NameLivesTest)
#include "tst_name_lives.moc"
