// One small story for each kind of link with exactly the links that it must give, and twins of them that must give
// none. Header only. Names and ids are invented.
#pragma once

#include "support/azure_link_cases.h"

namespace interloper::test {

inline LinkCase aboutInstance(const std::string &kind, std::string operation, std::string field)
{
    return {kind + " by " + operation,
            {awsLaunch(), awsEvent("e", std::move(operation), {{std::move(field), kInstance}})},
            {kind + " e " + kInstance + " launch"}};
}

inline std::vector<LinkCase> instanceCases()
{
    const std::string id = "requestParameters.instanceId";
    const std::string set = "requestParameters.instancesSet.items.instanceId";
    std::vector<LinkCase> out{
        aboutInstance("volume-attached", "AttachVolume", id),
        aboutInstance("volume-attached", "AttachVolume", "responseElements.instanceId"),
        aboutInstance("volume-detached", "DetachVolume", "responseElements.instanceId"),
        aboutInstance("network-interface-attached", "AttachNetworkInterface", id),
        aboutInstance("address-associated", "AssociateAddress", id),
        aboutInstance("role-profile-associated", "AssociateIamInstanceProfile",
                      "requestParameters.AssociateIamInstanceProfileRequest.InstanceId"),
        aboutInstance("role-assumed", "AssumeRole", "requestParameters.roleSessionName"),
        aboutInstance("image-taken", "CreateImage", id),
        aboutInstance("snapshot-taken", "CreateSnapshots",
                      "requestParameters.CreateSnapshotsRequest.InstanceSpecification.InstanceId"),
        aboutInstance("instance-terminated", "TerminateInstances", set),
        aboutInstance("instance-terminated", "TerminateInstances", "responseElements.instancesSet.items.instanceId"),
        aboutInstance("instance-stopped", "StopInstances", set),
        aboutInstance("instance-started", "StartInstances", set),
        aboutInstance("instance-restarted", "RebootInstances", set),
        aboutInstance("instance-changed", "ModifyInstanceAttribute", id),
        aboutInstance("instance-tagged", "CreateTags", "requestParameters.resourcesSet.items.resourceId"),
        aboutInstance("instance-password-read", "GetPasswordData", id),
        aboutInstance("instance-console-read", "GetConsoleOutput", id),
        aboutInstance("instance-command-sent", "SendCommand", "requestParameters.instanceIds"),
        aboutInstance("instance-session-started", "StartSession", "requestParameters.target"),
        aboutInstance("instance-key-pushed", "SendSSHPublicKey", id),
        aboutInstance("instance-key-pushed", "SendSerialConsoleSSHPublicKey", id),
    };
    EventRow own = awsEvent("own", "ListBuckets", {});
    own.actor = "arn:aws:sts::111122223333:assumed-role/app-backup/" + kInstance;
    EventRow denied = own;
    denied.id = "denied";
    denied.error = "AccessDenied";
    EventRow heartbeat = own;
    heartbeat.id = "beat";
    heartbeat.operation = "UpdateInstanceInformation";
    out.push_back({"calls of its own role, denied ones too",
                   {awsLaunch(), own, denied, heartbeat},
                   {"role-session own " + kInstance + " launch", "role-session denied " + kInstance + " launch",
                    "role-heartbeat beat " + kInstance + " launch"}});
    return out;
}

inline std::vector<LinkCase> awsDiskCases()
{
    const std::string attached = "volume-attached attach " + kInstance + " launch";
    const std::string made = "volume-created volume vol-new attach";
    const EventRow volume = createVolume("volume", "vol-new", "snap-1");
    const EventRow share = awsEvent("share", "ModifySnapshotAttribute",
                                    {{"requestParameters.snapshotId", "snap-1"},
                                     {"requestParameters.createVolumePermission.add.items.userId", "444455556666"}});
    const EventRow unshare = awsEvent("unshare", "ModifySnapshotAttribute",
                                      {{"requestParameters.snapshotId", "snap-1"},
                                       {"requestParameters.createVolumePermission.remove.items.group", "all"}});
    return {
        {"volume made and attached",
         {awsLaunch(), attachVolume(), createVolume("volume", "vol-new")},
         {attached, made}},
        {"volume that came from elsewhere",
         {awsLaunch(), attachVolume(), attachVolume("other", "vol-new", "i-other"),
          awsEvent("off", "DetachVolume", {{"requestParameters.volumeId", "vol-new"}})},
         {attached, "volume-attached-elsewhere other vol-new attach", "volume-detached off vol-new attach"}},
        {"volume attached here twice",
         {awsLaunch(), attachVolume(), attachVolume("again")},
         {attached, "volume-attached again " + kInstance + " launch"}},
        {"volume deleted",
         {awsLaunch(), attachVolume(), awsEvent("gone", "DeleteVolume", {{"requestParameters.volumeId", "vol-new"}})},
         {attached, "volume-deleted gone vol-new attach"}},
        {"whole disk chain",
         {awsLaunch(), attachVolume(), volume, createSnapshot("snapshot", "snap-1", "vol-old"),
          createVolume("old", "vol-old"), attachVolume("victim", "vol-old", "i-victim"),
          awsEvent("gone", "DeleteVolume", {{"requestParameters.volumeId", "vol-old"}})},
         {attached, made, "snapshot-created snapshot snap-1 volume", "volume-source-created old vol-old snapshot",
          "volume-source-attached victim vol-old snapshot", "volume-source-deleted gone vol-old snapshot"}},
        {"disk chain over a copied snapshot",
         {awsLaunch(), attachVolume(), volume,
          awsEvent("copy", "CopySnapshot",
                   {{"requestParameters.sourceSnapshotId", "snap-0"}, {"responseElements.snapshotId", "snap-1"}}),
          createSnapshot("snapshot", "snap-0", "vol-old")},
         {attached, made, "snapshot-copied copy snap-1 volume", "snapshot-created snapshot snap-0 copy"}},
        {"snapshots of several volumes in one call",
         {awsLaunch(), attachVolume(), volume,
          awsEvent("snapshots", "CreateSnapshots",
                   {{"responseElements.CreateSnapshotsResponse.snapshotSet.item.snapshotId", "snap-0"},
                    {"responseElements.CreateSnapshotsResponse.snapshotSet.item.snapshotId", "snap-1"},
                    {"responseElements.CreateSnapshotsResponse.snapshotSet.item.volumeId", "vol-a"},
                    {"responseElements.CreateSnapshotsResponse.snapshotSet.item.volumeId", "vol-b"}}),
          createVolume("a", "vol-a"), createVolume("b", "vol-b")},
         {attached, made, "snapshot-created snapshots snap-1 volume", "volume-source-created b vol-b snapshots"}},
        {"snapshot named by the launch",
         {awsLaunch({{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-1"}}),
          createSnapshot("snapshot", "snap-1", "vol-old")},
         {"snapshot-created snapshot snap-1 launch"}},
        {"snapshot shared, unshared, reset, copied on and deleted",
         {awsLaunch({{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-1"}}), share, unshare,
          awsEvent("reset", "ResetSnapshotAttribute", {{"requestParameters.snapshotId", "snap-1"}}),
          awsEvent("copy", "CopySnapshot", {{"requestParameters.sourceSnapshotId", "snap-1"}}),
          awsEvent("gone", "DeleteSnapshot", {{"requestParameters.snapshotId", "snap-1"}})},
         {"snapshot-shared share snap-1 launch", "snapshot-unshared unshare snap-1 launch",
          "snapshot-permission-changed reset snap-1 launch", "snapshot-copied-on copy snap-1 launch",
          "snapshot-deleted gone snap-1 launch"}},
        {"snapshot of its volume, shared",
         {awsLaunch(), attachVolume(), createVolume("volume", "vol-new"),
          createSnapshot("snapshot", "snap-1", "vol-new"), share, unshare},
         {attached, made, "snapshot-taken snapshot vol-new attach", "snapshot-shared share snap-1 snapshot",
          "snapshot-unshared unshare snap-1 snapshot"}},
        {"snapshot of its volume, copied on and deleted",
         {awsLaunch(), attachVolume(), createSnapshot("snapshot", "snap-1", "vol-new"),
          awsEvent("copy", "CopySnapshot",
                   {{"requestParameters.sourceSnapshotId", "snap-1"}, {"responseElements.snapshotId", "snap-2"}}),
          awsEvent("gone", "DeleteSnapshot", {{"requestParameters.snapshotId", "snap-2"}})},
         {attached, "snapshot-taken snapshot vol-new attach", "snapshot-copied-on copy snap-1 snapshot",
          "snapshot-deleted gone snap-2 copy"}},
    };
}

inline std::vector<LinkCase> awsImageCases()
{
    const EventRow launch = awsLaunch({{"requestParameters.instancesSet.items.imageId", "ami-1"}});
    const EventRow share = awsEvent(
        "share", "ModifyImageAttribute",
        {{"requestParameters.imageId", "ami-1"}, {"requestParameters.launchPermission.add.items.group", "all"}});
    const EventRow unshare = awsEvent("unshare", "ModifyImageAttribute",
                                      {{"requestParameters.imageId", "ami-1"},
                                       {"requestParameters.launchPermission.remove.items.userId", "444455556666"}});
    const EventRow reset = awsEvent("reset", "ResetImageAttribute", {{"requestParameters.imageId", "ami-1"}});
    const EventRow gone = awsEvent("gone", "DeregisterImage", {{"requestParameters.imageId", "ami-1"}});
    return {
        {"image made of another instance",
         {launch, awsEvent("image", "CreateImage",
                           {{"requestParameters.instanceId", "i-other"}, {"responseElements.imageId", "ami-1"}})},
         {"image-created image ami-1 launch"}},
        {"image registered from a snapshot",
         {launch,
          awsEvent("image", "RegisterImage",
                   {{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-1"},
                    {"responseElements.imageId", "ami-1"}}),
          createSnapshot("snapshot", "snap-1", "vol-old")},
         {"image-registered image ami-1 launch", "snapshot-created snapshot snap-1 image"}},
        {"image copied",
         {launch,
          awsEvent("copy", "CopyImage",
                   {{"requestParameters.sourceImageId", "ami-0"}, {"responseElements.imageId", "ami-1"}}),
          awsEvent("image", "CreateImage", {{"responseElements.imageId", "ami-0"}})},
         {"image-copied copy ami-1 launch", "image-created image ami-0 copy"}},
        {"image shared, unshared, reset, copied on and deregistered",
         {launch, share, unshare, reset, gone,
          awsEvent("copy", "CopyImage", {{"requestParameters.sourceImageId", "ami-1"}})},
         {"image-shared share ami-1 launch", "image-unshared unshare ami-1 launch",
          "image-permission-changed reset ami-1 launch", "image-deregistered gone ami-1 launch",
          "image-copied-on copy ami-1 launch"}},
        {"image of it, shared",
         {awsLaunch(),
          awsEvent("image", "CreateImage",
                   {{"requestParameters.instanceId", kInstance}, {"responseElements.imageId", "ami-1"}}),
          share, unshare, reset, gone, awsEvent("copy", "CopyImage", {{"requestParameters.sourceImageId", "ami-1"}})},
         {"image-taken image " + kInstance + " launch", "image-shared share ami-1 image",
          "image-unshared unshare ami-1 image", "image-permission-changed reset ami-1 image",
          "image-deregistered gone ami-1 image", "image-copied-on copy ami-1 image"}},
    };
}

inline EventRow authorize(std::string id, std::string field, std::string range, std::string group = "sg-1")
{
    return awsEvent(std::move(id), "AuthorizeSecurityGroupIngress",
                    {{"requestParameters.groupId", std::move(group)}, {std::move(field), std::move(range)}});
}

inline std::vector<LinkCase> awsGroupCases()
{
    const EventRow launch = awsLaunch({{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-1"}});
    const std::string nested = "requestParameters.ipPermissions.items.ipRanges.items.cidrIp";
    const std::string nestedSix = "requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6";
    const auto opened = [](const char *id) { return "security-group-opened " + std::string(id) + " sg-1 launch"; };
    std::vector<LinkCase> out{
        {"group created, opened in every form",
         {launch, awsEvent("new", "CreateSecurityGroup", {{"responseElements.groupId", "sg-1"}}),
          authorize("flat", "requestParameters.cidrIp", "0.0.0.0/0"), authorize("nested", nested, "0.0.0.0/0"),
          authorize("six", nestedSix, "::/0"), authorize("odd", nested, "198.51.100.7/00"),
          authorize("answer", "responseElements.securityGroupRuleSet.items.cidrIpv6", "::/0"),
          awsEvent("by-name", "AuthorizeSecurityGroupIngress",
                   {{"responseElements.securityGroupRuleSet.items.groupId", "sg-1"},
                    {"responseElements.securityGroupRuleSet.items.cidrIpv4", "0.0.0.0/0"}})},
         {"security-group-created new sg-1 launch", opened("flat"), opened("nested"), opened("six"), opened("odd"),
          opened("answer"), opened("by-name")}},
        {"group rules narrowed, revoked, changed, group deleted",
         {launch, authorize("some", nested, "192.0.2.0/24"), authorize("ten", nested, "192.0.2.0/10"),
          awsEvent("out", "AuthorizeSecurityGroupEgress",
                   {{"requestParameters.groupId", "sg-1"}, {nested, "0.0.0.0/0"}}),
          awsEvent("back", "RevokeSecurityGroupIngress", {{"requestParameters.groupId", "sg-1"}}),
          awsEvent("rules", "ModifySecurityGroupRules",
                   {{"requestParameters.ModifySecurityGroupRulesRequest.GroupId", "sg-1"}}),
          awsEvent("gone", "DeleteSecurityGroup", {{"requestParameters.groupId", "sg-1"}})},
         {"security-group-authorized some sg-1 launch", "security-group-authorized ten sg-1 launch",
          "security-group-authorized out sg-1 launch", "security-group-revoked back sg-1 launch",
          "security-group-changed rules sg-1 launch", "security-group-deleted gone sg-1 launch"}},
        {"groups given after the launch",
         {awsLaunch(),
          awsEvent("swap", "ModifyInstanceAttribute",
                   {{"requestParameters.instanceId", kInstance}, {"requestParameters.groupSet.items.groupId", "sg-1"}}),
          authorize("open", nested, "0.0.0.0/0")},
         {"instance-groups-changed swap " + kInstance + " launch", "security-group-opened open sg-1 swap"}},
    };
    for (const char *field : {"requestParameters.groupSet.items.groupId",
                              "requestParameters.networkInterfaceSet.items.groupSet.items.groupId",
                              "responseElements.instancesSet.items.networkInterfaceSet.items.groupSet.items.groupId"})
        out.push_back({std::string("group of the launch in ") + field,
                       {awsLaunch({{field, "sg-1"}}), authorize("flat", "requestParameters.cidrIp", "0.0.0.0/0")},
                       {opened("flat")}});
    return out;
}

inline std::vector<LinkCase> awsNamedCases()
{
    const std::string wrapped = "requestParameters.AssociateIamInstanceProfileRequest.";
    const auto role = [](std::string id, std::string operation) {
        return awsEvent(std::move(id), std::move(operation), {{"requestParameters.roleName", "app"}});
    };
    const auto profile = [](std::string id, std::string operation) {
        return awsEvent(
            std::move(id), std::move(operation),
            {{"requestParameters.instanceProfileName", "app-backup"}, {"requestParameters.roleName", "app"}});
    };
    const EventRow ready = awsLaunch({{"requestParameters.networkInterfaceSet.items.networkInterfaceId", "eni-1"}});
    const EventRow keyed = awsLaunch({{"requestParameters.instancesSet.items.keyName", "ops-maint"}});
    const EventRow elastic = awsEvent("ip", "AssociateAddress",
                                      {{"requestParameters.instanceId", kInstance},
                                       {"requestParameters.allocationId", "eipalloc-1"},
                                       {"responseElements.associationId", "eipassoc-1"}});
    return {
        {"interface made before, with its group",
         {ready,
          awsEvent("eni", "CreateNetworkInterface",
                   {{"responseElements.networkInterface.networkInterfaceId", "eni-1"},
                    {"responseElements.networkInterface.groupSet.items.groupId", "sg-1"}}),
          authorize("flat", "requestParameters.cidrIp", "0.0.0.0/0"),
          awsEvent("gone", "DeleteNetworkInterface", {{"requestParameters.networkInterfaceId", "eni-1"}})},
         {"network-interface-created eni eni-1 launch", "security-group-opened flat sg-1 eni",
          "network-interface-deleted gone eni-1 launch"}},
        {"interface changed, with its new group",
         {ready,
          awsEvent("change", "ModifyNetworkInterfaceAttribute",
                   {{"requestParameters.networkInterfaceId", "eni-1"},
                    {"requestParameters.groupSet.items.groupId", "sg-1"}}),
          awsEvent("new", "CreateSecurityGroup", {{"responseElements.groupId", "sg-1"}})},
         {"network-interface-changed change eni-1 launch", "security-group-created new sg-1 change"}},
        {"key pair made, imported and deleted",
         {keyed, awsEvent("key", "CreateKeyPair", {{"requestParameters.keyName", "ops-maint"}}),
          awsEvent("import", "ImportKeyPair",
                   {{"requestParameters.keyName", "ops-maint"}, {"responseElements.keyPairId", "key-1"}}),
          awsEvent("gone", "DeleteKeyPair", {{"requestParameters.keyName", "ops-maint"}}),
          awsEvent("gone-id", "DeleteKeyPair", {{"requestParameters.keyPairId", "key-1"}})},
         {"key-pair-created key ops-maint launch", "key-pair-imported import ops-maint launch",
          "key-pair-deleted gone ops-maint launch", "key-pair-deleted gone-id key-1 import"}},
        {"profile by ARN, its role and policies",
         {awsLaunch({{"responseElements.instancesSet.items.iamInstanceProfile.arn",
                      "arn:aws:iam::111122223333:instance-profile/ops/app-backup"}}),
          profile("profile", "CreateInstanceProfile"), profile("put", "AddRoleToInstanceProfile"),
          profile("take", "RemoveRoleFromInstanceProfile"), profile("drop", "DeleteInstanceProfile"),
          role("role", "CreateRole"), role("policy", "AttachRolePolicy"), role("gone", "DeleteRole")},
         {"role-profile-created profile app-backup launch", "role-added-to-profile put app-backup launch",
          "role-removed-from-profile take app-backup launch", "role-profile-deleted drop app-backup launch",
          "role-created role app put", "role-policy-changed policy app put", "role-deleted gone app put"}},
        {"profile whose making names the same ARN",
         {awsLaunch({{"responseElements.instancesSet.items.iamInstanceProfile.arn",
                      "arn:aws:iam::111122223333:instance-profile/app-backup"}}),
          awsEvent("profile", "CreateInstanceProfile",
                   {{"requestParameters.instanceProfileName", "app-backup"},
                    {"responseElements.instanceProfile.arn", "arn:aws:iam::111122223333:instance-profile/app-backup"}}),
          profile("put", "AddRoleToInstanceProfile")},
         {"role-profile-created profile arn:aws:iam::111122223333:instance-profile/app-backup launch",
          "role-added-to-profile put app-backup launch"}},
        {"profile by name",
         {awsLaunch({{"requestParameters.iamInstanceProfile.name", "app-backup"}}),
          profile("profile", "CreateInstanceProfile")},
         {"role-profile-created profile app-backup launch"}},
        {"profile given later",
         {awsLaunch(),
          awsEvent("give", "AssociateIamInstanceProfile",
                   {{wrapped + "InstanceId", kInstance}, {wrapped + "IamInstanceProfile.Name", "app-backup"}}),
          profile("profile", "CreateInstanceProfile")},
         {"role-profile-associated give " + kInstance + " launch", "role-profile-created profile app-backup give"}},
        {"template by id",
         {awsLaunch({{"requestParameters.launchTemplate.launchTemplateId", "lt-1"}}),
          awsEvent("template", "CreateLaunchTemplate",
                   {{"responseElements.CreateLaunchTemplateResponse.launchTemplate.launchTemplateId", "lt-1"}}),
          awsEvent("version", "CreateLaunchTemplateVersion",
                   {{"requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateId", "lt-1"}})},
         {"template-created template lt-1 launch", "template-changed version lt-1 launch"}},
        {"template by name",
         {awsLaunch({{"requestParameters.launchTemplate.launchTemplateName", "batch"}}),
          awsEvent("template", "CreateLaunchTemplate",
                   {{"requestParameters.CreateLaunchTemplateRequest.LaunchTemplateName", "batch"}})},
         {"template-created template batch launch"}},
        {"address allocated, given, taken and released",
         {awsLaunch(), elastic, awsEvent("new", "AllocateAddress", {{"responseElements.allocationId", "eipalloc-1"}}),
          awsEvent("off", "DisassociateAddress", {{"requestParameters.associationId", "eipassoc-1"}}),
          awsEvent("gone", "ReleaseAddress", {{"requestParameters.allocationId", "eipalloc-1"}})},
         {"address-associated ip " + kInstance + " launch", "address-allocated new eipalloc-1 ip",
          "address-disassociated off eipassoc-1 ip", "address-released gone eipalloc-1 ip"}},
    };
}

inline std::vector<LinkCase> linkCases()
{
    std::vector<LinkCase> out;
    for (const auto &part : {instanceCases(), awsDiskCases(), awsImageCases(), awsGroupCases(), awsNamedCases(),
                             azureMachineCases(), azureDiskCases(), azureNetworkCases()})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

/// Twins that differ in the one thing a tie needs.
inline std::vector<LinkCase> unlinkedCases()
{
    const std::string attached = "volume-attached attach " + kInstance + " launch";
    const EventRow keyed = awsLaunch({{"requestParameters.instancesSet.items.keyName", "ops-maint"}});
    EventRow otherAccount = awsEvent("key", "CreateKeyPair", {{"requestParameters.keyName", "ops-maint"}});
    EventRow otherRegion = otherAccount;
    EventRow noRegion = otherAccount;
    EventRow otherService = otherAccount;
    otherAccount.account = "444455556666";
    otherRegion.scope = "eu-west-1";
    noRegion.scope = {};
    otherService.service = "lightsail.amazonaws.com";
    EventRow failed = attachVolume();
    failed.error = "Client.IncorrectState";
    EventRow profile = awsEvent("profile", "CreateInstanceProfile", {{"requestParameters.instanceProfileName", "app"}});
    profile.account = "444455556666";
    EventRow otherSession = awsEvent("own", "ListBuckets", {});
    otherSession.actor = "arn:aws:sts::111122223333:assumed-role/app/i-0000000000000000a";
    EventRow userOfThatName = awsEvent("user", "ListBuckets", {});
    userOfThatName.actor = "arn:aws:iam::111122223333:user/" + kInstance;
    const std::string disk = computeId("disks", "disk-new");
    const Fields body{{"storageProfile.osDisk.managedDisk.id", disk}};
    const std::string diskWrite = "Microsoft.Compute/disks/write";
    EventRow diskFailed = azureDone("disk", diskWrite, disk);
    diskFailed.status = OperationStatus::Failed;
    return {
        {"another instance", {awsLaunch(), attachVolume("attach", "vol-new", "i-other")}, {}},
        {"another volume", {awsLaunch(), attachVolume(), createVolume("volume", "vol-other")}, {attached}},
        {"an attachment that failed", {awsLaunch(), failed, createVolume("volume", "vol-new")}, {}},
        {"a snapshot of the source of another disk",
         {awsLaunch(), attachVolume(), createVolume("volume", "vol-new"), createVolume("twin", "vol-twin", "snap-1"),
          createSnapshot("snapshot", "snap-1", "vol-old")},
         {attached, "volume-created volume vol-new attach"}},
        {"a second snapshot of the source disk",
         {awsLaunch({{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-1"}}),
          createSnapshot("snapshot", "snap-1", "vol-old"), createSnapshot("second", "snap-2", "vol-old")},
         {"snapshot-created snapshot snap-1 launch"}},
        {"another disk of the source's instance",
         {awsLaunch({{"requestParameters.blockDeviceMapping.items.ebs.snapshotId", "snap-1"}}),
          createSnapshot("snapshot", "snap-1", "vol-old"), attachVolume("victim", "vol-old", "i-victim"),
          attachVolume("victim-2", "vol-3", "i-victim")},
         {"snapshot-created snapshot snap-1 launch", "volume-source-attached victim vol-old snapshot"}},
        {"a group of the same name",
         {awsLaunch({{"responseElements.instancesSet.items.groupSet.items.groupName", "web"}}),
          awsEvent("new", "CreateSecurityGroup", {{"requestParameters.groupName", "web"}})},
         {}},
        {"a group of nobody", {awsLaunch(), authorize("flat", "requestParameters.cidrIp", "0.0.0.0/0")}, {}},
        {"a key pair of another account", {keyed, otherAccount}, {}},
        {"a key pair of another region", {keyed, otherRegion}, {}},
        {"a key pair of no known region", {keyed, noRegion}, {}},
        {"a key pair of another service", {keyed, otherService}, {}},
        {"a profile of another account",
         {awsLaunch({{"requestParameters.iamInstanceProfile.name", "app"}}), profile},
         {}},
        {"the role session of another instance", {awsLaunch(), otherSession}, {}},
        {"a user named like the instance", {awsLaunch(), userOfThatName}, {}},
        {"the service's own event beside each launch",
         {awsLaunch(),
          awsEvent("shared", "SharedSnapshotVolumeCreated", {{"serviceEventDetails.snapshotId", "snap-1"}})},
         {}},
        {"an Azure disk of another name",
         withAzureLaunch(body, {azureDone("disk", diskWrite, computeId("disks", "disk-new2"))}),
         {}},
        {"an Azure write that failed", withAzureLaunch(body, {diskFailed}), {}},
        {"an Azure write whose later row failed",
         withAzureLaunch(body, {azureRow("s", "2025-06-16T23:00:00Z", diskWrite, disk, OperationStatus::Started),
                                azureRow("f", "2025-06-16T23:00:02Z", diskWrite, disk, OperationStatus::Failed)}),
         {}},
        {"an Azure machine whose name begins alike",
         withAzureLaunch({}, {azureDone("e", "Microsoft.Compute/virtualMachines/delete", kMachine + "0")}),
         {}},
        {"an extension of another machine",
         withAzureLaunch({}, {azureDone("e", "Microsoft.Compute/virtualMachines/extensions/write",
                                        computeId("virtualMachines", "vm-x") + "/extensions/vm-batch-07")}),
         {}},
        {"an NSG in the same resource group",
         withAzureLaunch({}, {azureDone("nsg", "Microsoft.Network/networkSecurityGroups/write",
                                        networkId("networkSecurityGroups", "nsg"))}),
         {}},
    };
}

} // namespace interloper::test
