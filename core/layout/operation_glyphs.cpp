#include "layout/operation_glyphs.h"

#include "base/text.h"

namespace interloper {
namespace {

struct Row
{
    ResourceKind kind;
    std::string_view service; ///< AWS: the eventSource
    std::string_view operation;
};

constexpr std::string_view kEc2 = "ec2.amazonaws.com";
constexpr std::string_view kIam = "iam.amazonaws.com";

// Names as in the EC2 and IAM API references.
constexpr Row kAws[] = {
    {ResourceKind::Snapshot, kEc2, "CreateSnapshot"},
    {ResourceKind::Snapshot, kEc2, "CreateSnapshots"},
    {ResourceKind::Snapshot, kEc2, "CopySnapshot"},
    {ResourceKind::Snapshot, kEc2, "DeleteSnapshot"},
    {ResourceKind::Share, kEc2, "ModifySnapshotAttribute"},
    {ResourceKind::Volume, kEc2, "CreateVolume"},
    {ResourceKind::Volume, kEc2, "DeleteVolume"},
    {ResourceKind::Attachment, kEc2, "AttachVolume"},
    {ResourceKind::Attachment, kEc2, "DetachVolume"},
    {ResourceKind::SecurityGroup, kEc2, "CreateSecurityGroup"},
    {ResourceKind::SecurityGroup, kEc2, "DeleteSecurityGroup"},
    {ResourceKind::SecurityGroup, kEc2, "AuthorizeSecurityGroupIngress"},
    {ResourceKind::SecurityGroup, kEc2, "AuthorizeSecurityGroupEgress"},
    {ResourceKind::SecurityGroup, kEc2, "RevokeSecurityGroupIngress"},
    {ResourceKind::SecurityGroup, kEc2, "RevokeSecurityGroupEgress"},
    {ResourceKind::SecurityGroup, kEc2, "ModifySecurityGroupRules"},
    {ResourceKind::KeyPair, kEc2, "CreateKeyPair"},
    {ResourceKind::KeyPair, kEc2, "ImportKeyPair"},
    {ResourceKind::KeyPair, kEc2, "DeleteKeyPair"},
    {ResourceKind::KeyPair, kIam, "CreateAccessKey"},
    {ResourceKind::Image, kEc2, "CreateImage"},
    {ResourceKind::Image, kEc2, "RegisterImage"},
    {ResourceKind::Image, kEc2, "CopyImage"},
    {ResourceKind::Image, kEc2, "DeregisterImage"},
    {ResourceKind::InstanceEnded, kEc2, "StopInstances"},
    {ResourceKind::InstanceEnded, kEc2, "TerminateInstances"},
};

// Names as in the resource provider operations of Azure.
constexpr Row kAzure[] = {
    {ResourceKind::Snapshot, "", "Microsoft.Compute/snapshots/write"},
    {ResourceKind::Snapshot, "", "Microsoft.Compute/snapshots/delete"},
    {ResourceKind::Share, "", "Microsoft.Compute/snapshots/beginGetAccess/action"},
    {ResourceKind::Volume, "", "Microsoft.Compute/disks/write"},
    {ResourceKind::Volume, "", "Microsoft.Compute/disks/delete"},
    {ResourceKind::Share, "", "Microsoft.Compute/disks/beginGetAccess/action"},
    {ResourceKind::Attachment, "", "Microsoft.Compute/virtualMachines/attachDetachDataDisks/action"},
    {ResourceKind::SecurityGroup, "", "Microsoft.Network/networkSecurityGroups/write"},
    {ResourceKind::SecurityGroup, "", "Microsoft.Network/networkSecurityGroups/delete"},
    {ResourceKind::SecurityGroup, "", "Microsoft.Network/networkSecurityGroups/securityRules/write"},
    {ResourceKind::SecurityGroup, "", "Microsoft.Network/networkSecurityGroups/securityRules/delete"},
    {ResourceKind::KeyPair, "", "Microsoft.Compute/sshPublicKeys/write"},
    {ResourceKind::KeyPair, "", "Microsoft.Compute/sshPublicKeys/generateKeyPair/action"},
    {ResourceKind::KeyPair, "", "Microsoft.Compute/sshPublicKeys/delete"},
    {ResourceKind::Image, "", "Microsoft.Compute/images/write"},
    {ResourceKind::Image, "", "Microsoft.Compute/images/delete"},
    {ResourceKind::Image, "", "Microsoft.Compute/galleries/images/versions/write"},
    {ResourceKind::Image, "", "Microsoft.Compute/galleries/images/versions/delete"},
    {ResourceKind::InstanceEnded, "", "Microsoft.Compute/virtualMachines/delete"},
    {ResourceKind::InstanceEnded, "", "Microsoft.Compute/virtualMachines/deallocate/action"},
    {ResourceKind::InstanceEnded, "", "Microsoft.Compute/virtualMachines/powerOff/action"},
};

template <std::size_t Size>
std::optional<ResourceKind> lookUp(const Row (&rows)[Size], std::string_view service, std::string_view operation)
{
    for (const Row &row : rows)
        if (equalsIgnoreCase(row.operation, operation) &&
            (service.empty() || row.service.empty() || equalsIgnoreCase(row.service, service)))
            return row.kind;
    return std::nullopt;
}

} // namespace

std::optional<ResourceKind> operationGlyph(Provider provider, std::string_view service, std::string_view operation)
{
    return provider == Provider::Aws ? lookUp(kAws, service, operation) : lookUp(kAzure, service, operation);
}

} // namespace interloper
