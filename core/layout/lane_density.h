// How many events lie behind each two pixels of a lane, at any zoom and without touching each event. Pure functions,
// any thread.
//
// Columns lie on a grid that starts at the epoch, not at the left edge of the view: panning then moves the columns and
// never changes their counts.
#pragma once

#include "layout/timeline_lanes.h"

#include <cstdint>
#include <vector>

namespace interloper {

inline constexpr double kDensityColumn = 2; ///< px
inline constexpr int kDensitySteps = 5;

struct ColumnGrid
{
    double milliseconds = 1; ///< a column's width
    std::int64_t first = 0;  ///< number of the first column, counted from the epoch
    std::uint32_t columns = 0;

    /// Time where column `index` (0 is the first) begins; where the last ends for index == columns.
    std::int64_t edge(std::uint32_t index) const;
};

/// The columns that cover `range` when it is `width` px wide. Requires: a range that is not empty, width > 0.
ColumnGrid columnsOf(TimeRange range, double width);

/// Index of the first event of the lane that is not before `time` (ms). `from`: an index known not to be behind it.
std::size_t firstEventFrom(const EventStore &events, const TimelineLane &lane, std::int64_t time, std::size_t from = 0);

/// Events of the lane in each column.
std::vector<std::uint32_t> densityCounts(const EventStore &events, const TimelineLane &lane, const ColumnGrid &grid);

/// 0 to 4 for 1, 2, 4, 8, 16 and more events; -1 for none.
int densityStep(std::uint32_t count);

/// Part of the strip's height that a mark of this step fills.
double densityHeight(int step);

} // namespace interloper
