#include "links/link_kinds.h"

#include "links/aws_hops.h"
#include "links/azure_hops.h"
#include "links/link_table.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace interloper {
namespace {

constexpr LinkKind kLinkKinds[] = {
    {"snapshot-created", "Snapshot of source disk", ResourceKind::Snapshot, true},
    {"snapshot-copied", "Snapshot copied", ResourceKind::Snapshot, true},
    {"snapshot-shared", "Snapshot shared", ResourceKind::Share},
    {"snapshot-unshared", "Snapshot share withdrawn", ResourceKind::Share},
    {"snapshot-permission-changed", "Snapshot permission changed", ResourceKind::Share},
    {"snapshot-deleted", "Snapshot deleted", ResourceKind::Snapshot, false, true},
    {"snapshot-exported", "Download link to snapshot made", ResourceKind::Share},
    {"snapshot-taken", "Snapshot of its disk", ResourceKind::Snapshot},
    {"snapshot-copied-on", "Snapshot copied on", ResourceKind::Snapshot},
    {"volume-created", "Disk made", ResourceKind::Volume, true},
    {"volume-attached", "Volume attached here", ResourceKind::Attachment},
    {"volume-detached", "Volume detached", ResourceKind::Attachment},
    {"volume-attached-elsewhere", "Same volume attached elsewhere", ResourceKind::Attachment},
    {"volume-deleted", "Disk deleted", ResourceKind::Volume, false, true},
    {"volume-exported", "Download link to disk made", ResourceKind::Share},
    {"volume-source-created", "Source disk made", ResourceKind::Volume, true},
    {"volume-source-attached", "Source disk attached", ResourceKind::Attachment},
    {"volume-source-exported", "Download link to source disk made", ResourceKind::Share},
    {"volume-source-deleted", "Source disk deleted", ResourceKind::Volume, false, true},
    {"image-created", "Image made", ResourceKind::Image, true},
    {"image-registered", "Image registered from snapshot", ResourceKind::Image, true},
    {"image-copied", "Image copied", ResourceKind::Image, true},
    {"image-shared", "Image shared", ResourceKind::Share},
    {"image-unshared", "Image share withdrawn", ResourceKind::Share},
    {"image-permission-changed", "Image permission changed", ResourceKind::Share},
    {"image-deregistered", "Image deregistered", ResourceKind::Image, false, true},
    {"image-taken", "Image of this instance", ResourceKind::Image},
    {"image-copied-on", "Image copied on", ResourceKind::Image},
    {"security-group-created", "Group created", ResourceKind::SecurityGroup, true},
    {"security-group-opened", "Group opened to all", ResourceKind::SecurityGroupOpened},
    {"security-group-authorized", "Group rule added", ResourceKind::SecurityGroup},
    {"security-group-revoked", "Group rule revoked", ResourceKind::SecurityGroup},
    {"security-group-changed", "Group rules changed", ResourceKind::SecurityGroup},
    {"security-group-deleted", "Group deleted", ResourceKind::SecurityGroup, false, true},
    {"nsg-created", "NSG created or updated", ResourceKind::SecurityGroup, true},
    {"nsg-opened", "NSG opened to all", ResourceKind::SecurityGroupOpened},
    {"nsg-rule-changed", "NSG rule changed", ResourceKind::SecurityGroup},
    {"nsg-rule-deleted", "NSG rule deleted", ResourceKind::SecurityGroup},
    {"nsg-deleted", "NSG deleted", ResourceKind::SecurityGroup, false, true},
    {"nsg-subnet-changed", "NSG of its subnet set", ResourceKind::SecurityGroup},
    {"network-interface-created", "Network interface made", ResourceKind::NetworkInterface, true},
    {"network-interface-attached", "Network interface attached", ResourceKind::NetworkInterface},
    {"network-interface-changed", "Network interface changed", ResourceKind::NetworkInterface},
    {"network-interface-deleted", "Network interface deleted", ResourceKind::NetworkInterface, false, true},
    {"key-pair-created", "Key pair named at launch", ResourceKind::KeyPair, true},
    {"key-pair-imported", "Imported key pair named at launch", ResourceKind::KeyPair, true},
    {"key-pair-deleted", "Key pair deleted", ResourceKind::KeyPair, false, true},
    {"role-profile-created", "Profile named at launch", ResourceKind::Role, true},
    {"role-added-to-profile", "Role put into profile", ResourceKind::Role},
    {"role-removed-from-profile", "Role taken out of profile", ResourceKind::Role},
    {"role-profile-deleted", "Profile deleted", ResourceKind::Role, false, true},
    {"role-profile-associated", "Profile given to this instance", ResourceKind::Role},
    {"role-created", "Role of profile created", ResourceKind::Role, true},
    {"role-policy-changed", "Policy of role changed", ResourceKind::Role},
    {"role-deleted", "Role of profile deleted", ResourceKind::Role, false, true},
    {"role-assumed", "Role assumed for this instance", ResourceKind::Role},
    {"role-session", "Call by its own role or identity", ResourceKind::Role},
    {"role-heartbeat", "Agent call by its own role", ResourceKind::Role},
    {"instance-terminated", "Instance terminated", ResourceKind::InstanceEnded, false, true},
    {"instance-deleted", "Instance deleted", ResourceKind::InstanceEnded, false, true},
    {"instance-group-written", "Its resource group created or updated", ResourceKind::Instance},
    {"instance-group-deleted", "Its resource group deleted", ResourceKind::InstanceEnded},
    {"instance-stopped", "Instance stopped", ResourceKind::InstanceEnded},
    {"instance-started", "Instance started", ResourceKind::Instance},
    {"instance-restarted", "Instance restarted", ResourceKind::Instance},
    {"instance-changed", "Instance changed", ResourceKind::Instance},
    {"instance-groups-changed", "Groups of instance changed", ResourceKind::SecurityGroup},
    {"instance-tagged", "Instance tagged", ResourceKind::Instance},
    {"instance-password-read", "Password data read", ResourceKind::KeyPair},
    {"instance-console-read", "Console output read", ResourceKind::Command},
    {"instance-command-sent", "Command sent to it", ResourceKind::Command},
    {"instance-extension-changed", "Extension changed", ResourceKind::Command},
    {"instance-session-started", "Session started on it", ResourceKind::Command},
    {"instance-link-shared", "Bastion link to it made", ResourceKind::Command},
    {"instance-key-pushed", "SSH key pushed to it", ResourceKind::KeyPair},
    {"template-created", "Template named at launch", ResourceKind::Template, true},
    {"template-changed", "Template changed", ResourceKind::Template},
    {"template-deployed", "Deployment that it was part of", ResourceKind::Template},
    {"address-allocated", "Address allocated", ResourceKind::Address, true},
    {"address-associated", "Address given to it", ResourceKind::Address},
    {"address-disassociated", "Address taken from it", ResourceKind::Address},
    {"address-released", "Address released", ResourceKind::Address, false, true},
    {"address-created", "Public address created or updated", ResourceKind::Address, true},
};

constexpr JointInfo kJoints[] = {
    {Joint::AwsInstance, Provider::Aws, Naming::Global, ResourceKind::Instance, "new instance"},
    {Joint::AwsAttachedVolume, Provider::Aws, Naming::Global, ResourceKind::Volume, "new volume"},
    {Joint::AwsUsedSnapshot, Provider::Aws, Naming::Global, ResourceKind::Snapshot, "snapshot"},
    {Joint::AwsMadeSnapshot, Provider::Aws, Naming::Global, ResourceKind::Snapshot, "its snapshot"},
    {Joint::AwsSourceVolume, Provider::Aws, Naming::Global, ResourceKind::Volume, "source disk"},
    {Joint::AwsUsedImage, Provider::Aws, Naming::Global, ResourceKind::Image, "image"},
    {Joint::AwsMadeImage, Provider::Aws, Naming::Global, ResourceKind::Image, "its image"},
    {Joint::AwsGroup, Provider::Aws, Naming::Global, ResourceKind::SecurityGroup, "group"},
    {Joint::AwsInterface, Provider::Aws, Naming::Global, ResourceKind::NetworkInterface, "interface"},
    {Joint::AwsKeyName, Provider::Aws, Naming::AccountAndRegion, ResourceKind::KeyPair, "key pair"},
    {Joint::AwsKeyPairId, Provider::Aws, Naming::Global, ResourceKind::KeyPair, "key pair"},
    {Joint::AwsProfile, Provider::Aws, Naming::Account, ResourceKind::Role, "profile"},
    {Joint::AwsProfileArn, Provider::Aws, Naming::Global, ResourceKind::Role, "profile", Joint::AwsProfile},
    {Joint::AwsProfileRole, Provider::Aws, Naming::Account, ResourceKind::Role, "role"},
    {Joint::AwsTemplateId, Provider::Aws, Naming::Global, ResourceKind::Template, "template"},
    {Joint::AwsTemplateName, Provider::Aws, Naming::AccountAndRegion, ResourceKind::Template, "template"},
    {Joint::AwsAllocation, Provider::Aws, Naming::Global, ResourceKind::Address, "address"},
    {Joint::AwsAssociation, Provider::Aws, Naming::Global, ResourceKind::Address, "address"},
    {Joint::AzureMachine, Provider::Azure, Naming::Global, ResourceKind::Instance, "new VM"},
    {Joint::AzureMachineId, Provider::Azure, Naming::Global, ResourceKind::Instance, "new VM"},
    {Joint::AzureIdentity, Provider::Azure, Naming::Global, ResourceKind::Role, "its identity"},
    {Joint::AzureDisk, Provider::Azure, Naming::Global, ResourceKind::Volume, "new disk"},
    {Joint::AzureSource, Provider::Azure, Naming::Global, ResourceKind::Snapshot, "copy source"},
    {Joint::AzureMadeSnapshot, Provider::Azure, Naming::Global, ResourceKind::Snapshot, "its snapshot"},
    {Joint::AzureInterface, Provider::Azure, Naming::Global, ResourceKind::NetworkInterface, "interface"},
    {Joint::AzureNsg, Provider::Azure, Naming::Global, ResourceKind::SecurityGroup, "NSG"},
    {Joint::AzureSubnet, Provider::Azure, Naming::Global, ResourceKind::NetworkInterface, "subnet"},
    {Joint::AzureAddress, Provider::Azure, Naming::Global, ResourceKind::Address, "address"},
    {Joint::AzureImage, Provider::Azure, Naming::Global, ResourceKind::Image, "image"},
    {Joint::AzureImageSource, Provider::Azure, Naming::Global, ResourceKind::Snapshot, "image source"},
};

constexpr std::string_view kPrefixes[] = {
    "snapshot-", "volume-", "image-",    "security-group-", "nsg-",   "network-interface-",
    "key-pair-", "role-",   "instance-", "template-",       "trail-", "address-"};

constexpr bool isKind(std::string_view id)
{
    return std::any_of(std::begin(kLinkKinds), std::end(kLinkKinds),
                       [&](const LinkKind &kind) { return kind.id == id; });
}

constexpr bool kindsAreUniqueAndPrefixed()
{
    for (const LinkKind &kind : kLinkKinds) {
        if (std::count_if(std::begin(kLinkKinds), std::end(kLinkKinds),
                          [&](const LinkKind &other) { return other.id == kind.id; }) != 1)
            return false;
        if (std::none_of(std::begin(kPrefixes), std::end(kPrefixes),
                         [&](std::string_view prefix) { return kind.id.starts_with(prefix); }))
            return false;
    }
    return true;
}
static_assert(kindsAreUniqueAndPrefixed(), "a kind's id is unique and starts with the resource it is about");

constexpr bool jointsAreComplete()
{
    std::size_t expected = 1;
    for (const JointInfo &row : kJoints)
        if (row.joint != static_cast<Joint>(expected++))
            return false;
    return expected == static_cast<std::size_t>(Joint::Count);
}
static_assert(jointsAreComplete(), "one row for each joint, in the order of the enumeration");

constexpr bool endsAreReached(std::span<const JointEnd> ends, std::span<const Hop> hops)
{
    for (const JointEnd &end : ends) {
        bool reached = end.reachedBy == kLaunch;
        for (const Hop &hop : hops)
            forEachWord(end.operations, [&](std::string_view operation) {
                reached = reached || (hasWord(end.reachedBy, hop.kind) && hasWord(hop.operations, operation));
            });
        if (!reached)
            return false;
    }
    return true;
}
static_assert(endsAreReached(kAwsJointEnds, kAwsHops) && endsAreReached(kAzureJointEnds, kAzureHops),
              "an end is of the launch or of a kind that some hop makes of the same operation");

/// A part of a value is looked up among whole values, so two parts never meet.
constexpr bool hopsFit(std::span<const Hop> hops, std::span<const JointEnd> ends, Provider provider)
{
    for (const Hop &hop : hops) {
        bool hasEnd = false;
        for (const JointEnd &end : ends) {
            hasEnd = hasEnd || end.joint == hop.towards;
            if (end.joint == hop.towards && end.reading != Reading::Whole && hop.reading != Reading::Whole)
                return false;
        }
        const JointInfo &joint = kJoints[static_cast<std::size_t>(hop.towards) - 1];
        if (!hasEnd || !isKind(hop.kind) || joint.provider != provider)
            return false;
    }
    return true;
}
static_assert(hopsFit(kAwsHops, kAwsJointEnds, Provider::Aws) && hopsFit(kAzureHops, kAzureJointEnds, Provider::Azure),
              "a hop names a kind and leads to a joint of its provider that has an end");
static_assert(isKind(kRoleSessionKind) && isKind(kRoleHeartbeatKind));

/// Each operation's field once, whichever rows name it.
struct FieldList
{
    Provider provider;
    std::vector<FieldSpec> specs = {};
    std::unordered_set<std::string> known = {};

