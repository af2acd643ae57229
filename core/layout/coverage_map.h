// What the logs cover, as rows of cells: one row an account and region (Azure: a subscription), one cell some hours.
// Plain structs for whatever paints them. Pure functions, any thread.
#pragma once

#include "investigation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interloper {

struct CoverageCell
{
    enum class State : std::uint8_t {
        Outside, ///< before the first or after the last event of this row
        Empty,   ///< within them, and no event: quiet, or missing from these logs
        Partial, ///< some of its hours have events, some none
        Covered, ///< every hour has events
    };

    State state = State::Outside;
    std::uint8_t step = 0; ///< 0 to 5: how many events an hour, as lanes draw density
    std::uint32_t events = 0;
    std::vector<EventId> changes; ///< calls that changed logging in this account, by time
};

struct CoverageRow
{
    const CoveredPlace *place = nullptr; ///< into the investigation, which must outlive the map
    std::string title;   ///< `us-east-1`, with several accounts `us-east-1 …3333`; `Azure` and the subscription
    std::string account; ///< as written; empty: the records name none
    std::vector<CoverageCell> cells;
    std::int64_t emptyHours = 0;
    std::uint32_t elsewhere = 0; ///< events at times outside the map, years away from the others
};

struct CoverageMap
{
    std::int64_t firstHour = 0;  ///< of the left edge, whole hours since 1970
    std::int64_t hoursACell = 1; ///< 1, 2, 3, 6, 12, 24 or whole weeks
    std::size_t columns = 0;
    std::vector<CoverageRow> rows;
    std::uint32_t elsewhere = 0;   ///< events outside the map in all rows
    std::uint32_t withoutTime = 0; ///< events without a time that can be read
    std::size_t changes = 0;       ///< calls that changed logging

    /// The column of a time, as a part of all columns from 0 to 1; less or more where it lies outside.
    double placeOf(const Instant &time) const;
};

/// At most `columns` cells a row, at least 1. A year or more without any event ends the map: what lies behind is
/// counted as elsewhere, so that one odd date does not squeeze a week of logs into one cell.
CoverageMap layoutCoverage(const Investigation &investigation, std::size_t columns);

} // namespace interloper
