// Where a time axis has its ticks and what they say. Pure functions, any thread. All times are UTC.
#pragma once

#include "layout/timeline_lanes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interloper {

struct TimeTick
{
    std::int64_t time = 0; ///< ms
    std::string label;     ///< `02:15`, `02:15:30` below two minutes a label, `06-17` above twelve hours
};

/// Milliseconds between ticks that lie at least `room` px apart: the least of 1, 2, 5, 10, 15, 30 seconds, the same of
/// minutes, 1, 2, 3, 6, 12 hours, 1, 2, 7, 14, 28 days and their doubles. Requires: a range that is not empty, width
/// and room > 0.
std::int64_t tickStep(TimeRange range, double width, double room);

/// The ticks inside the range, at multiples of the step.
std::vector<TimeTick> timeTicks(TimeRange range, std::int64_t step);

/// Where a range of several days has labels below a day, midnight says the date as well: `06-17 00:00`.
std::vector<TimeTick> datedTicks(TimeRange range, std::int64_t step);

/// `2025-06-17` and `02:26:05`.
std::string dateOf(std::int64_t time);
std::string clockOf(std::int64_t time);

} // namespace interloper
