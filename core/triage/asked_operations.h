// The operations that signals look for anywhere in the logs. Private to triage.
#pragma once

#include "triage/operation_index.h"

#include <span>
#include <string_view>

namespace interloper {

/// A token's object id. Source: Microsoft Entra, "Access token claims reference", as the Activity Log spells it.
inline constexpr std::string_view kObjectIdClaim =
    "claims.http://schemas.microsoft.com/identity/claims/objectidentifier";

std::span<const std::string_view> askedOperations();

/// The fields by whose values they look for events.
std::span<const AskedValue> askedValues();

/// Those that make or change what a service launches from: their principals are judged too.
std::span<const std::string_view> originOperations();

} // namespace interloper
