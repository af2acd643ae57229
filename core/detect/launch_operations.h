// The operations that the base rule looks at, and the fields of them that it needs.
#pragma once

#include "formats/field_plan.h"

#include <span>
#include <string_view>

namespace interloper {

inline constexpr std::string_view kAwsRunInstances = "RunInstances";
inline constexpr std::string_view kAzureVmWrite = "Microsoft.Compute/virtualMachines/write";

// Paths as FieldPlan has them. Source: CloudTrail records of EC2 RunInstances.
inline constexpr std::string_view kInstanceIdPath = "responseElements.instancesSet.items.instanceId";
inline constexpr std::string_view kMaxCountPath = "requestParameters.instancesSet.items.maxCount";
inline constexpr std::string_view kRequestedImagePath = "requestParameters.instancesSet.items.imageId";
inline constexpr std::string_view kRequestedTypePath = "requestParameters.instanceType";

/// The operations, with the empty path: FieldPlan's second argument.
std::span<const FieldSpec> launchOperations();

/// The fields that detect() reads.
std::span<const FieldSpec> launchFields();

} // namespace interloper
