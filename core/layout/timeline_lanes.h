// The lanes of the timeline as plain structs: one lane an actor with its marks in order of time. What a lane looks like
// at a zoom is density (lane_density.h) and a rail of glyphs (glyph_rail.h). Values that point into the investigation
// they were built from and live no longer than it. Any thread.
#pragma once

#include "investigation.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace interloper {

/// Milliseconds since 1970-01-01T00:00:00Z; `to` is outside.
struct TimeRange
{
    std::int64_t from = 0;
    std::int64_t to = 0;

    std::int64_t span() const { return to - from; }
    bool contains(std::int64_t time) const { return time >= from && time < to; }
    bool operator==(const TimeRange &) const = default;
};

/// Rounded down. Requires: a good time.
std::int64_t toMilliseconds(const Instant &instant);

/// Something worth a glyph: an alert, a linked event or a well-known operation.
struct TimelineMark
{
    static constexpr std::uint32_t kNoFinding = 0xFFFFFFFFu;

    std::int64_t time = 0; ///< ms
    EventId event;
    ResourceKind kind = ResourceKind::Instance;
    std::uint32_t finding = kNoFinding; ///< alerts: index into Investigation::findings
    bool linked = false;                ///< a link ties the event to some finding

    bool isAlert() const { return finding != kNoFinding; }
};

struct TimelineLane
{
    const ActorIndex::Actor *actor = nullptr;
    std::string_view full; ///< the actor as written; empty gathers events without an actor
    std::string_view name; ///< the part that tells who: `user/dana.okafor`, `ci-deploy/run-7`, an instance's id
    Provider provider = Provider::Aws;
    bool isInstance = false; ///< a session of the role that an instance runs with
    std::uint32_t alerts = 0;
    std::uint32_t links = 0;              ///< events of the lane that are tied to a finding
    std::uint64_t events = 0;             ///< those without a good time too
    std::vector<TimelineMark> marks;      ///< by time, ties by event and finding
    std::vector<std::int64_t> milestones; ///< time of each kMilestone-th of actor->events, for a fast search
};

/// So few that a search stays short, so many that ten million events cost two megabytes.
inline constexpr std::size_t kMilestone = 64;

/// Finer than any strip is wide, so that it is counted once and not at each resize.
inline constexpr std::size_t kOverviewBins = 4096;

struct TimelineLanes
{
    /// Where a mark is.
    struct Place
    {
        std::size_t lane;
        std::size_t mark;
        bool operator==(const Place &) const = default;
    };

    std::vector<TimelineLane> lanes;     ///< most alerts first, then most links, then most events, then by name
    TimeRange range;                     ///< of all events with a good time; empty where there are none
    std::vector<std::uint32_t> overview; ///< events in each kOverviewBins-th of the range; empty like it

    /// Any mark of this event, an alert before others.
    std::optional<Place> placeOf(EventId event) const;
    std::optional<Place> placeOfFinding(std::size_t finding) const;
    /// The lane of an actor, by Column::Actor.
    std::optional<std::size_t> laneOf(StringId actor) const;
};

/// The part of an actor that tells who.
std::string_view laneName(std::string_view actor);

/// `i-0a1b2c3d4e5f60718` at the end of an assumed role's ARN: EC2 names the session after the instance (IAM user guide,
/// "Roles for EC2").
bool isInstanceSession(std::string_view actor);

TimelineLanes layoutLanes(const Investigation &investigation);

} // namespace interloper
