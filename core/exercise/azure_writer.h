// One Activity Log row in the shape of the REST interface (Azure Monitor documentation, "Activity Log event schema"):
// bodies are JSON inside strings, `requestbody` with a small b, `responseBody` with a capital B.
#pragma once

#include "exercise/azure_cast.h"
#include "exercise/prng.h"
#include "exercise/story_time.h"

#include <string>
#include <string_view>

namespace interloper {

/// One row of an operation.
struct AzureRow
{
    AzureWho who = AzureWho::AnnaKeller;
    unsigned subscription = 0;
    std::string_view operation; ///< `Microsoft.Compute/virtualMachines/write`
    std::string_view resourceId;
    std::string_view group;
    std::string_view correlationId;
    std::string_view status;            ///< Started, Accepted, Succeeded, Failed
    std::string_view statusCode = {};   ///< Created, OK, Accepted, Conflict; empty where the row has none
    std::string_view requestBody = {};  ///< JSON; empty: none
    std::string_view responseBody = {}; ///< JSON; empty: none
    std::string_view category = "Administrative";
};

/// Appends the row as compact JSON and returns its eventDataId.
std::string appendAzureRow(std::string &out, const AzureRow &row, StorySeconds time, Prng &prng, std::uint64_t seed);

/// The resource type of an operation: `Microsoft.Compute/virtualMachines`.
std::string_view azureResourceType(std::string_view operation);

} // namespace interloper
