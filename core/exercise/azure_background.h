// The everyday rows of the Activity Log: keys listed, templates checked, policies audited. Few enough to be held.
#pragma once

#include "exercise/story.h"

#include <cstdint>

namespace interloper {

/// Adds exactly `count` rows, spread over the ten days with their daily rhythm.
void addAzureBackground(Story &story, std::uint64_t count, std::uint64_t seed);

} // namespace interloper
