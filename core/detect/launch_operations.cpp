#include "detect/launch_operations.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<FieldSpec, 2> kOperations{
    {{Provider::Aws, kAwsRunInstances, {}}, {Provider::Azure, kAzureVmWrite, {}}}};

constexpr std::array<FieldSpec, 4> kFields{{{Provider::Aws, kAwsRunInstances, kInstanceIdPath},
                                            {Provider::Aws, kAwsRunInstances, kMaxCountPath},
                                            {Provider::Aws, kAwsRunInstances, kRequestedImagePath},
                                            {Provider::Aws, kAwsRunInstances, kRequestedTypePath}}};

} // namespace

std::span<const FieldSpec> launchOperations()
{
    return kOperations;
}

std::span<const FieldSpec> launchFields()
{
    return kFields;
}

} // namespace interloper
