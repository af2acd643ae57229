#include "detect/launch_operations.h"

#include <algorithm>

namespace interloper {
namespace {

void append(std::vector<FieldSpec> &out, Provider provider, std::string_view operation, std::string_view paths)
{
    for (const std::string_view path : alternatives(paths))
        out.push_back({provider, operation, path});
}

} // namespace

std::vector<std::string_view> alternatives(std::string_view paths)
{
    std::vector<std::string_view> out;
    for (std::size_t start = 0; start < paths.size();) {
        const std::size_t blank = std::min(paths.find(' ', start), paths.size());
        if (blank > start)
            out.push_back(paths.substr(start, blank - start));
        start = blank + 1;
    }
    return out;
}

std::vector<FieldId> fieldIds(const FieldPlan &plan, Provider provider, std::string_view paths)
{
    std::vector<FieldId> out;
    for (const std::string_view path : alternatives(paths))
        if (const FieldId id = plan.find(provider, path); id.valid())
            out.push_back(id);
    return out;
}

std::vector<FieldSpec> launchOperations()
{
    std::vector<FieldSpec> out;
    out.reserve(kAwsLaunchApis.size() + 1);
    for (const AwsLaunchApi &api : kAwsLaunchApis)
        out.push_back({Provider::Aws, api.operation, {}});
    out.push_back({Provider::Azure, kAzureVmWrite, {}});
    return out;
}

std::vector<FieldSpec> launchFields()
{
    std::vector<FieldSpec> out;
    for (const AwsLaunchApi &api : kAwsLaunchApis)
        for (const std::string_view paths : {api.instances, api.requested, api.request})
            append(out, Provider::Aws, api.operation, paths);
    for (const std::string_view paths :
         {kAzureEntity, kAzureScope, kAzureStatusCode, kAzureCategory, kAzureMethod, kAzureTimeCreated,
          kAzureProvisioning, kAzureErrorCode, kAzureErrorDetails, kAzureNewMachine})
        append(out, Provider::Azure, kAzureVmWrite, paths);
    return out;
}

} // namespace interloper
