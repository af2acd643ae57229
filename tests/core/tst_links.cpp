#include "links/link_findings.h"
#include "links/link_table.h"
#include "support/link_case_table.h"

#include <QtTest>

#include <random>
#include <set>

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

std::vector<Link> linksOf(const EventStore &events, std::size_t maxPairs = kMaxPairs)
{
    const Finding finding = findingOf(events);
    return linkFindings(events, plan(), {&finding, 1}, maxPairs).links.front();
}

QByteArray shown(const std::vector<std::string> &lines)
{
    QByteArray out;
    for (const std::string &line : lines)
        out += QByteArray::fromStdString(line) + '\n';
    return out;
}

QByteArray linksShown(const std::vector<EventRow> &rows)
{
    const EventStore events = storeOf(rows);
    return shown(textsOf(events, linksOf(events)));
}

/// Whether one of the event's references of this field holds the identifier, or a part that is read out of it.
bool holds(const EventStore &events, EventId event, std::string_view field, std::string_view identifier)
{
    if (field == kRoleSessionField)
        return events.text(event, Column::Actor).ends_with("/" + std::string(identifier));
    for (const Reference &reference : events.references(event))
        if (events.strings().view(reference.shownField) == field &&
            containsIgnoreCase(events.strings().view(reference.raw), identifier))
            return true;
    return false;
}

} // namespace

class LinksTest : public QObject
{
    Q_OBJECT

private slots:
    void tiesExactly_data();
    void tiesExactly();
    void everyKindHasACase();
    void tiesNothingElse_data();
    void tiesNothingElse();
    void showsBothFieldsAndTheHops();
    void readsTheSameWhateverTheOrder();
    void everyLinkIsProven();
    void ordersByTimeThenKind();
    void countsWhatTheBoundLeftOut();
    void givesEachLaunchOfOneCallItsOwnInterface();
    void namesWhatNoEventExplains();
    void asksForNoFieldTwice();
};

void LinksTest::tiesExactly_data()
{
    QTest::addColumn<int>("index");
    const auto cases = linkCases();
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s", cases[i].name.c_str()) << static_cast<int>(i);
}

void LinksTest::tiesExactly()
{
    QFETCH(int, index);
    LinkCase wanted = linkCases()[static_cast<std::size_t>(index)];
    std::sort(wanted.links.begin(), wanted.links.end());
    QCOMPARE(linksShown(wanted.rows), shown(wanted.links));
}

void LinksTest::everyKindHasACase()
{
    // Tied by correlation or as a part of them: tst_weak_links.
    std::set<std::string> seen{"template-deployed", "instance-group-written", "instance-group-deleted"};
    for (const LinkCase &each : linkCases())
        for (const std::string &line : each.links)
            seen.insert(line.substr(0, line.find(' ')));
    for (const LinkKind &kind : linkKinds())
        QVERIFY2(seen.contains(std::string(kind.id)), std::string(kind.id).c_str());
}

void LinksTest::tiesNothingElse_data()
{
    QTest::addColumn<int>("index");
    const auto cases = unlinkedCases();
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s", cases[i].name.c_str()) << static_cast<int>(i);
}

void LinksTest::tiesNothingElse()
{
    QFETCH(int, index);
    const LinkCase wanted = unlinkedCases()[static_cast<std::size_t>(index)];
    QCOMPARE(linksShown(wanted.rows), shown(wanted.links));
}

void LinksTest::showsBothFieldsAndTheHops()
{
    const EventStore events =
        storeOf({awsLaunch(), attachVolume(), createVolume("volume", "vol-new", "snap-1"),
                 createSnapshot("snapshot", "snap-1", "vol-old"), createVolume("old", "vol-old")});
    std::vector<std::string> lines;
    for (const Link &link : linksOf(events))
        lines.push_back(std::string(linkKind(link.kind).id) + ' ' + std::to_string(link.hops) + ' ' +
                        std::string(link.fromField) + ' ' + std::string(link.toField));
    std::sort(lines.begin(), lines.end());
    QCOMPARE(shown(lines),
             shown({"snapshot-created 3 responseElements.snapshotId requestParameters.snapshotId",
                    "volume-attached 1 requestParameters.instanceId responseElements.instancesSet.items.instanceId",
                    "volume-created 2 responseElements.volumeId requestParameters.volumeId",
                    "volume-source-created 4 responseElements.volumeId requestParameters.volumeId"}));
}

void LinksTest::readsTheSameWhateverTheOrder()
{
    std::mt19937 random(7);
    for (const LinkCase &each : linkCases()) {
        EventBuilder builder(plan(), 2);
        for (const EventRow &row : each.rows)
            builder.add(row);
        const EventStore straight = builder.build();
        std::vector<std::size_t> order(each.rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (int round = 0; round < 5; ++round) {
            std::shuffle(order.begin(), order.end(), random);
            const EventStore mixed = builder.build(order);
            QCOMPARE(shown(textsOf(mixed, linksOf(mixed))), shown(textsOf(straight, linksOf(straight))));
        }
    }
}

void LinksTest::everyLinkIsProven()
{
    const std::vector<FieldSpec> fields = linkFields();
    std::mt19937 random(11);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const std::string values[] = {kInstance, "vol-1", "snap-1", "sg-1", "ami-1", "eni-1", "name", "vol-2", "snap-2"};
    std::size_t links = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<EventRow> rows{awsLaunch({{"requestParameters.iamInstanceProfile.name", "name"},
                                              {"requestParameters.instancesSet.items.imageId", "ami-1"},
                                              {"responseElements.instancesSet.items.groupSet.items.groupId", "sg-1"}})};
        for (int i = 0; i < 80; ++i) {
            const FieldSpec &some = fields[below(fields.size())];
            if (some.provider != Provider::Aws || some.operation == "RunInstances")
                continue;
            EventRow row = awsEvent("e" + std::to_string(i), std::string(some.operation), {});
            for (const FieldSpec &field : fields)
                if (field.operation == some.operation && below(4) != 0)
                    row.fields.emplace_back(field.path, values[below(std::size(values))]);
            rows.push_back(std::move(row));
        }
        const EventStore events = storeOf(rows);
        for (const Link &link : linksOf(events)) {
            ++links;
            QVERIFY(link.event != link.toEvent);
            QVERIFY(holds(events, link.event, link.fromField, link.identifier));
            QVERIFY(holds(events, link.toEvent, link.toField, link.identifier));
        }
    }
    QVERIFY(links > 200);
}

