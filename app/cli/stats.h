// What `--stats` writes: how long the phases took and what was read and held, as JSON.
#pragma once

#include "investigation.h"

#include <string>

namespace interloper {

struct Stats
{
    double loadSeconds = 0;
    double writeSeconds = 0;
};

/// `interloper-stats/1`, one object. Times are of the wall clock; memory is in bytes.
std::string statsText(const Investigation &investigation, const Stats &stats);

} // namespace interloper
