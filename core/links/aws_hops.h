// AWS rows of the link table. Fields as CloudTrail writes them; actions with `...Request` in their path are those that
// EC2 logs in the newer, wrapped form.
#pragma once

#include "links/link_table.h"

namespace interloper {

inline constexpr JointEnd kAwsJointEnds[] = {
    {Joint::AwsInstance, kLaunch, "RunInstances", "responseElements.instancesSet.items.instanceId"},
    {Joint::AwsInstance, kLaunch, "CreateFleet",
     "responseElements.CreateFleetResponse.fleetInstanceSet.item.instanceIds.item"},

    {Joint::AwsAttachedVolume, "volume-attached", "AttachVolume",
     "requestParameters.volumeId responseElements.volumeId"},

    {Joint::AwsUsedSnapshot, kLaunch, "RunInstances", "requestParameters.blockDeviceMapping.items.ebs.snapshotId"},
    {Joint::AwsUsedSnapshot, "volume-created", "CreateVolume",
     "requestParameters.snapshotId responseElements.snapshotId"},
    {Joint::AwsUsedSnapshot, "image-registered", "RegisterImage",
     "requestParameters.blockDeviceMapping.items.ebs.snapshotId"},
    {Joint::AwsUsedSnapshot, "snapshot-copied", "CopySnapshot", "requestParameters.sourceSnapshotId"},

    {Joint::AwsMadeSnapshot, "snapshot-taken", "CreateSnapshot", "responseElements.snapshotId"},
    {Joint::AwsMadeSnapshot, "snapshot-taken", "CreateSnapshots",
     "responseElements.CreateSnapshotsResponse.snapshotSet.item.snapshotId"},
    {Joint::AwsMadeSnapshot, "snapshot-copied-on", "CopySnapshot", "responseElements.snapshotId"},

    {Joint::AwsSourceVolume, "snapshot-created", "CreateSnapshot",
     "requestParameters.volumeId responseElements.volumeId"},
    {Joint::AwsSourceVolume, "snapshot-created", "CreateSnapshots",
     "responseElements.CreateSnapshotsResponse.snapshotSet.item.volumeId", Reading::Whole,
     "responseElements.CreateSnapshotsResponse.snapshotSet.item.snapshotId"},

    {Joint::AwsUsedImage, kLaunch, "RunInstances",
     "requestParameters.instancesSet.items.imageId responseElements.instancesSet.items.imageId"},
    {Joint::AwsUsedImage, "image-copied", "CopyImage", "requestParameters.sourceImageId"},
    {Joint::AwsMadeImage, "image-taken", "CreateImage", "responseElements.imageId"},
    {Joint::AwsMadeImage, "image-copied-on", "CopyImage", "responseElements.imageId"},

    {Joint::AwsGroup, kLaunch, "RunInstances",
     "responseElements.instancesSet.items.groupSet.items.groupId "
     "responseElements.instancesSet.items.networkInterfaceSet.items.groupSet.items.groupId "
     "requestParameters.groupSet.items.groupId requestParameters.networkInterfaceSet.items.groupSet.items.groupId"},
    {Joint::AwsGroup, "network-interface-created", "CreateNetworkInterface",
     "responseElements.networkInterface.groupSet.items.groupId requestParameters.groupSet.items.groupId"},
    {Joint::AwsGroup, "network-interface-changed", "ModifyNetworkInterfaceAttribute",
     "requestParameters.groupSet.items.groupId"},
    {Joint::AwsGroup, "instance-groups-changed", "ModifyInstanceAttribute", "requestParameters.groupSet.items.groupId"},

    {Joint::AwsInterface, kLaunch, "RunInstances",
     "responseElements.instancesSet.items.networkInterfaceSet.items.networkInterfaceId", Reading::Whole,
     "responseElements.instancesSet.items.instanceId"},
    {Joint::AwsInterface, kLaunch, "RunInstances", "requestParameters.networkInterfaceSet.items.networkInterfaceId"},
    {Joint::AwsInterface, "network-interface-attached", "AttachNetworkInterface",
     "requestParameters.networkInterfaceId"},

    {Joint::AwsKeyName, kLaunch, "RunInstances",
     "requestParameters.instancesSet.items.keyName responseElements.instancesSet.items.keyName"},
    {Joint::AwsKeyPairId, "key-pair-created key-pair-imported", "CreateKeyPair ImportKeyPair",
     "responseElements.keyPairId"},

    {Joint::AwsProfile, kLaunch, "RunInstances", "requestParameters.iamInstanceProfile.name"},
    {Joint::AwsProfile, kLaunch, "RunInstances",
     "requestParameters.iamInstanceProfile.arn responseElements.instancesSet.items.iamInstanceProfile.arn",
     Reading::LastSegment},
    {Joint::AwsProfileArn, kLaunch, "RunInstances",
     "responseElements.instancesSet.items.iamInstanceProfile.arn requestParameters.iamInstanceProfile.arn"},
    {Joint::AwsProfile, "role-profile-associated", "AssociateIamInstanceProfile",
     "requestParameters.AssociateIamInstanceProfileRequest.IamInstanceProfile.Name"},
    {Joint::AwsProfile, "role-profile-associated", "AssociateIamInstanceProfile",
     "requestParameters.AssociateIamInstanceProfileRequest.IamInstanceProfile.Arn", Reading::LastSegment},
    {Joint::AwsProfileRole, "role-added-to-profile", "AddRoleToInstanceProfile", "requestParameters.roleName"},

    {Joint::AwsTemplateId, kLaunch, "RunInstances", "requestParameters.launchTemplate.launchTemplateId"},
    {Joint::AwsTemplateName, kLaunch, "RunInstances", "requestParameters.launchTemplate.launchTemplateName"},

    {Joint::AwsAllocation, "address-associated", "AssociateAddress", "requestParameters.allocationId"},
    {Joint::AwsAssociation, "address-associated", "AssociateAddress", "responseElements.associationId"},
};

inline constexpr std::string_view kInstanceId = "requestParameters.instanceId";
inline constexpr std::string_view kInstanceIdEither = "requestParameters.instanceId responseElements.instanceId";
inline constexpr std::string_view kInstanceSet =
    "requestParameters.instancesSet.items.instanceId responseElements.instancesSet.items.instanceId";
inline constexpr std::string_view kVolumeIdEither = "requestParameters.volumeId responseElements.volumeId";
inline constexpr std::string_view kSnapshotId = "requestParameters.snapshotId";
inline constexpr std::string_view kImageId = "requestParameters.imageId";
inline constexpr std::string_view kGroupIdOrRule =
    "requestParameters.groupId responseElements.securityGroupRuleSet.items.groupId";
inline constexpr std::string_view kOpenRanges =
    "requestParameters.cidrIp requestParameters.ipPermissions.items.ipRanges.items.cidrIp "
    "requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6 "
    "responseElements.securityGroupRuleSet.items.cidrIpv4 responseElements.securityGroupRuleSet.items.cidrIpv6";
inline constexpr std::string_view kSnapshotAdds = "requestParameters.createVolumePermission.add.items.userId "
                                                  "requestParameters.createVolumePermission.add.items.group";
inline constexpr std::string_view kSnapshotRemoves = "requestParameters.createVolumePermission.remove.items.userId "
                                                     "requestParameters.createVolumePermission.remove.items.group";
inline constexpr std::string_view kImageAdds =
    "requestParameters.launchPermission.add.items.userId requestParameters.launchPermission.add.items.group "
    "requestParameters.launchPermission.add.items.organizationArn";
inline constexpr std::string_view kImageRemoves =
    "requestParameters.launchPermission.remove.items.userId requestParameters.launchPermission.remove.items.group "
    "requestParameters.launchPermission.remove.items.organizationArn";

inline constexpr Hop kAwsHops[] = {
    // What was done with the instance itself.
    {"volume-attached", Joint::AwsInstance, "ec2", "AttachVolume", kInstanceIdEither},
    {"volume-detached", Joint::AwsInstance, "ec2", "DetachVolume", kInstanceIdEither},
    {"network-interface-attached", Joint::AwsInstance, "ec2", "AttachNetworkInterface", kInstanceId},
    {"address-associated", Joint::AwsInstance, "ec2", "AssociateAddress", kInstanceId},
    {"role-profile-associated", Joint::AwsInstance, "ec2", "AssociateIamInstanceProfile",
     "requestParameters.AssociateIamInstanceProfileRequest.InstanceId"},
    {"role-assumed", Joint::AwsInstance, "sts", "AssumeRole", "requestParameters.roleSessionName"},
    {"image-taken", Joint::AwsInstance, "ec2", "CreateImage", kInstanceId},
    {"snapshot-taken", Joint::AwsInstance, "ec2", "CreateSnapshots",
     "requestParameters.CreateSnapshotsRequest.InstanceSpecification.InstanceId"},
    {"instance-terminated", Joint::AwsInstance, "ec2", "TerminateInstances", kInstanceSet},
    {"instance-stopped", Joint::AwsInstance, "ec2", "StopInstances", kInstanceSet},
    {"instance-started", Joint::AwsInstance, "ec2", "StartInstances", kInstanceSet},
    {"instance-restarted", Joint::AwsInstance, "ec2", "RebootInstances", kInstanceSet},
    {"instance-groups-changed", Joint::AwsInstance, "ec2", "ModifyInstanceAttribute", kInstanceId, Reading::Whole,
     Test::Present, "requestParameters.groupSet.items.groupId"},
    {"instance-changed", Joint::AwsInstance, "ec2", "ModifyInstanceAttribute ResetInstanceAttribute", kInstanceId},
    {"instance-changed", Joint::AwsInstance, "ec2", "ModifyInstanceMetadataOptions",
     "requestParameters.ModifyInstanceMetadataOptionsRequest.InstanceId"},
    {"instance-tagged", Joint::AwsInstance, "ec2", "CreateTags DeleteTags",
     "requestParameters.resourcesSet.items.resourceId"},
    {"instance-password-read", Joint::AwsInstance, "ec2", "GetPasswordData", kInstanceId},
    {"instance-console-read", Joint::AwsInstance, "ec2", "GetConsoleOutput GetConsoleScreenshot",
     "requestParameters.instanceId requestParameters.GetConsoleScreenshotRequest.InstanceId"},
    {"instance-command-sent", Joint::AwsInstance, "ssm", "SendCommand",
     "requestParameters.instanceIds responseElements.command.instanceIds"},
    {"instance-session-started", Joint::AwsInstance, "ssm", "StartSession", "requestParameters.target"},
    {"instance-key-pushed", Joint::AwsInstance, "ec2-instance-connect",
     "SendSSHPublicKey SendSerialConsoleSSHPublicKey", kInstanceId},

    // Its disks, back to where they came from and on to what was made of them.
    {"volume-created", Joint::AwsAttachedVolume, "ec2", "CreateVolume", "responseElements.volumeId"},
    {"volume-deleted", Joint::AwsAttachedVolume, "ec2", "DeleteVolume", "requestParameters.volumeId"},
    {.kind = "volume-detached",
     .towards = Joint::AwsAttachedVolume,
     .service = "ec2",
     .operations = "DetachVolume",
     .fields = kVolumeIdEither,
     .onlyUnlinked = true},
    {.kind = "volume-attached-elsewhere",
     .towards = Joint::AwsAttachedVolume,
     .service = "ec2",
     .operations = "AttachVolume",
     .fields = kVolumeIdEither,
     .onlyUnlinked = true},
    {"snapshot-taken", Joint::AwsAttachedVolume, "ec2", "CreateSnapshot", kVolumeIdEither},
    {.kind = "snapshot-taken",
     .towards = Joint::AwsAttachedVolume,
     .service = "ec2",
     .operations = "CreateSnapshots",
     .fields = "responseElements.CreateSnapshotsResponse.snapshotSet.item.volumeId",
     .onlyUnlinked = true},
    {"snapshot-created", Joint::AwsUsedSnapshot, "ec2", "CreateSnapshot", "responseElements.snapshotId"},
    {"snapshot-created", Joint::AwsUsedSnapshot, "ec2", "CreateSnapshots",
     "responseElements.CreateSnapshotsResponse.snapshotSet.item.snapshotId"},
    {"snapshot-copied", Joint::AwsUsedSnapshot, "ec2", "CopySnapshot", "responseElements.snapshotId"},
    {"snapshot-shared", Joint::AwsUsedSnapshot, "ec2", "ModifySnapshotAttribute", kSnapshotId, Reading::Whole,
     Test::Present, kSnapshotAdds},
    {"snapshot-unshared", Joint::AwsUsedSnapshot, "ec2", "ModifySnapshotAttribute", kSnapshotId, Reading::Whole,
     Test::Present, kSnapshotRemoves},
    {"snapshot-permission-changed", Joint::AwsUsedSnapshot, "ec2", "ModifySnapshotAttribute ResetSnapshotAttribute",
     kSnapshotId},
    {"snapshot-deleted", Joint::AwsUsedSnapshot, "ec2", "DeleteSnapshot", kSnapshotId},
    {.kind = "snapshot-copied-on",
     .towards = Joint::AwsUsedSnapshot,
     .service = "ec2",
     .operations = "CopySnapshot",
     .fields = "requestParameters.sourceSnapshotId",
     .onlyUnlinked = true},
    {"snapshot-shared", Joint::AwsMadeSnapshot, "ec2", "ModifySnapshotAttribute", kSnapshotId, Reading::Whole,
     Test::Present, kSnapshotAdds},
    {"snapshot-unshared", Joint::AwsMadeSnapshot, "ec2", "ModifySnapshotAttribute", kSnapshotId, Reading::Whole,
     Test::Present, kSnapshotRemoves},
    {"snapshot-permission-changed", Joint::AwsMadeSnapshot, "ec2", "ModifySnapshotAttribute ResetSnapshotAttribute",
     kSnapshotId},
    {"snapshot-deleted", Joint::AwsMadeSnapshot, "ec2", "DeleteSnapshot", kSnapshotId},
    {.kind = "snapshot-copied-on",
     .towards = Joint::AwsMadeSnapshot,
     .service = "ec2",
     .operations = "CopySnapshot",
     .fields = "requestParameters.sourceSnapshotId",
     .onlyUnlinked = true},
    {"volume-source-created", Joint::AwsSourceVolume, "ec2", "CreateVolume", "responseElements.volumeId"},
    {"volume-source-attached", Joint::AwsSourceVolume, "ec2", "AttachVolume", kVolumeIdEither},
    {"volume-source-deleted", Joint::AwsSourceVolume, "ec2", "DeleteVolume", "requestParameters.volumeId"},

    // Its image.
    {"image-created", Joint::AwsUsedImage, "ec2", "CreateImage", "responseElements.imageId"},
    {"image-registered", Joint::AwsUsedImage, "ec2", "RegisterImage", "responseElements.imageId"},
    {"image-copied", Joint::AwsUsedImage, "ec2", "CopyImage", "responseElements.imageId"},
    {"image-shared", Joint::AwsUsedImage, "ec2", "ModifyImageAttribute", kImageId, Reading::Whole, Test::Present,
     kImageAdds},
    {"image-unshared", Joint::AwsUsedImage, "ec2", "ModifyImageAttribute", kImageId, Reading::Whole, Test::Present,
     kImageRemoves},
    {"image-permission-changed", Joint::AwsUsedImage, "ec2", "ModifyImageAttribute ResetImageAttribute", kImageId},
    {"image-deregistered", Joint::AwsUsedImage, "ec2", "DeregisterImage", kImageId},
    {.kind = "image-copied-on",
     .towards = Joint::AwsUsedImage,
     .service = "ec2",
     .operations = "CopyImage",
     .fields = "requestParameters.sourceImageId",
     .onlyUnlinked = true},
    {"image-shared", Joint::AwsMadeImage, "ec2", "ModifyImageAttribute", kImageId, Reading::Whole, Test::Present,
     kImageAdds},
    {"image-unshared", Joint::AwsMadeImage, "ec2", "ModifyImageAttribute", kImageId, Reading::Whole, Test::Present,
     kImageRemoves},
    {"image-permission-changed", Joint::AwsMadeImage, "ec2", "ModifyImageAttribute ResetImageAttribute", kImageId},
    {"image-deregistered", Joint::AwsMadeImage, "ec2", "DeregisterImage", kImageId},
    {.kind = "image-copied-on",
     .towards = Joint::AwsMadeImage,
     .service = "ec2",
     .operations = "CopyImage",
     .fields = "requestParameters.sourceImageId",
     .onlyUnlinked = true},

    // What the launch named: groups by id only, interfaces, key pair, profile, template.
    {"security-group-created", Joint::AwsGroup, "ec2", "CreateSecurityGroup", "responseElements.groupId"},
    {"security-group-opened", Joint::AwsGroup, "ec2", "AuthorizeSecurityGroupIngress", kGroupIdOrRule, Reading::Whole,
     Test::OpenRange, kOpenRanges},
    {"security-group-authorized", Joint::AwsGroup, "ec2", "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress",
     kGroupIdOrRule},
    {"security-group-revoked", Joint::AwsGroup, "ec2", "RevokeSecurityGroupIngress RevokeSecurityGroupEgress",
     "requestParameters.groupId responseElements.revokedSecurityGroupRuleSet.items.groupId"},
    {"security-group-changed", Joint::AwsGroup, "ec2", "ModifySecurityGroupRules",
     "requestParameters.ModifySecurityGroupRulesRequest.GroupId"},
    {"security-group-deleted", Joint::AwsGroup, "ec2", "DeleteSecurityGroup", "requestParameters.groupId"},

    {"network-interface-created", Joint::AwsInterface, "ec2", "CreateNetworkInterface",
     "responseElements.networkInterface.networkInterfaceId"},
    {"network-interface-changed", Joint::AwsInterface, "ec2", "ModifyNetworkInterfaceAttribute",
     "requestParameters.networkInterfaceId"},
    {"network-interface-deleted", Joint::AwsInterface, "ec2", "DeleteNetworkInterface",
     "requestParameters.networkInterfaceId"},
    {"address-associated", Joint::AwsInterface, "ec2", "AssociateAddress", "requestParameters.networkInterfaceId"},
    {"address-allocated", Joint::AwsAllocation, "ec2", "AllocateAddress", "responseElements.allocationId"},
    {"address-released", Joint::AwsAllocation, "ec2", "ReleaseAddress", "requestParameters.allocationId"},
    {"address-disassociated", Joint::AwsAssociation, "ec2", "DisassociateAddress", "requestParameters.associationId"},

    {"key-pair-created", Joint::AwsKeyName, "ec2", "CreateKeyPair",
     "requestParameters.keyName responseElements.keyName"},
    {"key-pair-imported", Joint::AwsKeyName, "ec2", "ImportKeyPair",
     "requestParameters.keyName responseElements.keyName"},
    {"key-pair-deleted", Joint::AwsKeyName, "ec2", "DeleteKeyPair", "requestParameters.keyName"},
    {.kind = "key-pair-deleted",
     .towards = Joint::AwsKeyPairId,
     .service = "ec2",
     .operations = "DeleteKeyPair",
     .fields = "requestParameters.keyPairId",
     .onlyUnlinked = true},

    {"role-profile-created", Joint::AwsProfileArn, "iam", "CreateInstanceProfile",
     "responseElements.instanceProfile.arn"},
    {.kind = "role-profile-created",
     .towards = Joint::AwsProfile,
     .service = "iam",
     .operations = "CreateInstanceProfile",
     .fields = "requestParameters.instanceProfileName",
     .onlyUnlinked = true},
    {"role-added-to-profile", Joint::AwsProfile, "iam", "AddRoleToInstanceProfile",
     "requestParameters.instanceProfileName"},
    {"role-removed-from-profile", Joint::AwsProfile, "iam", "RemoveRoleFromInstanceProfile",
     "requestParameters.instanceProfileName"},
    {"role-profile-deleted", Joint::AwsProfile, "iam", "DeleteInstanceProfile",
     "requestParameters.instanceProfileName"},
    {"role-created", Joint::AwsProfileRole, "iam", "CreateRole", "requestParameters.roleName"},
    {"role-policy-changed", Joint::AwsProfileRole, "iam",
     "PutRolePolicy AttachRolePolicy DetachRolePolicy DeleteRolePolicy UpdateAssumeRolePolicy",
     "requestParameters.roleName"},
    {"role-deleted", Joint::AwsProfileRole, "iam", "DeleteRole", "requestParameters.roleName"},

    {"template-created", Joint::AwsTemplateId, "ec2", "CreateLaunchTemplate",
     "responseElements.CreateLaunchTemplateResponse.launchTemplate.launchTemplateId"},
    {"template-changed", Joint::AwsTemplateId, "ec2", "CreateLaunchTemplateVersion ModifyLaunchTemplate",
     "requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateId "
     "requestParameters.ModifyLaunchTemplateRequest.LaunchTemplateId "
     "responseElements.CreateLaunchTemplateVersionResponse.launchTemplateVersion.launchTemplateId"},
    {"template-created", Joint::AwsTemplateName, "ec2", "CreateLaunchTemplate",
     "requestParameters.CreateLaunchTemplateRequest.LaunchTemplateName"},
    {"template-changed", Joint::AwsTemplateName, "ec2", "CreateLaunchTemplateVersion ModifyLaunchTemplate",
     "requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateName "
     "requestParameters.ModifyLaunchTemplateRequest.LaunchTemplateName"},
};

} // namespace interloper
