#include "layout/coverage_map.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace interloper {
namespace {

constexpr std::int64_t kDay = 24;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr std::int64_t kYear = 365 * kDay;
constexpr std::int64_t kSecondsAnHour = 3600;

// Hours [from, until) that hold most events, where a year without any parts the rest from them.
HourRun mainTime(const LogCoverage &coverage)
{
    std::map<std::int64_t, std::uint32_t> hours;
    for (const CoveredPlace &place : coverage.places())
        for (const CoveredHour &each : place.hours)
            hours[each.hour] += each.events;
    HourRun best;
    HourRun now;
    for (const auto &[hour, events] : hours) {
        if (now.events == 0 || hour - now.until >= kYear)
            now = {hour, hour, 0};
        now.until = hour + 1;
        now.events += events;
        if (now.events > best.events)
            best = now;
    }
    return best;
}

// Cells begin at whole multiples of their size, at most a day: a day's cell is a day.
std::int64_t alignedFrom(std::int64_t hour, std::int64_t size)
{
    const std::int64_t unit = std::min(size, kDay);
    return hour - ((hour % unit) + unit) % unit;
}

std::int64_t cellsOf(const HourRun &time, std::int64_t size)
{
    return (time.until - alignedFrom(time.from, size) + size - 1) / size;
}

std::int64_t hoursACell(const HourRun &time, std::size_t columns)
{
    const auto most = std::int64_t(std::max<std::size_t>(1, columns));
    for (const std::int64_t size : {1, 2, 3, 6, 12, 24})
        if (cellsOf(time, size) <= most)
            return size;
    std::int64_t weeks = 1;
    while (cellsOf(time, weeks * kWeek) > most)
        ++weeks;
    return weeks * kWeek;
}

// One step for a doubling of events an hour, as density in a lane.
std::uint8_t stepOf(std::uint32_t events, std::int64_t hours)
{
    if (events == 0)
        return 0;
    constexpr std::array<std::int64_t, 4> kMore{4, 16, 64, 256};
    std::uint8_t step = 1;
    for (const std::int64_t limit : kMore)
        if (events > limit * hours)
            ++step;
    return step;
}

std::int64_t floorHour(const Instant &time)
{
    const std::int64_t hour = time.seconds / kSecondsAnHour;
    return time.seconds % kSecondsAnHour < 0 ? hour - 1 : hour;
}

bool severalAccounts(const std::vector<CoveredPlace> &places)
{
    const CoveredPlace *first = nullptr;
    for (const CoveredPlace &place : places) {
        if (place.provider != Provider::Aws)
            continue;
        if (first != nullptr && first->account != place.account)
            return true;
        first = &place;
    }
    return false;
}

// With the end of the account where the logs hold several, whose regions have the same names.
std::string titleOf(const EventStore &events, const CoveredPlace &place, bool withAccount)
{
    const std::string_view account = events.strings().view(place.account);
    if (place.provider == Provider::Azure)
        return account.empty() ? "Azure" : "Azure " + std::string(account);
    const std::string_view region = events.strings().view(place.region);
    std::string out = region.empty() ? "no region" : std::string(region);
    constexpr std::size_t kTold = 4;
    if (withAccount && account.size() > kTold)
        out.append(" …").append(account.substr(account.size() - kTold));
    return out;
}

// A row's cells between its first and last event within the map.
void fillStates(CoverageRow &row, const CoverageMap &map, const std::vector<std::uint32_t> &hoursWith)
{
    const auto hasEvents = [&](std::size_t cell) { return row.cells[cell].events > 0; };
    std::size_t first = 0;
    while (first < map.columns && !hasEvents(first))
        ++first;
    std::size_t last = map.columns;
    while (last > first && !hasEvents(last - 1))
        --last;
    for (std::size_t i = first; i < last; ++i) {
        CoverageCell &cell = row.cells[i];
        // The first and the last cell reach beyond what the row has; only hours between count as missing.
        const bool edge = i == first || i + 1 == last;
        const bool whole = std::int64_t{hoursWith[i]} == map.hoursACell;
        cell.state = !hasEvents(i)   ? CoverageCell::State::Empty
                     : whole || edge ? CoverageCell::State::Covered
                                     : CoverageCell::State::Partial;
        cell.step = stepOf(cell.events, map.hoursACell);
    }
}

CoverageRow rowOf(const EventStore &events, const CoveredPlace &place, const CoverageMap &map, bool withAccount)
{
    CoverageRow row;
    row.place = &place;
    row.title = titleOf(events, place, withAccount);
    row.account = events.strings().view(place.account);
    row.cells.resize(map.columns);
    std::vector<std::uint32_t> hoursWith(map.columns);
    for (const CoveredHour &each : place.hours) {
        const std::int64_t cell = (each.hour - map.firstHour) / map.hoursACell;
        if (each.hour < map.firstHour || cell >= std::int64_t(map.columns)) {
            row.elsewhere += each.events;
            continue;
        }
        row.cells[std::size_t(cell)].events += each.events;
        ++hoursWith[std::size_t(cell)];
    }
    fillStates(row, map, hoursWith);
    for (const HourRun &gap : emptyRuns(place))
        if (gap.length() < kYear)
            row.emptyHours += gap.length();
    return row;
}

// A change of logging concerns every region of its account.
void markChanges(CoverageMap &map, const EventStore &events, const std::vector<EventId> &changes)
{
    for (const EventId change : changes) {
        const Instant time = events.time(change);
        const std::int64_t cell = (floorHour(time) - map.firstHour) / map.hoursACell;
        if (!time.good || floorHour(time) < map.firstHour || cell >= std::int64_t(map.columns))
            continue;
        for (CoverageRow &row : map.rows)
            if (row.place->account == events.textId(change, Column::Account))
                row.cells[std::size_t(cell)].changes.push_back(change);
    }
}

} // namespace

double CoverageMap::placeOf(const Instant &time) const
{
    const double hours = double(time.seconds) / double(kSecondsAnHour) - double(firstHour);
    return columns == 0 ? 0 : hours / (double(hoursACell) * double(columns));
}

CoverageMap layoutCoverage(const Investigation &investigation, std::size_t columns)
{
    CoverageMap map;
    const HourRun time = mainTime(investigation.coverage);
    if (time.length() > 0) {
        map.hoursACell = hoursACell(time, columns);
        map.firstHour = alignedFrom(time.from, map.hoursACell);
        map.columns = std::size_t(cellsOf(time, map.hoursACell));
    }
    const bool several = severalAccounts(investigation.coverage.places());
    for (const CoveredPlace &place : investigation.coverage.places()) {
        map.rows.push_back(rowOf(investigation.events, place, map, several));
        map.elsewhere += map.rows.back().elsewhere;
        map.withoutTime += place.withoutTime;
    }
    markChanges(map, investigation.events, investigation.loggingChanges);
    map.changes = investigation.loggingChanges.size();
    return map;
}

} // namespace interloper
