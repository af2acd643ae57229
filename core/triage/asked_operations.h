// The operations that signals look for anywhere in the logs. Private to triage.
#pragma once

#include <span>
#include <string_view>

namespace interloper {

std::span<const std::string_view> askedOperations();

/// Those that make or change what a service launches from: their principals are judged too.
std::span<const std::string_view> originOperations();

} // namespace interloper
