#include "layout/chain.h"
#include "support/linked_case.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

/// `source disk vol-old` of each node, row by row.
QByteArray nodesOf(const ChainPicture &picture)
{
    QByteArray out;
    double y = picture.nodes.front().rect.y;
    for (const ChainNode &node : picture.nodes) {
        if (node.rect.y != y)
            out += "--\n";
        y = node.rect.y;
        out += node.folded ? '+' + QByteArray::number(node.folded)
                           : QByteArray(node.role.data(), static_cast<int>(node.role.size())) + ' ' +
                                 QByteArray(node.name.data(), static_cast<int>(node.name.size()));
        out += '\n';
    }
    return out;
}

/// `vol-old CreateSnapshot snap-1` of each edge.
QByteArray edgesOf(const ChainPicture &picture)
{
    const auto name = [&](std::uint32_t node) {
        return node == ChainEdge::kNowhere ? std::string("?") : std::string(picture.nodes[node].name);
    };
    QByteArray out;
    for (const ChainEdge &edge : picture.edges)
        out +=
            QByteArray::fromStdString(name(edge.from) + ' ' + std::string(edge.operation) + ' ' + name(edge.to)) + '\n';
    return out;
}

std::vector<EventRow> attack()
{
    return {awsLaunch({{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-1"},
                       {"requestParameters.instancesSet.items.keyName", "ops-maint"}}),
            attachVolume(),
            createVolume("volume", "vol-new", "snap-1"),
            createSnapshot("snapshot", "snap-1", "vol-old"),
            awsEvent("key", "CreateKeyPair", {{"requestParameters.keyName", "ops-maint"}}),
            authorize("open", "requestParameters.cidrIp", "0.0.0.0/0")};
}

} // namespace

class ChainTest : public QObject
{
    Q_OBJECT

private slots:
    void drawsTheDiskAboveAndTheNamedBelow();
    void eachEdgeOpensTheEventThatUsedTheNode();
    void endsAtAGapWhereNoEventMadeTheDisk();
    void drawsAnAzureChainByLastNames();
    void drawsTheInstanceAloneWithoutLinks();
    void prefersTheLineThatIsExplained();
    void foldsWhatDoesNotFit();
    void neverOverlapsAndStaysInside_data();
    void neverOverlapsAndStaysInside();
    void drawsAProfileOnceHoweverItIsNamed();
    void shortensAzureOperations();
};

void ChainTest::drawsTheDiskAboveAndTheNamedBelow()
{
    const Investigation investigation = linkedCase(attack());
    const ChainPicture picture = layoutChain(investigation, 0);
    QCOMPARE(nodesOf(picture), QByteArray("source disk vol-old\nsnapshot snap-1\nnew volume vol-new\n"
                                          "new instance i-0a1b2c3d4e5f60718\n--\n"
                                          "key pair ops-maint\nopen group sg-1\n"));
    QCOMPARE(edgesOf(picture), QByteArray("? vol-old\n").replace("? ", "?  ") +
                                   "vol-old CreateSnapshot snap-1\nsnap-1 CreateVolume vol-new\n"
                                   "vol-new AttachVolume i-0a1b2c3d4e5f60718\n"
                                   "ops-maint RunInstances i-0a1b2c3d4e5f60718\n"
                                   "sg-1 RunInstances i-0a1b2c3d4e5f60718\n");
}

void ChainTest::eachEdgeOpensTheEventThatUsedTheNode()
{
    const Investigation investigation = linkedCase(attack());
    const ChainPicture picture = layoutChain(investigation, 0);
    QCOMPARE(investigation.events.key(picture.edges[1].event), std::string("aws:snapshot"));
    QCOMPARE(investigation.events.key(picture.edges[3].event), std::string("aws:attach"));
    QCOMPARE(investigation.events.key(picture.edges[5].event), std::string("aws:launch"));
    QCOMPARE(investigation.events.key(picture.nodes[1].event), std::string("aws:snapshot"));
    QVERIFY(!picture.nodes[0].event.valid());
    QCOMPARE(formatIso(picture.edges[5].time), std::string("2025-06-17T02:26:05Z"));
}

void ChainTest::endsAtAGapWhereNoEventMadeTheDisk()
{
    std::vector<EventRow> rows = attack();
    const Investigation open = linkedCase(rows);
    QVERIFY(layoutChain(open, 0).edges.front().isGap);
    QCOMPARE(layoutChain(open, 0).edges.front().to, 0u);
    rows.push_back(createVolume("old", "vol-old"));
    const Investigation whole = linkedCase(rows);
    QVERIFY(!layoutChain(whole, 0).edges.front().isGap);
}

void ChainTest::drawsAnAzureChainByLastNames()
{
    const std::string nic = networkId("networkInterfaces", "nic");
    const std::string nsg = networkId("networkSecurityGroups", "nsg");
    const std::string disk = computeId("disks", "disk-new");
    const std::string snapshot = computeId("snapshots", "snap");
    const Investigation investigation = linkedCase(withAzureLaunch(
        {{"storageProfile.osDisk.managedDisk.id", disk}, {"networkProfile.networkInterfaces.id", nic}},
        {azureDone("disk", "Microsoft.Compute/disks/write", disk, {{"creationData.sourceResourceId", snapshot}}),
         azureDone("snap", "Microsoft.Compute/snapshots/write", snapshot,
                   {{"creationData.sourceResourceId", computeId("disks", "disk-old")}}),
         azureDone("nic", "Microsoft.Network/networkInterfaces/write", nic, {{"networkSecurityGroup.id", nsg}}),
         azureDone("rule", "Microsoft.Network/networkSecurityGroups/securityRules/write", nsg + "/securityRules/any",
                   {{"access", "Allow"}, {"direction", "Inbound"}, {"sourceAddressPrefix", "*"}})}));
    const ChainPicture picture = layoutChain(investigation, 0);
    QCOMPARE(nodesOf(picture), QByteArray("source disk disk-old\nsnapshot snap\nnew disk disk-new\n"
                                          "new VM vm-batch-07\n--\nopen NSG nsg\ninterface nic\n"));
    QCOMPARE(edgesOf(picture),
             QByteArray("?  disk-old\ndisk-old snapshots/write snap\nsnap disks/write disk-new\n"
                        "disk-new virtualMachines/write vm-batch-07\nnic virtualMachines/write vm-batch-07\n"
                        "nsg networkInterfaces/write nic\n"));
}

