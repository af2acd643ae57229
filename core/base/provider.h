// The clouds whose logs are read. A provider is never an `if` outside formats, detect and the link table.
#pragma once

#include <cstdint>
#include <string_view>

namespace interloper {

enum class Provider : std::uint8_t { Aws, Azure };

/// `aws` or `azure`, as in exports.
constexpr std::string_view providerId(Provider provider)
{
    return provider == Provider::Aws ? "aws" : "azure";
}

} // namespace interloper
