// The sorts of identifier that a chain of links runs over. A joint is what an event on the chain, or the launch, names:
// "the volume that was attached". One row each in link_kinds.cpp.
#pragma once

#include "base/provider.h"

#include <cstdint>
#include <string_view>

namespace interloper {

enum class Joint : std::uint8_t {
    None,
    AwsInstance, ///< always the finding's own instance, never another of the same launch
    AwsAttachedVolume,
    AwsUsedSnapshot, ///< that a volume, image, copy or launch on the chain was made from
    AwsMadeSnapshot, ///< that was made of the instance's volumes
    AwsSourceVolume, ///< that a snapshot on the chain was made of
    AwsUsedImage,
    AwsMadeImage, ///< that was made of the instance
    AwsGroup,
    AwsInterface,
    AwsKeyName,
    AwsKeyPairId,
    AwsProfile,    ///< by its name
    AwsProfileArn, ///< the same by its ARN, which no other account shares
    AwsProfileRole,
    AwsTemplateId,
    AwsTemplateName,
    AwsAllocation,
    AwsAssociation,
    AzureMachine,
    AzureMachineId, ///< its vmId, which it keeps where its resource id changes
    AzureIdentity,  ///< the principal id of the identity that it was given by the system
    AzureDisk,
    AzureSource, ///< the resource that a disk or snapshot on the chain was copied from
    AzureMadeSnapshot,
    AzureInterface,
    AzureNsg,
    AzureSubnet, ///< that its interface lies in
    AzureAddress,
    AzureImage,
    AzureImageSource,
    Count
};

/// Within what an identifier means one thing. A name whose account or region the log leaves out ties nothing.
enum class Naming : std::uint8_t { Global, Account, AccountAndRegion };

/// What a linked event is drawn as. One glyph each in the window.
enum class ResourceKind : std::uint8_t {
    Snapshot,
    Volume,
    Image,
    SecurityGroup,
    SecurityGroupOpened, ///< opened to all
    NetworkInterface,
    KeyPair,
    Role,
    Instance,
    InstanceEnded, ///< stopped, deallocated, terminated
    Attachment,
    Command,
    Template,
    Trail,
    Address,
    Share,
};

struct JointInfo
{
    Joint joint;
    Provider provider;
    Naming naming;
    ResourceKind resource;
    std::string_view role; ///< English words for what the identifier is to the instance, for instance `source disk`
    Joint sameAs = Joint::None; ///< the joint that names the same thing in its plain form, and that tells open ends
};

/// Requires: not None.
const JointInfo &jointInfo(Joint joint);

} // namespace interloper
