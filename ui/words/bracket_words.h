// A time bracket in words. Pure functions, any thread.
#pragma once

#include "layout/timeline_lanes.h"

#include <QString>

namespace interloper {

/// `02:15:00 to 02:36:00Z`, with dates where it spans days.
QString bracketWords(const TimeRange &bracket);

/// `02:15:00 to 02:36:00 UTC, 21 min, 7 alerts`
QString bracketLabel(const TimeRange &bracket, std::size_t alerts);

} // namespace interloper
