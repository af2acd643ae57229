// The machines that Azure services, pipelines and people make every day, and the writes that are no launch.
#include "exercise/azure_stage.h"
#include "exercise/invented.h"
#include "exercise/scenes.h"

namespace interloper {

namespace {

// A machine with the interface and, from the disk service, the disk that a deployment makes for it.
std::string deploy(AzureStage &stage, AzureWho who, unsigned subscription, const std::string &group,
                   const std::string &name, StorySeconds time, const std::string &correlation)
{
    const AzureResource nic{subscription, group, "Microsoft.Network/networkInterfaces/" + name + "-nic"};
    stage.run({who, "Microsoft.Network/networkInterfaces/write", nic, correlation}, time);
    const AzureResource disk{subscription, group, "Microsoft.Compute/disks/" + name + "_OsDisk_1"};
    AzureMachine machine{{subscription, group, "Microsoft.Compute/virtualMachines/" + name}};
    machine.osDiskId = disk.id();
    machine.interfaceId = nic.id();
    std::string finding = stage.createMachine(who, machine, time + 6, correlation);
    stage.run({AzureWho::DiskService, "Microsoft.Compute/disks/write", disk, correlation, AzureOutcome::Accepted},
              time + 8);
    return finding;
}

// A machine whose service leaves nothing but the machine's own rows.
std::string createAlone(AzureStage &stage, AzureWho who, const std::string &group, const std::string &name,
                        StorySeconds time, const std::string &correlation)
{
    AzureMachine machine{{0, group, "Microsoft.Compute/virtualMachines/" + name}};
    machine.osDiskId = AzureResource{0, group, "Microsoft.Compute/disks/" + name + "_disk1"}.id();
    machine.interfaceId = AzureResource{0, group, "Microsoft.Network/networkInterfaces/" + name + "-nic"}.id();
    return stage.createMachine(who, machine, time, correlation);
}

void drop(AzureStage &stage, AzureWho who, const std::string &group, const std::string &name, StorySeconds time)
{
    stage.run({who,
               "Microsoft.Compute/virtualMachines/delete",
               {0, group, "Microsoft.Compute/virtualMachines/" + name},
               {},
               AzureOutcome::Accepted},
              time);
}

} // namespace

void playNodePools(AzureStage &stage)
{
    const std::string group = "MC_rg-orders-prod_orders-aks_westeurope";
    for (const int day : {0, 4}) {
        const std::string correlation = uuidText(stage.prng());
        const StorySeconds time = storyTime(day, 6, 12) + stage.prng().between(0, 900);
        for (const int node : {0, 1})
            stage.benign(createAlone(stage, AzureWho::NodeService, group,
                                     fill("aks-pool1-1740$0-vm$1", {std::to_string(day), std::to_string(node)}),
                                     time + node * 2, correlation),
                         "autoscaling");
    }
    for (const int day : {2, 8}) {
        const StorySeconds time = storyTime(day, 12, 40) + stage.prng().between(0, 1800);
        const AzureResource setting{0, "rg-orders-prod", "Microsoft.Insights/autoscaleSettings/web-flex"};
        stage.run({AzureWho::Autoscale,
                   "Microsoft.Insights/AutoscaleSettings/Scaleup/Action",
                   setting,
                   {},
                   AzureOutcome::Updated},
                  time);
        const std::string name = fill("web-flex_$0", {hexText(stage.prng(), 8)});
        stage.benign(createAlone(stage, AzureWho::Autoscale, "rg-orders-prod", name, time + 20, {}), "autoscaling");
        drop(stage, AzureWho::Autoscale, "rg-orders-prod", name, time + 3 * kHour);
    }
}

void playPipelines(AzureStage &stage)
{
    for (const int day : {1, 3, 8}) {
        const StorySeconds time = storyTime(day, 9, 10) + stage.prng().between(0, 6 * kHour);
        const std::string correlation = uuidText(stage.prng());
        const std::string number = std::to_string(410 + day);
        stage.run({AzureWho::Pipeline,
                   "Microsoft.Resources/deployments/write",
                   {1, "rg-shop-dev", "Microsoft.Resources/deployments/release-" + number},
                   correlation},
                  time);
        stage.benign(deploy(stage, AzureWho::Pipeline, 1, "rg-shop-dev", "shop-dev-" + number, time + 5, correlation),
                     "ci");
    }
}

void playAzureTerraform(AzureStage &stage)
{
    const StorySeconds window = storyTime(3, 13, 20, 44); // the change window that AWS has too
    for (const int i : {0, 1})
        stage.benign(deploy(stage, AzureWho::Automation, 0, "rg-stock-prod", fill("stock-api-$0", {std::to_string(i)}),
                            window + i * 60, uuidText(stage.prng())),
                     "iac");
}

void playTestFailover(AzureStage &stage)
{
    const StorySeconds time = storyTime(5, 9, 30, 2); // Saturday, with the drill in AWS
    const AzureResource item{0, "rg-recovery", "Microsoft.RecoveryServices/vaults/orders-vault"};
    stage.run({AzureWho::AnnaKeller,
               "Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/"
               "replicationProtectedItems/testFailover/action",
               item,
               {},
               AzureOutcome::Accepted},
              time);
    for (const std::string name : {"orders-db-test", "orders-web-test"}) {
        stage.benign(createAlone(stage, AzureWho::Recovery, "rg-recovery", name, time + 240, {}), "dr-drill");
        drop(stage, AzureWho::Recovery, "rg-recovery", name, time + 5 * kHour);
    }
}

void playAzureScan(AzureStage &stage)
{
    const std::string group = "rg-agentless-scan";
    const StorySeconds time = storyTime(4, 2, 14, 36);
    const AzureResource snapshot{0, group, "Microsoft.Compute/snapshots/defender-scan-81c2"};
    const AzureResource disk{0, group, "Microsoft.Compute/disks/defender-scan-81c2-disk"};
    const std::string source = AzureResource{0, "rg-shop-prod", "Microsoft.Compute/disks/shop-web-1_OsDisk"}.id();
    const std::string_view body = R"({"properties":{"creationData":{"createOption":"Copy","sourceResourceId":"$0"}}})";
    AzureOperation snap{AzureWho::Scanner, "Microsoft.Compute/snapshots/write", snapshot, {}, AzureOutcome::Accepted};
    snap.responseBody = fill(body, {source});
    stage.run(snap, time);
    AzureOperation copy{AzureWho::Scanner, "Microsoft.Compute/disks/write", disk, {}, AzureOutcome::Accepted};
    copy.responseBody = fill(body, {snapshot.id()});
    stage.run(copy, time + 52);
    AzureMachine machine{{0, group, "Microsoft.Compute/virtualMachines/defender-scan-81c2"}};
    machine.osDiskId = disk.id();
    machine.fromDisk = true;
    machine.interfaceId = AzureResource{0, group, "Microsoft.Network/networkInterfaces/defender-scan-nic"}.id();
    stage.benign(stage.createMachine(AzureWho::Scanner, machine, time + 90), "cspm");
    drop(stage, AzureWho::Scanner, group, "defender-scan-81c2", time + 31 * kMinute);
    stage.run({AzureWho::Scanner, "Microsoft.Compute/snapshots/delete", snapshot, {}, AzureOutcome::Accepted},
              time + 33 * kMinute);
}

void playPortalCreates(AzureStage &stage)
{
    const StorySeconds first = storyTime(2, 14, 3, 27);
    const std::string correlation = uuidText(stage.prng());
    stage.run({AzureWho::PeterNowak,
               "Microsoft.Resources/deployments/write",
               {0, "rg-shop-prod", "Microsoft.Resources/deployments/CreateVm-20250305"},
               correlation},
              first);
    stage.run({AzureWho::PeterNowak,
               "Microsoft.Network/networkSecurityGroups/write",
               {0, "rg-shop-prod", "Microsoft.Network/networkSecurityGroups/shop-batch-nsg"},
               correlation},
              first + 3);
    deploy(stage, AzureWho::PeterNowak, 0, "rg-shop-prod", "shop-batch", first + 6, correlation);
    deploy(stage, AzureWho::SofiaMarin, 1, "rg-shop-dev", "sofia-test", storyTime(8, 11, 37, 1),
           uuidText(stage.prng()));
}

void playUnclearWrites(AzureStage &stage)
{
    const std::string_view write = "Microsoft.Compute/virtualMachines/write";
    const AzureResource web{0, "rg-shop-prod", "Microsoft.Compute/virtualMachines/shop-web-1"};
    for (const int day : {1, 5, 9}) {
        AzureOperation update{AzureWho::AnnaKeller, write, web, {}, AzureOutcome::Updated};
        update.requestBody = R"({"tags":{"owner":"shop","patch-group":"b"}})";
        update.responseBody = fill(R"({"name":"shop-web-1","id":"$0","properties":{"vmId":"$1","provisioningState":)"
                                   R"("Updating","timeCreated":"2024-06-11T08:20:13.5502281Z"}})",
                                   {web.id(), "2f1a7c9e-4b5d-4e60-8a31-c2d3e4f5a6b7"});
        stage.run(update, storyTime(day, 10, 5) + stage.prng().between(0, 4 * kHour));
    }
    AzureOperation failed{AzureWho::Pipeline,
                          write,
                          {1, "rg-shop-dev", "Microsoft.Compute/virtualMachines/shop-dev-gpu"},
                          {},
                          AzureOutcome::Failed};
    failed.responseBody = R"({"error":{"code":"OverconstrainedAllocationRequest","message":"Allocation failed."}})";
    stage.run(failed, storyTime(2, 15, 44, 30));
    stage.run({AzureWho::SofiaMarin,
               write,
               {1, "rg-shop-dev", "Microsoft.Compute/virtualMachines/sofia-late"},
               {},
               AzureOutcome::Unfinished},
              storyTime(9, 23, 58, 21));
}

} // namespace interloper
