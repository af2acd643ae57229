// The operations that the base rule looks at, and the fields of them that it needs: data. To cover another API that
// makes instances, add a row to kAwsLaunchApis.
#pragma once

#include "formats/field_plan.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace interloper {

inline constexpr std::string_view kAwsRunInstances = "RunInstances";
inline constexpr std::string_view kAzureVmWrite = "Microsoft.Compute/virtualMachines/write";

/// Where the query as written takes the instance from.
inline constexpr std::string_view kSeedInstancePath = "responseElements.instancesSet.items.instanceId";

/// What a call without an error says about instances.
enum class Makes : std::uint8_t {
    Instances,      ///< it made some, also where its record names none (a list that was cut or left out)
    NamedInstances, ///< it made those that it names; naming none it only asked, and another call makes them
    Nothing         ///< it only asks: the instances are made, and logged, by RunInstances
};

/// One AWS API that makes instances or asks for them. Paths as FieldPlan has them, a blank between alternatives, of
/// which the first that a record fills is taken.
struct AwsLaunchApi
{
    std::string_view operation; ///< as AWS writes it
    std::string_view service;   ///< the event source up to its first dot
    Makes makes;
    bool alsoRunInstances;      ///< EC2 logs RunInstances for the same instances, and that row stands
    std::string_view instances; ///< paths of what names an instance
    std::string_view requested; ///< paths of the number asked for
    std::string_view request;   ///< paths of what tells one request from another
};

// Sources: Amazon EC2 and Lightsail API references, and CloudTrail records of them. EC2 logs its newer actions inside
// `<Action>Request` and `<Action>Response`, converted from XML, where a list of one may be a scalar or an object with
// `content`; re-exports unwrap them. StartInstances and CreateReplaceRootVolumeTask act on instances that exist.
inline constexpr std::array<AwsLaunchApi, 8> kAwsLaunchApis{
    {{kAwsRunInstances, "ec2", Makes::Instances, false,
      "responseElements.instancesSet.items.instanceId responseElements.instancesSet.item.instanceId "
      "responseElements.RunInstancesResponse.instancesSet.item.instanceId",
      "requestParameters.instancesSet.items.maxCount requestParameters.instancesSet.item.maxCount",
      "requestParameters.instancesSet.items.imageId requestParameters.instanceType"},
     {"CreateFleet", "ec2", Makes::NamedInstances, true,
      "responseElements.CreateFleetResponse.fleetInstanceSet.item.instanceIds.item "
      "responseElements.CreateFleetResponse.fleetInstanceSet.item.instanceIds.item.content "
      "responseElements.CreateFleetResponse.fleetInstanceSet.items.instanceIds.items "
      "responseElements.CreateFleetResponse.Instances.InstanceIds "
      "responseElements.fleetInstanceSet.item.instanceIds.item "
      "responseElements.fleetInstanceSet.items.instanceIds.items "
      "responseElements.fleetInstanceSet.items.instanceIds.item responseElements.instances.instanceIds "
      "responseElements.Instances.InstanceIds",
      "requestParameters.CreateFleetRequest.TargetCapacitySpecification.TotalTargetCapacity "
      "requestParameters.TargetCapacitySpecification.TotalTargetCapacity "
      "requestParameters.targetCapacitySpecification.totalTargetCapacity",
      "requestParameters.CreateFleetRequest.LaunchTemplateConfigs.LaunchTemplateSpecification.LaunchTemplateId "
      "requestParameters.launchTemplateConfigs.launchTemplateSpecification.launchTemplateId"},
     {"RequestSpotInstances", "ec2", Makes::Nothing, true, "", "requestParameters.instanceCount",
      "requestParameters.launchSpecification.imageId requestParameters.launchSpecification.instanceType"},
     {"RequestSpotFleet", "ec2", Makes::Nothing, true, "",
      "requestParameters.RequestSpotFleetRequest.SpotFleetRequestConfig.TargetCapacity "
      "requestParameters.spotFleetRequestConfig.targetCapacity",
      "requestParameters.RequestSpotFleetRequest.SpotFleetRequestConfig.IamFleetRole "
      "requestParameters.spotFleetRequestConfig.iamFleetRole"},
     {"RunScheduledInstances", "ec2", Makes::NamedInstances, true,
      "responseElements.RunScheduledInstancesResponse.instanceIdSet.item "
      "responseElements.RunScheduledInstancesResponse.instanceIdSet.item.content "
      "responseElements.instanceIdSet.items responseElements.instanceIdSet.item",
      "requestParameters.RunScheduledInstancesRequest.InstanceCount requestParameters.instanceCount",
      "requestParameters.RunScheduledInstancesRequest.ScheduledInstanceId requestParameters.scheduledInstanceId"},
     {"ImportInstance", "ec2", Makes::NamedInstances, true,
      "responseElements.conversionTask.importInstance.instanceId "
      "responseElements.ImportInstanceResponse.conversionTask.importInstance.instanceId",
      "", "requestParameters.description requestParameters.platform"},
     {"CreateInstances", "lightsail", Makes::Instances, false,
      "responseElements.operations.resourceName requestParameters.instanceNames", "",
      "requestParameters.instanceNames"},
     {"CreateInstancesFromSnapshot", "lightsail", Makes::Instances, false,
      "responseElements.operations.resourceName requestParameters.instanceNames", "",
      "requestParameters.instanceNames"}}};

// Of Azure's VM write. Sources: Azure Monitor activity log schema; Microsoft.Compute REST reference.
inline constexpr std::string_view kAzureEntity = "properties.entity";
inline constexpr std::string_view kAzureScope = "authorization.scope";
inline constexpr std::string_view kAzureStatusCode = "properties.statusCode";
inline constexpr std::string_view kAzureCategory = "category.value category";
inline constexpr std::string_view kAzureMethod = "httpRequest.method";
inline constexpr std::string_view kAzureTimeCreated = "properties.responseBody.properties.timeCreated";
inline constexpr std::string_view kAzureProvisioning = "properties.responseBody.properties.provisioningState";
inline constexpr std::string_view kAzureErrorCode = "properties.statusMessage.error.code";
inline constexpr std::string_view kAzureErrorDetails = "properties.statusMessage.error.details.code";
/// What a request for a new machine holds and a change to one hardly ever does.
inline constexpr std::string_view kAzureNewMachine = "properties.requestbody.properties.osProfile.computerName "
                                                     "properties.requestbody.properties.osProfile.adminUsername "
                                                     "properties.requestbody.properties.storageProfile.osDisk."
                                                     "createOption";

/// The parts of a text that has a blank between them.
std::vector<std::string_view> alternatives(std::string_view paths);

/// The ids of `alternatives(paths)` that the plan has.
std::vector<FieldId> fieldIds(const FieldPlan &plan, Provider provider, std::string_view paths);

/// The operations, with the empty path: FieldPlan's second argument.
std::vector<FieldSpec> launchOperations();

/// The fields that detect() reads.
std::vector<FieldSpec> launchFields();

} // namespace interloper
