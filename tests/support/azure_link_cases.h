// The stories of Azure: see link_case_table.h. Header only. Names and ids are invented.
#pragma once

#include "support/link_cases.h"

namespace interloper::test {

inline std::vector<EventRow> withAzureLaunch(Fields body, std::vector<EventRow> more)
{
    std::vector<EventRow> out = azureLaunch(std::move(body));
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

inline LinkCase aboutMachine(const std::string &kind, std::string operation, const std::string &child = {})
{
    return {kind + " by " + operation,
            withAzureLaunch({}, {azureDone("e", std::move(operation), kMachine + child)}),
            {kind + " e " + kMachine + " launch"}};
}

inline EventRow bastionLink(const std::string &id, const std::string &machine)
{
    return azureRow(id, "2025-06-16T23:20:00Z", "Microsoft.Network/bastionHosts/createShareableLinks/action",
                    networkId("bastionHosts", "jump"), OperationStatus::Succeeded,
                    {{"properties.requestbody.vms.vm.id", machine}}, "c-" + id);
}

/// A machine that was given an identity, two calls by it and one by another.
inline std::vector<EventRow> identityRows(const std::string &identity)
{
    const auto call = [](const std::string &id, const std::string &actor) {
        EventRow row = azureDone(id, "Microsoft.Storage/storageAccounts/listKeys/action", "/subscriptions/s1");
        row.actor = actor;
        return row;
    };
    std::vector<EventRow> out = azureLaunch();
    out[1].fields.emplace_back("properties.responseBody.identity.principalId", identity);
    out.push_back(call("own", identity));
    out.push_back(call("refused", identity));
    out.back().status = OperationStatus::Failed;
    out.push_back(call("else", "0f0f0f0f-2222"));
    return out;
}

inline std::vector<LinkCase> azureMachineCases()
{
    const std::string machines = "Microsoft.Compute/virtualMachines/";
    return {
        aboutMachine("instance-changed", "Microsoft.Compute/virtualMachines/write"),
        aboutMachine("instance-deleted", machines + "delete"),
        aboutMachine("instance-stopped", "MICROSOFT.COMPUTE/VIRTUALMACHINES/DEALLOCATE/ACTION"),
        aboutMachine("instance-stopped", machines + "powerOff/action"),
        aboutMachine("instance-started", machines + "start/action"),
        aboutMachine("instance-restarted", machines + "restart/action"),
        aboutMachine("instance-command-sent", machines + "runCommand/action"),
        aboutMachine("instance-command-sent", machines + "runCommands/write", "/runCommands/job"),
        aboutMachine("instance-extension-changed", machines + "extensions/write", "/extensions/CustomScript"),
        aboutMachine("instance-console-read", machines + "retrieveBootDiagnosticsData/action"),
        aboutMachine("instance-session-started", "Microsoft.SerialConsole/serialPorts/connect/action",
                     "/providers/Microsoft.SerialConsole/serialPorts/0"),
        {"call by its own identity",
         identityRows("0f0f0f0f-1111"),
         {"role-session own 0f0f0f0f-1111 launch", "role-session refused 0f0f0f0f-1111 launch"}},
        {"link to it by a bastion",
         withAzureLaunch({},
                         {bastionLink("link", kMachine), bastionLink("else", computeId("virtualMachines", "vm-2"))}),
         {"instance-link-shared link " + kMachine + " launch"}},
        {"written again under another resource id",
         withAzureLaunch({{"vmId", "5d3f0000"}},
                         {azureDone("moved", machines + "write", kMachine + "-moved", {{"vmId", "5d3f0000"}}),
                          azureDone("same", machines + "write", kMachine, {{"vmId", "5d3f0000"}}),
                          azureDone("else", machines + "write", kMachine + "-else", {{"vmId", "77aa0000"}})}),
         {"instance-changed moved 5d3f0000 launch", "instance-changed same " + kMachine + " launch"}},
    };
}

inline std::vector<LinkCase> azureDiskCases()
{
    const std::string disk = computeId("disks", "disk-new");
    const std::string snapshot = computeId("snapshots", "snap");
    const std::string source = computeId("disks", "disk-old");
    const std::string image = computeId("images", "base");
    const std::string from = "creationData.sourceResourceId";
    const std::string disks = "Microsoft.Compute/disks/";
    const std::string snapshots = "Microsoft.Compute/snapshots/";
    const Fields body{{"storageProfile.osDisk.managedDisk.id", disk}};
    return {
        {"whole disk chain, ids in any case",
         withAzureLaunch(body, {azureDone("disk", disks + "write", computeId("disks", "DISK-NEW"), {{from, snapshot}}),
                                azureDone("snap", snapshots + "write", snapshot, {{from, source}}),
                                azureDone("old", disks + "write", source)}),
         {"volume-created disk " + computeId("disks", "DISK-NEW") + " launch",
          "snapshot-created snap " + snapshot + " disk", "volume-source-created old " + source + " snap"}},
        {"every row of an operation, tied to the row with the body",
         withAzureLaunch({{"storageProfile.dataDisks.managedDisk.id", disk}},
                         {azureRow("s", "2025-06-16T23:00:00Z", disks + "write", disk, OperationStatus::Started),
                          azureRow("a", "2025-06-16T23:00:01Z", disks + "write", disk, OperationStatus::Accepted),
                          azureRow("d", "2025-06-16T23:00:02Z", disks + "write", disk, OperationStatus::Succeeded)}),
         {"volume-created s " + disk + " launch", "volume-created a " + disk + " launch",
          "volume-created d " + disk + " launch"}},
        {"disk and its snapshot exported and deleted",
         withAzureLaunch(body, {azureDone("disk", disks + "write", disk, {{from, snapshot}}),
                                azureDone("get", disks + "beginGetAccess/action", disk),
                                azureDone("gone", disks + "delete", disk),
                                azureDone("get-snap", snapshots + "beginGetAccess/action", snapshot),
                                azureDone("gone-snap", snapshots + "delete", snapshot)}),
         {"volume-created disk " + disk + " launch", "volume-exported get " + disk + " launch",
          "volume-deleted gone " + disk + " launch", "snapshot-exported get-snap " + snapshot + " disk",
          "snapshot-deleted gone-snap " + snapshot + " disk"}},
        {"disk copied without a snapshot, source exported and deleted",
         withAzureLaunch(body, {azureDone("disk", disks + "write", disk, {{from, source}}),
                                azureDone("get", disks + "beginGetAccess/action", source),
                                azureDone("gone", disks + "delete", source)}),
         {"volume-created disk " + disk + " launch", "volume-source-exported get " + source + " disk",
          "volume-source-deleted gone " + source + " disk"}},
        {"snapshot of its disk, exported and deleted",
         withAzureLaunch(body, {azureDone("snap", snapshots + "write", snapshot, {{from, disk}}),
                                azureDone("get", snapshots + "beginGetAccess/action", snapshot),
                                azureDone("gone", snapshots + "delete", snapshot)}),
         {"snapshot-taken snap " + disk + " launch", "snapshot-exported get " + snapshot + " snap",
          "snapshot-deleted gone " + snapshot + " snap"}},
        {"image and what it was made of",
         withAzureLaunch({{"storageProfile.imageReference.id", image}},
                         {azureDone("image", "Microsoft.Compute/images/write", image,
                                    {{"storageProfile.osDisk.snapshot.id", snapshot}}),
                          azureDone("snap", snapshots + "write", snapshot),
                          azureDone("gone", "Microsoft.Compute/images/delete", image)}),
         {"image-created image " + image + " launch", "snapshot-created snap " + snapshot + " image",
          "image-deregistered gone " + image + " launch"}},
    };
}

inline std::vector<LinkCase> azureNetworkCases()
{
    const std::string nic = networkId("networkInterfaces", "nic");
    const std::string nsg = networkId("networkSecurityGroups", "nsg");
    const std::string address = networkId("publicIPAddresses", "ip");
    const std::string subnet = networkId("virtualNetworks", "vnet/subnets/apps");
    const std::string network = "Microsoft.Network/";
    const std::string groups = network + "networkSecurityGroups/";
    const Fields body{{"networkProfile.networkInterfaces.id", nic}};
    const EventRow interface =
        azureDone("nic", network + "networkInterfaces/write", nic,
                  {{"networkSecurityGroup.id", nsg}, {"ipConfigurations.properties.publicIPAddress.id", address}});
    const std::string made = "network-interface-created nic " + nic + " launch";
    const auto rule = [&](const char *id, const char *access, const char *direction, const char *prefix) {
        return azureDone(id, groups + "securityRules/write", nsg + "/securityRules/" + id,
                         {{"access", access}, {"direction", direction}, {"sourceAddressPrefix", prefix}});
    };
    const auto rules = [&](const char *id, const std::vector<std::array<const char *, 3>> &all) {
        Fields fields;
        for (const auto &[access, direction, prefix] : all) {
            fields.emplace_back("securityRules.properties.access", access);
            fields.emplace_back("securityRules.properties.direction", direction);
            fields.emplace_back("securityRules.properties.sourceAddressPrefix", prefix);
        }
        return azureDone(id, groups + "write", nsg, fields);
    };
    return {
        {"interface, address and group",
         withAzureLaunch(body, {interface, azureDone("ip", network + "publicIPAddresses/write", address),
                                azureDone("nsg", groups + "write", nsg),
                                azureDone("gone-ip", network + "publicIPAddresses/delete", address),
                                azureDone("gone-nsg", groups + "delete", nsg),
                                azureDone("gone", network + "networkInterfaces/delete", nic)}),
         {made, "address-created ip " + address + " nic", "nsg-created nsg " + nsg + " nic",
          "address-released gone-ip " + address + " nic", "nsg-deleted gone-nsg " + nsg + " nic",
          "network-interface-deleted gone " + nic + " launch"}},
        {"group of the subnet that its interface lies in",
         withAzureLaunch(body, {azureDone("nic", network + "networkInterfaces/write", nic,
                                          {{"ipConfigurations.properties.subnet.id", subnet}}),
                                azureDone("subnet", network + "virtualNetworks/subnets/write", subnet,
                                          {{"networkSecurityGroup.id", nsg}}),
                                azureDone("bare", network + "virtualNetworks/subnets/write", subnet),
                                azureDone("nsg", groups + "write", nsg)}),
         {made, "nsg-subnet-changed subnet " + subnet + " nic", "nsg-created nsg " + nsg + " subnet"}},
        {"rule opened to all and others",
         withAzureLaunch(body, {interface, rule("star", "Allow", "Inbound", "*"),
                                rule("word", "allow", "inbound", "internet"), rule("six", "Allow", "Inbound", "::/0"),
                                rule("deny", "Deny", "Inbound", "*"), rule("out", "Allow", "Outbound", "*"),
                                rule("one", "Allow", "Inbound", "192.0.2.7"),
                                azureDone("gone", groups + "securityRules/delete", nsg + "/securityRules/star")}),
         {made, "nsg-opened star " + nsg + " nic", "nsg-opened word " + nsg + " nic", "nsg-opened six " + nsg + " nic",
          "nsg-rule-changed deny " + nsg + " nic", "nsg-rule-changed out " + nsg + " nic",
          "nsg-rule-changed one " + nsg + " nic", "nsg-rule-deleted gone " + nsg + " nic"}},
        {"group written whole, one rule open",
         withAzureLaunch(body, {interface, rules("open", {{"Deny", "Inbound", "*"}, {"Allow", "Inbound", "0.0.0.0/0"}}),
                                rules("shut", {{"Deny", "Inbound", "*"}, {"Allow", "Inbound", "192.0.2.0/24"}})}),
         {made, "nsg-opened open " + nsg + " nic", "nsg-created shut " + nsg + " nic"}},
        {"all rows of a rule that one body shows to be open",
         withAzureLaunch(body, {interface,
                                azureRow("s", "2025-06-16T23:00:00Z", groups + "securityRules/write",
                                         nsg + "/securityRules/any", OperationStatus::Started,
                                         {{"properties.requestbody.properties.access", "Allow"},
                                          {"properties.requestbody.properties.direction", "Inbound"},
                                          {"properties.requestbody.properties.sourceAddressPrefixes", "192.0.2.1"},
                                          {"properties.requestbody.properties.sourceAddressPrefixes", "0.0.0.0/0"}}),
                                azureRow("d", "2025-06-16T23:00:02Z", groups + "securityRules/write",
                                         nsg + "/securityRules/any", OperationStatus::Succeeded)}),
         {made, "nsg-opened s " + nsg + " nic", "nsg-opened d " + nsg + " nic"}},
    };
}

} // namespace interloper::test
