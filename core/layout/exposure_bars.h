// The exposure of an instance as bars over time: its lifetime first, then one row a rule. Plain structs for whatever
// paints them. Pure functions, any thread.
#pragma once

#include "investigation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interloper {

struct ExposureBar
{
    enum class Sort : std::uint8_t { Lifetime, OpenToAll, Limited };

    Sort sort = Sort::Limited;
    std::string title; ///< English: `tcp 22 from 0.0.0.0/0`, `Instance lifetime`
    std::string group; ///< the group's id as written; the instance's for the lifetime
    std::string label; ///< `open to all for 41 min 9 s`
    double from = 0;   ///< of the width, 0 to 1
    double until = 1;
    bool beginsBefore = false; ///< it was so before these logs begin
    bool goesOn = false;       ///< no end of it is seen
    EventId event;             ///< that opened it, or the launch; the closing one where the opening is unknown
};

struct ExposureChart
{
    std::int64_t first = 0; ///< seconds since 1970 at the left edge
    std::int64_t last = 0;  ///< and at the right
    double launch = 0;      ///< of the width
    std::vector<ExposureBar> bars;
    std::size_t openToAll = 0;
};

/// Empty where the finding has no time. Requires: finding is an index into findings.
ExposureChart layoutExposure(const Investigation &investigation, std::size_t finding);

} // namespace interloper
