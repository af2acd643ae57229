// The Azure twin: an account is used from an address never seen before, through the CLI, so each step has a correlation
// id of its own and only the resource ids tie the steps together.
#include "exercise/azure_stage.h"
#include "exercise/invented.h"
#include "exercise/scenes.h"

namespace interloper {

namespace {

constexpr StorySeconds kBegin = storyTime(7, 22, 41, 17);
const std::string kGroup = "rg-orders-prod";

AzureResource resource(std::string path)
{
    return {0, kGroup, std::move(path)};
}

// Runs one step and links each of its rows by the resource that the row names.
void step(AzureStage &stage, TruthAttack &truth, const AzureOperation &operation, StorySeconds time,
          const AzureResource *named = nullptr)
{
    for (const AzureWritten &row : stage.run(operation, time)) {
        // A rule or command stands below the group or machine it belongs to: that parent's id ties it to the chain.
        const std::size_t length = named == nullptr ? row.resourceId.size() : named->id().size();
        truth.links.push_back({row.event, row.resourceId.substr(0, length)});
    }
}

std::string creationBody(const AzureResource &made, std::string_view type, std::string_view sourceId)
{
    return fill(R"({"name":"$0","id":"$1","type":"$2","location":"$3","sku":{"name":"Standard_LRS"},"properties":)"
                R"({"osType":"Linux","creationData":{"createOption":"Copy","sourceResourceId":"$4"},"diskSizeGB":256,)"
                R"("provisioningState":"Updating","isArmResource":true}})",
                {made.path.substr(made.path.rfind('/') + 1), made.id(), type, kAzureLocation, sourceId});
}

std::string creationRequest(std::string_view sourceId)
{
    return fill(R"({"location":"$0","properties":{"creationData":{"createOption":"Copy","sourceResourceId":"$1"}}})",
                {kAzureLocation, sourceId});
}

std::string ruleText(std::string_view name)
{
    return fill(R"({"name":"$0","properties":{"protocol":"Tcp","sourcePortRange":"*","destinationPortRange":"22",)"
                R"("sourceAddressPrefix":"*","destinationAddressPrefix":"*","access":"Allow","priority":100,)"
                R"("direction":"Inbound"}})",
                {name});
}

// Days before, and by another: the production disk is made and stays.
AzureResource playPast(AzureStage &stage, TruthAttack &truth)
{
    AzureResource disk = resource("Microsoft.Compute/disks/orders-db-data");
    AzureOperation write{AzureWho::SofiaMarin, "Microsoft.Compute/disks/write", disk, {}, AzureOutcome::Accepted};
    write.responseBody = fill(R"({"name":"orders-db-data","id":"$0","location":"$1","properties":{"creationData":)"
                              R"({"createOption":"Empty"},"diskSizeGB":256,"provisioningState":"Updating"}})",
                              {disk.id(), kAzureLocation});
    step(stage, truth, write, storyTime(1, 10, 12, 9));
    return disk;
}

AzureResource playDiskCopy(AzureStage &stage, TruthAttack &truth, const AzureResource &source)
{
    const AzureResource snapshot = resource("Microsoft.Compute/snapshots/snap-rep-01");
    AzureOperation snap{AzureWho::Intruder, "Microsoft.Compute/snapshots/write", snapshot, {}, AzureOutcome::Accepted};
    snap.requestBody = creationRequest(source.id());
    snap.responseBody = creationBody(snapshot, "Microsoft.Compute/snapshots", source.id());
    step(stage, truth, snap, kBegin);

    AzureResource disk = resource("Microsoft.Compute/disks/rep-disk-01");
    AzureOperation copy{AzureWho::Intruder, "Microsoft.Compute/disks/write", disk, {}, AzureOutcome::Accepted};
    copy.requestBody = creationRequest(snapshot.id());
    copy.responseBody = creationBody(disk, "Microsoft.Compute/disks", snapshot.id());
    step(stage, truth, copy, kBegin + 74);
    return disk;
}

AzureResource playOpenDoor(AzureStage &stage, TruthAttack &truth)
{
    AzureResource nsg = resource("Microsoft.Network/networkSecurityGroups/rep-nsg");
    AzureOperation group{AzureWho::Intruder, "Microsoft.Network/networkSecurityGroups/write", nsg};
    group.requestBody =
        fill(R"({"location":"$0","properties":{"securityRules":[$1]}})", {kAzureLocation, ruleText("ssh")});
    group.responseBody = fill(R"({"name":"rep-nsg","id":"$0","location":"$1","properties":{"provisioningState":)"
                              R"("Updating","securityRules":[$2]}})",
                              {nsg.id(), kAzureLocation, ruleText("ssh")});
    step(stage, truth, group, kBegin + 131);

    AzureOperation rule{AzureWho::Intruder, "Microsoft.Network/networkSecurityGroups/securityRules/write",
                        resource(nsg.path + "/securityRules/any-admin")};
    rule.requestBody = ruleText("any-admin");
    rule.responseBody = ruleText("any-admin");
    step(stage, truth, rule, kBegin + 166, &nsg);
    return nsg;
}

AzureResource playNetwork(AzureStage &stage, TruthAttack &truth, const AzureResource &nsg)
{
    const AzureResource address = resource("Microsoft.Network/publicIPAddresses/rep-ip");
    AzureOperation ip{AzureWho::Intruder, "Microsoft.Network/publicIPAddresses/write", address};
    ip.responseBody = fill(R"({"name":"rep-ip","id":"$0","location":"$1","properties":{"provisioningState":"Updating",)"
                           R"("publicIPAllocationMethod":"Static","ipAddress":"192.0.2.231"}})",
                           {address.id(), kAzureLocation});
    step(stage, truth, ip, kBegin + 203);

    AzureResource nic = resource("Microsoft.Network/networkInterfaces/rep-nic");
    AzureOperation interface {
        AzureWho::Intruder, "Microsoft.Network/networkInterfaces/write", nic
    };
    const std::string properties =
        fill(R"("networkSecurityGroup":{"id":"$0"},"ipConfigurations":[{"name":"ipconfig1","properties":)"
             R"({"publicIPAddress":{"id":"$1"},"subnet":{"id":"/subscriptions/$2/resourceGroups/$3/providers/)"
             R"(Microsoft.Network/virtualNetworks/vnet-orders/subnets/apps"},"privateIPAddress":"10.30.2.44"}}])",
             {nsg.id(), address.id(), kAzureSubscriptions[0], kGroup});
    interface.requestBody = fill(R"({"location":"$0","properties":{$1}})", {kAzureLocation, properties});
    interface.responseBody = fill(R"({"name":"rep-nic","id":"$0","location":"$1","properties":{"provisioningState":)"
                                  R"("Succeeded",$2}})",
                                  {nic.id(), kAzureLocation, properties});
    step(stage, truth, interface, kBegin + 238);
    return nic;
}

void playExit(AzureStage &stage, TruthAttack &truth, const AzureResource &machine)
{
    const AzureOperation command{
        AzureWho::Intruder, "Microsoft.Compute/virtualMachines/runCommand/action", machine, {}, AzureOutcome::Accepted};
    step(stage, truth, command, kBegin + 742);
    const AzureOperation drop{
        AzureWho::Intruder, "Microsoft.Compute/virtualMachines/delete", machine, {}, AzureOutcome::Accepted};
    step(stage, truth, drop, kBegin + 3 * kHour + 511);
}

} // namespace

void playAzureAttack(AzureStage &stage)
{
    TruthAttack truth;
    const AzureResource source = playPast(stage, truth);
    AzureMachine machine{resource("Microsoft.Compute/virtualMachines/rep-vm-01")};
    machine.osDiskId = playDiskCopy(stage, truth, source).id();
    machine.fromDisk = true;
    machine.interfaceId = playNetwork(stage, truth, playOpenDoor(stage, truth)).id();
    truth.finding = stage.createMachine(AzureWho::Intruder, machine, kBegin + 305);
    playExit(stage, truth, machine.resource);
    stage.attack(std::move(truth));
}

} // namespace interloper
