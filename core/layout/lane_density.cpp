#include "layout/lane_density.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace interloper {

std::int64_t ColumnGrid::edge(std::uint32_t index) const
{
    return static_cast<std::int64_t>(std::floor(static_cast<double>(first + index) * milliseconds));
}

ColumnGrid columnsOf(TimeRange range, double width)
{
    ColumnGrid grid;
    grid.milliseconds = static_cast<double>(range.span()) * kDensityColumn / width;
    grid.first = static_cast<std::int64_t>(std::floor(static_cast<double>(range.from) / grid.milliseconds));
    const auto last = static_cast<std::int64_t>(std::ceil(static_cast<double>(range.to) / grid.milliseconds));
    grid.columns = static_cast<std::uint32_t>(last - grid.first);
    return grid;
}

std::size_t firstEventFrom(const EventStore &events, const TimelineLane &lane, std::int64_t time, std::size_t from)
{
    const auto &ids = lane.actor->events;
    const auto &stones = lane.milestones;
    const auto start = stones.begin() + static_cast<std::ptrdiff_t>(std::min(from / kMilestone, stones.size()));
    // The first stone that is not before `time`; the event is behind the stone before it. Neighbouring columns are
    // near each other, so the search doubles its steps from where the last one ended.
    auto low = start;
    std::ptrdiff_t step = 1;
    while (stones.end() - low > step && *(low + step) < time) {
        low += step;
        step *= 2;
    }
    const auto high = stones.end() - low > step ? low + step + 1 : stones.end();
    const auto stone = std::lower_bound(low, high, time);
    const auto blockEnd = static_cast<std::size_t>(stone - stones.begin()) * kMilestone;
    const std::size_t begin = std::max(from, blockEnd >= kMilestone ? blockEnd - kMilestone : 0);
    const std::size_t end = std::max(begin, std::min(blockEnd, ids.size()));
    const auto found = std::lower_bound(
        ids.begin() + static_cast<std::ptrdiff_t>(begin), ids.begin() + static_cast<std::ptrdiff_t>(end), time,
        [&](EventId event, std::int64_t wanted) { return toMilliseconds(events.time(event)) < wanted; });
    return static_cast<std::size_t>(found - ids.begin());
}

std::vector<std::uint32_t> densityCounts(const EventStore &events, const TimelineLane &lane, const ColumnGrid &grid)
{
    std::vector<std::uint32_t> counts(grid.columns, 0);
    std::size_t begin = firstEventFrom(events, lane, grid.edge(0));
    for (std::uint32_t column = 0; column < grid.columns && begin < lane.actor->events.size(); ++column) {
        const std::size_t end = firstEventFrom(events, lane, grid.edge(column + 1), begin);
        counts[column] = static_cast<std::uint32_t>(end - begin);
        begin = end;
    }
    return counts;
}

int densityStep(std::uint32_t count)
{
    return count == 0 ? -1 : std::min(kDensitySteps - 1, static_cast<int>(std::bit_width(count)) - 1);
}

double densityHeight(int step)
{
    return 0.36 + 0.16 * step;
}

} // namespace interloper
