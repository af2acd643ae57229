// Azure rows of the link table. `resourceId` is the row's resource; bodies are JSON in a string. Ids compare in lower
// case.
#pragma once

#include "links/link_table.h"

namespace interloper {

inline constexpr std::string_view kAzureId = "resourceId";
inline constexpr std::string_view kMachineWrite = "Microsoft.Compute/virtualMachines/write";
inline constexpr std::string_view kMachineId = "properties.responseBody.properties.vmId";
inline constexpr std::string_view kCopySource = "properties.responseBody.properties.creationData.sourceResourceId "
                                                "properties.requestbody.properties.creationData.sourceResourceId";

inline constexpr JointEnd kAzureJointEnds[] = {
    {Joint::AzureMachine, kLaunch, kMachineWrite, kAzureId},
    {Joint::AzureMachineId, kLaunch, kMachineWrite, kMachineId},
    {Joint::AzureIdentity, kLaunch, kMachineWrite, "properties.responseBody.identity.principalId"},
    {Joint::AzureDisk, kLaunch, kMachineWrite,
     "properties.responseBody.properties.storageProfile.osDisk.managedDisk.id "
     "properties.responseBody.properties.storageProfile.dataDisks.managedDisk.id "
     "properties.requestbody.properties.storageProfile.osDisk.managedDisk.id "
     "properties.requestbody.properties.storageProfile.dataDisks.managedDisk.id"},
    {Joint::AzureInterface, kLaunch, kMachineWrite,
     "properties.responseBody.properties.networkProfile.networkInterfaces.id "
     "properties.requestbody.properties.networkProfile.networkInterfaces.id"},
    {Joint::AzureImage, kLaunch, kMachineWrite,
     "properties.responseBody.properties.storageProfile.imageReference.id "
     "properties.requestbody.properties.storageProfile.imageReference.id"},

    {Joint::AzureSource, "volume-created", "Microsoft.Compute/disks/write", kCopySource},
    {Joint::AzureSource, "snapshot-created", "Microsoft.Compute/snapshots/write", kCopySource},
    {Joint::AzureMadeSnapshot, "snapshot-taken", "Microsoft.Compute/snapshots/write", kAzureId},

    {Joint::AzureNsg, "network-interface-created", "Microsoft.Network/networkInterfaces/write",
     "properties.responseBody.properties.networkSecurityGroup.id "
     "properties.requestbody.properties.networkSecurityGroup.id"},
    {Joint::AzureSubnet, "network-interface-created", "Microsoft.Network/networkInterfaces/write",
     "properties.responseBody.properties.ipConfigurations.properties.subnet.id "
     "properties.requestbody.properties.ipConfigurations.properties.subnet.id"},
    {Joint::AzureNsg, "nsg-subnet-changed", "Microsoft.Network/virtualNetworks/subnets/write",
     "properties.responseBody.properties.networkSecurityGroup.id "
     "properties.requestbody.properties.networkSecurityGroup.id"},
    {Joint::AzureAddress, "network-interface-created", "Microsoft.Network/networkInterfaces/write",
     "properties.responseBody.properties.ipConfigurations.properties.publicIPAddress.id "
     "properties.requestbody.properties.ipConfigurations.properties.publicIPAddress.id"},

    {Joint::AzureImageSource, "image-created",
     "Microsoft.Compute/images/write Microsoft.Compute/galleries/images/versions/write",
     "properties.responseBody.properties.storageProfile.osDisk.snapshot.id "
     "properties.responseBody.properties.storageProfile.osDisk.managedDisk.id "
     "properties.requestbody.properties.storageProfile.osDisk.snapshot.id "
     "properties.requestbody.properties.storageProfile.osDisk.managedDisk.id"},
};

inline constexpr std::string_view kRuleWrite = "Microsoft.Network/networkSecurityGroups/securityRules/write";
inline constexpr std::string_view kOpenGroupRules =
    "properties.responseBody.properties.securityRules.properties.access "
    "properties.responseBody.properties.securityRules.properties.direction "
    "properties.responseBody.properties.securityRules.properties.sourceAddressPrefix "
    "properties.responseBody.properties.securityRules.properties.sourceAddressPrefixes "
    "properties.requestbody.properties.securityRules.properties.access "
    "properties.requestbody.properties.securityRules.properties.direction "
    "properties.requestbody.properties.securityRules.properties.sourceAddressPrefix "
    "properties.requestbody.properties.securityRules.properties.sourceAddressPrefixes";
inline constexpr std::string_view kOpenOneRule =
    "properties.responseBody.properties.access properties.responseBody.properties.direction "
    "properties.responseBody.properties.sourceAddressPrefix properties.responseBody.properties.sourceAddressPrefixes "
    "properties.requestbody.properties.access properties.requestbody.properties.direction "
    "properties.requestbody.properties.sourceAddressPrefix properties.requestbody.properties.sourceAddressPrefixes";

inline constexpr Hop kAzureHops[] = {
    // What was done with the machine itself.
    {"instance-changed", Joint::AzureMachine, "", kMachineWrite, kAzureId},
    {.kind = "instance-changed",
     .towards = Joint::AzureMachineId,
     .service = "",
     .operations = kMachineWrite,
     .fields = kMachineId,
     .onlyUnlinked = true},
    {"instance-deleted", Joint::AzureMachine, "", "Microsoft.Compute/virtualMachines/delete", kAzureId},
    {"instance-stopped", Joint::AzureMachine, "",
     "Microsoft.Compute/virtualMachines/deallocate/action Microsoft.Compute/virtualMachines/powerOff/action", kAzureId},
    {"instance-started", Joint::AzureMachine, "", "Microsoft.Compute/virtualMachines/start/action", kAzureId},
    {"instance-restarted", Joint::AzureMachine, "",
     "Microsoft.Compute/virtualMachines/restart/action Microsoft.Compute/virtualMachines/redeploy/action "
     "Microsoft.Compute/virtualMachines/reimage/action",
     kAzureId},
    {"instance-command-sent", Joint::AzureMachine, "",
     "Microsoft.Compute/virtualMachines/runCommand/action Microsoft.Compute/virtualMachines/runCommands/write",
     kAzureId, Reading::TopResource},
    {"instance-extension-changed", Joint::AzureMachine, "",
     "Microsoft.Compute/virtualMachines/extensions/write Microsoft.Compute/virtualMachines/extensions/delete", kAzureId,
     Reading::TopResource},
    {"instance-console-read", Joint::AzureMachine, "",
     "Microsoft.Compute/virtualMachines/retrieveBootDiagnosticsData/action", kAzureId},
    {"instance-session-started", Joint::AzureMachine, "", "Microsoft.SerialConsole/serialPorts/connect/action",
     kAzureId, Reading::TopResource},
    // The body is that of the REST call "Put Bastion Shareable Link"; no logged one was seen.
    {"instance-link-shared", Joint::AzureMachine, "", "Microsoft.Network/bastionHosts/createShareableLinks/action",
     "properties.requestbody.vms.vm.id properties.responseBody.value.vm.id"},

    // Its disks, back to where they came from and on to what was made of them.
    {"volume-created", Joint::AzureDisk, "", "Microsoft.Compute/disks/write", kAzureId},
    {"volume-exported", Joint::AzureDisk, "", "Microsoft.Compute/disks/beginGetAccess/action", kAzureId},
    {"volume-deleted", Joint::AzureDisk, "", "Microsoft.Compute/disks/delete", kAzureId},
    {"snapshot-created", Joint::AzureSource, "", "Microsoft.Compute/snapshots/write", kAzureId},
    {"snapshot-exported", Joint::AzureSource, "", "Microsoft.Compute/snapshots/beginGetAccess/action", kAzureId},
    {"snapshot-deleted", Joint::AzureSource, "", "Microsoft.Compute/snapshots/delete", kAzureId},
    {"volume-source-created", Joint::AzureSource, "", "Microsoft.Compute/disks/write", kAzureId},
    {"volume-source-exported", Joint::AzureSource, "", "Microsoft.Compute/disks/beginGetAccess/action", kAzureId},
    {"volume-source-deleted", Joint::AzureSource, "", "Microsoft.Compute/disks/delete", kAzureId},
    {"snapshot-taken", Joint::AzureDisk, "", "Microsoft.Compute/snapshots/write", kCopySource},
    {"snapshot-taken", Joint::AzureMadeSnapshot, "", "Microsoft.Compute/snapshots/write", kAzureId},
    {"snapshot-exported", Joint::AzureMadeSnapshot, "", "Microsoft.Compute/snapshots/beginGetAccess/action", kAzureId},
    {"snapshot-deleted", Joint::AzureMadeSnapshot, "", "Microsoft.Compute/snapshots/delete", kAzureId},

    // Its image.
    {"image-created", Joint::AzureImage, "",
     "Microsoft.Compute/images/write Microsoft.Compute/galleries/images/versions/write", kAzureId},
    {"image-deregistered", Joint::AzureImage, "",
     "Microsoft.Compute/images/delete Microsoft.Compute/galleries/images/versions/delete", kAzureId},
    {"snapshot-created", Joint::AzureImageSource, "", "Microsoft.Compute/snapshots/write", kAzureId},
    {"volume-source-created", Joint::AzureImageSource, "", "Microsoft.Compute/disks/write", kAzureId},

    // Its network, by the ids that the bodies name.
    {"network-interface-created", Joint::AzureInterface, "", "Microsoft.Network/networkInterfaces/write", kAzureId},
    {"network-interface-deleted", Joint::AzureInterface, "", "Microsoft.Network/networkInterfaces/delete", kAzureId},
    {"nsg-opened", Joint::AzureNsg, "", "Microsoft.Network/networkSecurityGroups/write", kAzureId, Reading::Whole,
     Test::AzureOpenRule, kOpenGroupRules},
    {"nsg-created", Joint::AzureNsg, "", "Microsoft.Network/networkSecurityGroups/write", kAzureId},
    {"nsg-opened", Joint::AzureNsg, "", kRuleWrite, kAzureId, Reading::TopResource, Test::AzureOpenRule, kOpenOneRule},
    {"nsg-rule-changed", Joint::AzureNsg, "", kRuleWrite, kAzureId, Reading::TopResource},
    {"nsg-rule-deleted", Joint::AzureNsg, "", "Microsoft.Network/networkSecurityGroups/securityRules/delete", kAzureId,
     Reading::TopResource},
    {"nsg-deleted", Joint::AzureNsg, "", "Microsoft.Network/networkSecurityGroups/delete", kAzureId},
    {"nsg-subnet-changed", Joint::AzureSubnet, "", "Microsoft.Network/virtualNetworks/subnets/write", kAzureId,
     Reading::Whole, Test::Present,
     "properties.responseBody.properties.networkSecurityGroup.id "
     "properties.requestbody.properties.networkSecurityGroup.id"},
    {"address-created", Joint::AzureAddress, "", "Microsoft.Network/publicIPAddresses/write", kAzureId},
    {"address-released", Joint::AzureAddress, "", "Microsoft.Network/publicIPAddresses/delete", kAzureId},
};

} // namespace interloper
