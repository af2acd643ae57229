// Which hours of which account and region the logs hold events of: the material of the coverage map.
#pragma once

#include "events/event_store.h"

#include <cstdint>
#include <vector>

namespace interloper {

/// One hour, UTC, with at least one event.
struct CoveredHour
{
    std::int64_t hour = 0; ///< whole hours since 1970, may be negative
    std::uint32_t events = 0;

    bool operator==(const CoveredHour &) const = default;
};

/// Hours that follow each other, [from, until), all with events or all without.
struct HourRun
{
    std::int64_t from = 0;
    std::int64_t until = 0;
    std::uint32_t events = 0;

    std::int64_t length() const { return until - from; }
    bool operator==(const HourRun &) const = default;
};

/// An AWS account and region, or an Azure subscription: Azure's records name no region of their own.
struct CoveredPlace
{
    Provider provider = Provider::Aws;
    StringId account; ///< may be the empty string: the records name none
    StringId region;  ///< the empty string in Azure, and where an AWS record names none
    EventId first;    ///< by time; invalid where no event has a good time
    EventId last;
    std::uint32_t events = 0;
    std::uint32_t withoutTime = 0;  ///< of `events`: their time is missing or cannot be read
    std::vector<CoveredHour> hours; ///< by hour
};

class LogCoverage
{
public:
    LogCoverage() = default;
    /// One pass over the events.
    explicit LogCoverage(const EventStore &events);

    /// By provider, then account and region as text.
    const std::vector<CoveredPlace> &places() const { return m_places; }

private:
    std::vector<CoveredPlace> m_places;
};

/// Runs of hours with events, by time.
std::vector<HourRun> coveredRuns(const CoveredPlace &place);

/// Hours without any event between the first and the last one of this place: quiet, or not in these logs; nobody can
/// tell which from the logs alone.
std::vector<HourRun> emptyRuns(const CoveredPlace &place);

} // namespace interloper
