// Why a launch failed, in a few words that every error code falls under.
#pragma once

#include "base/provider.h"

#include <cstdint>
#include <string_view>

namespace interloper {

enum class ErrorClass : std::uint8_t {
    Denied,       ///< no permission, or the account or a policy forbids it
    DryRun,       ///< asked whether it would be allowed: it is, and nothing was launched
    Quota,        ///< a limit of the account or subscription
    Capacity,     ///< the cloud has none to give at this place
    BadParameter, ///< the request names something wrong or missing
    Other
};

/// `denied`, `dry-run`, `quota`, `capacity`, `bad-parameter` or `other`
std::string_view errorClassId(ErrorClass errorClass);

/// The class of an error code as a log writes it, any case. AWS: with or without `Client.` and `Server.`, or with a
/// namespace and `#` before it. Azure: an error code or the name of an HTTP status. Unknown codes are Other.
ErrorClass errorClassOf(Provider provider, std::string_view code);

} // namespace interloper
