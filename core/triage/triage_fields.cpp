// What signals read of events, and which operations they look for.
#include "triage/asked_operations.h"
#include "triage/triage_findings.h"

namespace interloper {
namespace {

constexpr FieldSpec aws(std::string_view operation, std::string_view path)
{
    return {Provider::Aws, operation, path};
}

constexpr FieldSpec azure(std::string_view operation, std::string_view path)
{
    return {Provider::Azure, operation, path};
}

constexpr std::string_view kVm = "Microsoft.Compute/virtualMachines/write";
constexpr std::string_view kGroupWrite = "Microsoft.Resources/subscriptions/resourcegroups/write";

constexpr FieldSpec kFields[] = {
    aws("RunInstances", "userIdentity.invokedBy"),
    aws("RunInstances", "sessionCredentialFromConsole"),
    aws("RunInstances", "userIdentity.sessionContext.attributes.mfaAuthenticated"),
    aws("RunInstances", "requestParameters.disableApiTermination"),
    aws("RunInstances", "responseElements.instancesSet.items.subnetId"),
    aws("RunInstances", "responseElements.instancesSet.items.tagSet.items.key"),
    aws("RunInstances", "responseElements.instancesSet.items.tagSet.items.value"),
    aws("ModifyInstanceAttribute", "requestParameters.disableApiTermination.value"),
    aws("ModifyInstanceAttribute", "requestParameters.userData"),
    aws("AssumeRole", "userIdentity.accountId"),
    aws("AssumeRoleWithWebIdentity", "userIdentity.identityProvider"),
    aws("CreateUser", "requestParameters.userName"),
    aws("CreateRole", "requestParameters.roleName"),
    aws("CreateAccessKey", "requestParameters.userName"),
    aws("CreateLoginProfile", "requestParameters.userName"),
    aws("PutUserPolicy", "requestParameters.userName"),
    aws("PutUserPolicy", "requestParameters.policyName"),
    aws("AttachUserPolicy", "requestParameters.userName"),
    aws("AttachUserPolicy", "requestParameters.policyArn"),
    aws("StartRecovery", "requestParameters.isDrill"),
    aws("EnableRegion", "requestParameters.RegionName"),
    aws("CreateAutoScalingGroup", "requestParameters.autoScalingGroupName"),
    aws("UpdateAutoScalingGroup", "requestParameters.autoScalingGroupName"),
    aws("SetDesiredCapacity", "requestParameters.autoScalingGroupName"),
    aws("CreateLaunchTemplate", "responseElements.CreateLaunchTemplateResponse.launchTemplate.launchTemplateId"),
    aws("CreateLaunchTemplateVersion", "requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateId"),
    aws("SharedSnapshotCopyInitiated", "userIdentity.accountId"),
    aws("SharedSnapshotCopyInitiated", "serviceEventDetails.snapshotId"),
    aws("SharedSnapshotVolumeCreated", "userIdentity.accountId"),
    aws("SharedSnapshotVolumeCreated", "serviceEventDetails.snapshotId"),
    aws("CreateTrail", "requestParameters.name"),
    aws("StopLogging", "requestParameters.name"),
    aws("DeleteTrail", "requestParameters.name"),
    aws("UpdateTrail", "requestParameters.name"),
    aws("PutEventSelectors", "requestParameters.trailName"),
    aws("CreateFlowLogs", "responseElements.CreateFlowLogsResponse.flowLogIdSet.item"),
    aws("DeleteFlowLogs", "requestParameters.DeleteFlowLogsRequest.FlowLogId.content"),
    azure("Microsoft.Authorization/roleAssignments/write", "properties.requestbody.Properties.PrincipalId"),
    azure("Microsoft.Authorization/roleAssignments/write", "properties.requestbody.properties.principalId"),
    azure(kGroupWrite, "properties.responseBody.location"),
    azure(kGroupWrite, "properties.requestbody.location"),
    azure(kVm, "properties.responseBody.location"),
    azure(kVm, "properties.requestbody.location"),
    azure(kVm, kObjectIdClaim),
    azure(kVm, "claims.appid"),
    azure(kVm, "claims.idtyp"),
    azure(kVm, "properties.requestbody.properties.storageProfile.imageReference.publisher"),
};

constexpr std::string_view kOperations[] = {
    "CreateUser",
    "CreateRole",
    "CreateAccessKey",
    "CreateLoginProfile",
    "PutUserPolicy",
    "AttachUserPolicy",
    "StartRecovery",
    "EnableRegion",
    "RequestServiceQuotaIncrease",
    "GetServiceQuota",
    "CreateAutoScalingGroup",
    "UpdateAutoScalingGroup",
    "SetDesiredCapacity",
    "CreateLaunchTemplate",
    "CreateLaunchTemplateVersion",
    "SharedSnapshotCopyInitiated",
    "SharedSnapshotVolumeCreated",
    "CreateTrail",
    "CreateFlowLogs",
    "Microsoft.Authorization/roleAssignments/write",
    kVm,
    kGroupWrite,
    "Microsoft.Network/networkSecurityGroups/write",
    "Microsoft.Network/networkSecurityGroups/securityRules/write",
};

constexpr AskedValue kValues[] = {
    {kVm, "properties.responseBody.location", Provider::Azure},
    {kVm, "properties.requestbody.location", Provider::Azure},
    {kGroupWrite, "properties.responseBody.location", Provider::Azure},
    {kGroupWrite, "properties.requestbody.location", Provider::Azure},
    {"CreateUser", "requestParameters.userName"},
    {"CreateRole", "requestParameters.roleName"},
    {"CreateAccessKey", "responseElements.accessKey.accessKeyId"},
    {"CreateLoginProfile", "requestParameters.userName"},
    {"PutUserPolicy", "requestParameters.userName"},
    {"AttachUserPolicy", "requestParameters.userName"},
    {"CreateAutoScalingGroup", "requestParameters.autoScalingGroupName"},
    {"UpdateAutoScalingGroup", "requestParameters.autoScalingGroupName"},
    {"SetDesiredCapacity", "requestParameters.autoScalingGroupName"},
    {"CreateLaunchTemplate", "responseElements.CreateLaunchTemplateResponse.launchTemplate.launchTemplateId"},
    {"CreateLaunchTemplateVersion", "requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateId"},
    {"SharedSnapshotCopyInitiated", "serviceEventDetails.snapshotId"},
    {"SharedSnapshotVolumeCreated", "serviceEventDetails.snapshotId"},
    {"CreateTrail", "requestParameters.name"},
    {"CreateFlowLogs", "responseElements.CreateFlowLogsResponse.flowLogIdSet.item"},
};

} // namespace

std::vector<FieldSpec> triageFields()
{
    return {std::begin(kFields), std::end(kFields)};
}

std::span<const std::string_view> askedOperations()
{
    return kOperations;
}

std::span<const AskedValue> askedValues()
{
    return kValues;
}

std::span<const std::string_view> originOperations()
{
    static constexpr std::string_view kOrigins[] = {"CreateAutoScalingGroup", "UpdateAutoScalingGroup",
                                                    "SetDesiredCapacity", "CreateLaunchTemplate",
                                                    "CreateLaunchTemplateVersion"};
    return kOrigins;
}

} // namespace interloper