    void add(std::string_view operations, std::string_view fields)
    {
        forEachWord(operations, [&](std::string_view operation) {
            forEachWord(fields, [&](std::string_view field) {
                if (known.insert(std::string(operation).append(1, ' ').append(field)).second)
                    specs.push_back({provider, operation, field});
            });
        });
    }
};

void appendFields(std::vector<FieldSpec> &out, Provider provider, std::span<const JointEnd> ends,
                  std::span<const Hop> hops)
{
    FieldList list{provider};
    for (const JointEnd &end : ends) {
        list.add(end.operations, end.fields);
        list.add(end.operations, end.pairedWith);
    }
    for (const Hop &hop : hops) {
        list.add(hop.operations, hop.fields);
        list.add(hop.operations, hop.testFields);
        if (provider == Provider::Azure) // a row without a body belongs to its operation by its resource
            list.add(hop.operations, kAzureId);
    }
    out.insert(out.end(), list.specs.begin(), list.specs.end());
}

} // namespace

std::string_view strengthId(Strength strength)
{
    constexpr std::string_view kIds[] = {"identifier", "correlation", "parent", "context"};
    return kIds[static_cast<std::size_t>(strength)];
}

std::span<const LinkKind> linkKinds()
{
    return kLinkKinds;
}

const LinkKind &linkKind(LinkKindId id)
{
    return kLinkKinds[id.value];
}

std::vector<FieldSpec> linkFields()
{
    std::vector<FieldSpec> out;
    appendFields(out, Provider::Aws, kAwsJointEnds, kAwsHops);
    appendFields(out, Provider::Azure, kAzureJointEnds, kAzureHops);
    return out;
}

const JointInfo &jointInfo(Joint joint)
{
    return kJoints[static_cast<std::size_t>(joint) - 1];
}

std::span<const JointEnd> awsJointEnds()
{
    return kAwsJointEnds;
}

std::span<const JointEnd> azureJointEnds()
{
    return kAzureJointEnds;
}

std::span<const Hop> awsHops()
{
    return kAwsHops;
}

std::span<const Hop> azureHops()
{
    return kAzureHops;
}

} // namespace interloper
