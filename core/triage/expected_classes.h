// The five known classes of false positives, and which signals speak for each. Private to triage.
#pragma once

#include "triage/triage.h"

#include <span>
#include <string_view>
#include <vector>

namespace interloper {

/// The classes that these signals speak for, proven ones first.
std::vector<Expected> expectedClasses(std::span<const std::string_view> signals);

} // namespace interloper