void LinksTest::ordersByTimeThenKind()
{
    std::vector<EventRow> rows{
        awsLaunch(), attachVolume("late"), attachVolume("early", "vol-2"),
        awsEvent("same", "StopInstances", {{"requestParameters.instancesSet.items.instanceId", kInstance}}),
        awsEvent("untimed", "GetPasswordData", {{"requestParameters.instanceId", kInstance}})};
    rows[1].time = "2025-06-17T03:00:00Z";
    rows[2].time = "2025-06-17T02:00:00.5Z";
    rows[3].time = "2025-06-17T03:00:00Z";
    rows[4].time = "not a time";
    const EventStore events = storeOf(rows);
    std::vector<std::string> order;
    for (const Link &link : linksOf(events))
        order.push_back(events.key(link.event));
    QCOMPARE(shown(order), shown({"aws:early", "aws:late", "aws:same", "aws:untimed"}));
}

void LinksTest::countsWhatTheBoundLeftOut()
{
    std::vector<EventRow> rows{awsLaunch({{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-hub"}})};
    for (int hour = 0; hour < 10; ++hour) {
        rows.push_back(awsEvent("change" + std::to_string(hour), "RevokeSecurityGroupIngress",
                                {{"requestParameters.groupId", "sg-hub"}}));
        rows.back().time = "2025-06-17T0" + std::to_string(hour) + ":00:00Z";
    }
    const EventStore events = storeOf(rows);
    const Finding finding = findingOf(events); // at 02:26:05
    const std::vector<Finding> twice{finding, finding};
    const Linking all = linkFindings(events, plan(), twice);
    QCOMPARE(all.links[1].size(), std::size_t{10});
    QCOMPARE(all.leftOut[1], 0u);
    const Linking bounded = linkFindings(events, plan(), twice, 6);
    std::vector<std::string> kept;
    for (const Link &link : bounded.links[1])
        kept.push_back(events.key(link.event));
    QCOMPARE(shown(kept), shown({"aws:change1", "aws:change2", "aws:change3"}));
    QCOMPARE(bounded.leftOut[1], 7u);
}

void LinksTest::givesEachLaunchOfOneCallItsOwnInterface()
{
    const std::string interfaces = "responseElements.instancesSet.items.networkInterfaceSet.items.networkInterfaceId";
    EventRow launch = awsLaunch({{interfaces, "eni-1"}, {interfaces, "eni-2"}});
    launch.fields.emplace_back("responseElements.instancesSet.items.instanceId", "i-second");
    const auto address = [](std::string id, std::string interface) {
        return awsEvent(std::move(id), "AssociateAddress",
                        {{"requestParameters.networkInterfaceId", std::move(interface)}});
    };
    const EventStore events = storeOf({launch, address("a1", "eni-1"), address("a2", "eni-2")});
    Finding first = findingOf(events);
    Finding second = first;
    second.instance = "i-second";
    const std::vector<Finding> both{first, second};
    const Linking linking = linkFindings(events, plan(), both);
    QCOMPARE(shown(textsOf(events, linking.links[0])), shown({"address-associated a1 eni-1 launch"}));
    QCOMPARE(shown(textsOf(events, linking.links[1])), shown({"address-associated a2 eni-2 launch"}));
}

void LinksTest::namesWhatNoEventExplains()
{
    const EventStore events = storeOf({awsLaunch({{"requestParameters.instancesSet.items.keyName", "ops-maint"},
                                                  {"responseElements.instancesSet.items.keyName", "ops-maint"},
                                                  {"responseElements.instancesSet.items.iamInstanceProfile.arn",
                                                   "arn:aws:iam::111122223333:instance-profile/app-backup"},
                                                  {"requestParameters.blockDeviceMapping.items.ebs.snapshotId", ""}}),
                                       attachVolume(), createVolume("volume", "vol-new", "snap-1"),
                                       createSnapshot("snapshot", "snap-1", "vol-old")});
    const Finding finding = findingOf(events);
    const Linking linking = linkFindings(events, plan(), {&finding, 1});
    std::vector<std::string> lines;
    for (const OpenEnd &end : linking.openEnds.front())
        lines.push_back(std::string(jointInfo(end.joint).role) + ' ' + std::string(end.identifier) + ' ' +
                        events.key(end.event) + ' ' + std::string(end.field));
    QCOMPARE(shown(lines),
             shown({"key pair ops-maint aws:launch requestParameters.instancesSet.items.keyName",
                    "profile app-backup aws:launch responseElements.instancesSet.items.iamInstanceProfile.arn",
                    "source disk vol-old aws:snapshot requestParameters.volumeId"}));
}

void LinksTest::asksForNoFieldTwice()
{
    std::set<std::string> seen;
    for (const FieldSpec &spec : linkFields())
        QVERIFY(seen.insert(std::string(spec.operation) + ' ' + std::string(spec.path)).second);
    QVERIFY(!seen.empty());
}

QTEST_APPLESS_MAIN(LinksTest)
#include "tst_links.moc"