void ChainTest::drawsTheInstanceAloneWithoutLinks()
{
    const Investigation investigation = linkedCase({awsLaunch()});
    const ChainPicture picture = layoutChain(investigation, 0);
    QCOMPARE(nodesOf(picture), QByteArray("new instance i-0a1b2c3d4e5f60718\n"));
    QVERIFY(picture.nodes.front().isInstance);
    QVERIFY(picture.edges.empty());
}

void ChainTest::prefersTheLineThatIsExplained()
{
    const Investigation investigation =
        linkedCase({awsLaunch({{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-root"}}),
                    attachVolume("attach-0", "vol-blank"), attachVolume(), createVolume("volume", "vol-new", "snap-1"),
                    createSnapshot("snapshot", "snap-1", "vol-old")});
    QCOMPARE(nodesOf(layoutChain(investigation, 0)),
             QByteArray("source disk vol-old\nsnapshot snap-1\nnew volume vol-new\nnew instance i-0a1b2c3d4e5f60718\n"
                        "--\nsnapshot snap-root\nnew volume vol-blank\n"));
}

void ChainTest::foldsWhatDoesNotFit()
{
    Fields groups;
    for (int i = 0; i < 12; ++i)
        groups.emplace_back("responseElements.instancesSet.items.groupSet.items.groupId", "sg-" + std::to_string(i));
    std::vector<EventRow> rows{awsLaunch(groups), authorize("open", "requestParameters.cidrIp", "0.0.0.0/0", "sg-7")};
    const Investigation wide = linkedCase(rows);
    const ChainPicture picture = layoutChain(wide, 0);
    QCOMPARE(picture.nodes.size(), 1 + kMaxChainNodes);
    QCOMPARE(picture.nodes[1].folded, 6u);
    QCOMPARE(picture.nodes.back().name, std::string_view("sg-7"));

    rows = {awsLaunch({{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-0"}})};
    for (int i = 0; i < 9; ++i)
        rows.push_back(awsEvent("copy" + std::to_string(i), "CopySnapshot",
                                {{"requestParameters.sourceSnapshotId", "snap-" + std::to_string(i + 1)},
                                 {"responseElements.snapshotId", "snap-" + std::to_string(i)}}));
    const Investigation deep = linkedCase(rows);
    QCOMPARE(nodesOf(layoutChain(deep, 0)),
             QByteArray("snapshot snap-9\n+5\nsnapshot snap-3\nsnapshot snap-2\nsnapshot snap-1\nsnapshot snap-0\n"
                        "new instance i-0a1b2c3d4e5f60718\n"));
}

void ChainTest::neverOverlapsAndStaysInside_data()
{
    QTest::addColumn<int>("index");
    const auto cases = linkCases();
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s", cases[i].name.c_str()) << static_cast<int>(i);
}

void ChainTest::neverOverlapsAndStaysInside()
{
    QFETCH(int, index);
    const Investigation investigation = linkedCase(linkCases()[static_cast<std::size_t>(index)].rows);
    const ChainPicture picture = layoutChain(investigation, 0);
    const auto inside = [&](double x, double y) {
        return x >= 0 && y >= 0 && x <= picture.width && y <= picture.height;
    };
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        const ChainRect &a = picture.nodes[i].rect;
        QVERIFY(inside(a.x, a.y) && inside(a.x + a.width, a.y + a.height));
        for (std::size_t j = 0; j < i; ++j) {
            const ChainRect &b = picture.nodes[j].rect;
            QVERIFY(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height);
        }
    }
    for (const ChainEdge &edge : picture.edges) {
        QVERIFY(edge.line.size() >= 2);
        QVERIFY(edge.to < picture.nodes.size());
        for (const ChainPoint &point : edge.line)
            QVERIFY(inside(point.x, point.y));
        if (!edge.isGap)
            QVERIFY(edge.event.valid());
    }
}

void ChainTest::drawsAProfileOnceHoweverItIsNamed()
{
    for (const LinkCase &each : linkCases()) {
        if (each.name != "profile whose making names the same ARN")
            continue;
        const Investigation investigation = linkedCase(each.rows);
        QCOMPARE(nodesOf(layoutChain(investigation, 0)),
                 QByteArray("new instance i-0a1b2c3d4e5f60718\n--\nrole app\nprofile app-backup\n"));
        return;
    }
    QFAIL("no such case");
}

void ChainTest::shortensAzureOperations()
{
    QCOMPARE(shortOperation("Microsoft.Compute/virtualMachines/write"), std::string_view("virtualMachines/write"));
    QCOMPARE(shortOperation("RunInstances"), std::string_view("RunInstances"));
}

QTEST_APPLESS_MAIN(ChainTest)
#include "tst_chain.moc"
