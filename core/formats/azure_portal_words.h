// The words of the portal's activity log download, whose header, statuses and operation names follow the language of
// whoever exported it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace interloper {

/// The columns in the order of the download. Downloads of 2018 have no EventCategory.
enum class PortalColumn : std::size_t {
    Correlation,
    Operation,
    Status,
    EventCategory,
    Level,
    Time,
    Subscription,
    Initiator,
    ResourceType,
    ResourceGroup,
    Resource,
    Count
};

/// Where each column is in a header; nullopt where the header has no such column.
struct PortalHeader
{
    std::array<std::optional<std::size_t>, static_cast<std::size_t>(PortalColumn::Count)> at;
    std::size_t known = 0; ///< columns that were found by their names

    std::optional<std::size_t> operator[](PortalColumn column) const { return at[static_cast<std::size_t>(column)]; }
};

/// Names are compared without case, blanks and apostrophes, in English, Portuguese, French, German and Spanish. In a
/// header of ten or eleven columns those with other names are taken by their place.
PortalHeader portalHeader(std::span<const std::string> names);

/// The operation value that a display name stands for on a resource type: `Create or Update Virtual Machine` and its
/// translations on `Microsoft.Compute/virtualMachines` are `Microsoft.Compute/virtualMachines/write`. Empty where the
/// name is not known.
std::string portalOperation(std::string_view displayName, std::string_view resourceType);

} // namespace interloper
