#include "layout/timeline_lanes.h"

#include "base/hash.h"
#include "layout/operation_glyphs.h"
#include "links/link_kinds.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace interloper {
namespace {

/// Calls of the instance's own role are its own lane's density; a glyph for each would say nothing more.
bool deservesGlyph(const LinkKind &kind)
{
    return kind.id != "role-session" && kind.id != "role-heartbeat";
}

class LaneBuilder
{
public:
    explicit LaneBuilder(const Investigation &investigation)
        : m_investigation(investigation),
          m_events(investigation.events)
    {}

    TimelineLanes make()
    {
        addLanes();
        addAlerts();
        addLinked();
        addWellKnown();
        countOverview();
        for (TimelineLane &lane : m_out.lanes)
            std::sort(lane.marks.begin(), lane.marks.end(), [](const TimelineMark &a, const TimelineMark &b) {
                return std::tie(a.time, a.event, a.finding) < std::tie(b.time, b.event, b.finding);
            });
        std::stable_sort(m_out.lanes.begin(), m_out.lanes.end(), [](const TimelineLane &a, const TimelineLane &b) {
            return std::tie(b.alerts, b.links, b.events, a.full) < std::tie(a.alerts, a.links, a.events, b.full);
        });
        return std::move(m_out);
    }

private:
    void addLanes()
    {
        bool any = false;
        for (const ActorIndex::Actor &actor : m_investigation.actors.actors()) {
            TimelineLane lane;
            lane.actor = &actor;
            lane.full = m_events.strings().view(actor.name);
            lane.name = laneName(lane.full);
            lane.isInstance = isInstanceSession(lane.full);
            lane.events = actor.events.size() + actor.untimed;
            if (!actor.events.empty()) {
                lane.provider = m_events.provider(actor.events.front());
                lane.milestones.reserve(actor.events.size() / kMilestone + 1);
                for (std::size_t i = 0; i < actor.events.size(); i += kMilestone)
                    lane.milestones.push_back(timeOf(actor.events[i]));
                const TimeRange own{lane.milestones.front(), timeOf(actor.events.back()) + 1};
                m_out.range.from = any ? std::min(m_out.range.from, own.from) : own.from;
                m_out.range.to = any ? std::max(m_out.range.to, own.to) : own.to;
                any = true;
            }
            if (actor.name.value >= m_laneOf.size())
                m_laneOf.resize(actor.name.value + 1, kNoLane);
            m_laneOf[actor.name.value] = m_out.lanes.size();
            m_out.lanes.push_back(std::move(lane));
        }
    }

    void addAlerts()
    {
        for (std::size_t i = 0; i < m_investigation.findings.size(); ++i) {
            const Finding &finding = m_investigation.findings[i];
            m_launches.insert(finding.rows.begin(), finding.rows.end());
            if (TimelineLane *lane = laneOf(finding.event)) {
                m_launches.insert(finding.event);
                ++lane->alerts;
                addMark(
                    *lane,
                    {.event = finding.event, .kind = ResourceKind::Instance, .finding = static_cast<std::uint32_t>(i)});
            }
        }
    }

    /// Each event once however many findings it is tied to. That a group was opened says more than that it was touched.
    void addLinked()
    {
        for (const auto &links : m_investigation.links)
            for (const Link &link : links) {
                const LinkKind &kind = linkKind(link.kind);
                TimelineLane *lane = laneOf(link.event);
                if (lane && m_tied.insert(link.event).second)
                    ++lane->links;
                if (lane && deservesGlyph(kind) && !m_launches.contains(link.event)) {
                    ResourceKind &known = m_linked.try_emplace(link.event, kind.resource).first->second;
                    if (kind.resource == ResourceKind::SecurityGroupOpened)
                        known = kind.resource;
                }
            }
        std::vector<EventId> ordered; // Azure rows of one operation: the earliest stands for it
        for (const auto &[event, kind] : m_linked)
            ordered.push_back(event);
        sortByTime(m_events, ordered);
        for (const EventId event : ordered)
            if (isNewOperation(event))
                addMark(*laneOf(event), {.event = event, .kind = m_linked[event], .linked = true});
    }

    void addWellKnown()
    {
        for (const auto &segment : m_events.segments())
            for (std::uint32_t row = 0; row < segment->rows; ++row) {
                if (!mayHaveGlyph(*segment, row))
                    continue;
                const EventId event(segment->firstEvent + row);
                const auto kind = operationGlyph(segment->provider(row),
                                                 m_events.strings().view(segment->column(Column::Service, row)),
                                                 m_events.strings().view(segment->column(Column::Operation, row)));
                const bool failed = segment->column(Column::Error, row) != kEmptyString ||
                                    segment->status(row) == OperationStatus::Failed;
                if (kind && !failed && !m_linked.contains(event) && isNewOperation(event))
                    addMark(*laneOf(event), {.event = event, .kind = *kind, .linked = m_tied.contains(event)});
            }
    }

    void countOverview()
    {
        if (m_out.range.span() <= 0)
            return;
        m_out.overview.assign(kOverviewBins, 0);
        const double perMillisecond = static_cast<double>(kOverviewBins) / static_cast<double>(m_out.range.span());
        for (const auto &segment : m_events.segments())
            for (std::uint32_t row = 0; row < segment->rows; ++row)
                if (const Instant time = segment->time(row); time.good) {
                    const auto since = static_cast<double>(toMilliseconds(time) - m_out.range.from);
                    const auto bin = static_cast<std::size_t>(since * perMillisecond);
                    ++m_out.overview[std::min(bin, kOverviewBins - 1)];
                }
    }

    /// Whether the operation, by name alone, is in the table: asked for every event, answered once for each name.
    bool mayHaveGlyph(const Segment &segment, std::uint32_t row)
    {
        const StringId operation = segment.column(Column::Operation, row);
        if (operation.value >= m_known.size())
            m_known.resize(operation.value + 1, Known::NotAsked);
        Known &known = m_known[operation.value];
        if (known == Known::NotAsked) {
            const std::string_view name = m_events.strings().view(operation);
            known = operationGlyph(Provider::Aws, {}, name) || operationGlyph(Provider::Azure, {}, name) ? Known::Yes
                                                                                                         : Known::No;
        }
        return known == Known::Yes;
    }

    /// Azure writes several rows for one operation (Started, Accepted, Succeeded): the first that comes here counts.
    bool isNewOperation(EventId event)
    {
        const StringId correlation = m_events.textId(event, Column::Correlation);
        if (m_events.provider(event) != Provider::Azure || correlation == kEmptyString)
            return true;
        const std::string key = std::to_string(correlation.value) + ' ' +
                                std::to_string(m_events.textId(event, Column::Operation).value) + ' ' +
                                std::to_string(m_events.textId(event, Column::Resource).value);
        return m_operations.insert(key).second;
    }

    void addMark(TimelineLane &lane, TimelineMark mark)
    {
        const Instant time = m_events.time(mark.event);
        if (!time.good)
            return;
        mark.time = toMilliseconds(time);
        lane.marks.push_back(mark);
    }

    TimelineLane *laneOf(EventId event)
    {
        if (!event.valid() || event.value >= m_events.size())
            return nullptr;
        const std::uint32_t actor = m_events.textId(event, Column::Actor).value;
        const std::size_t lane = actor < m_laneOf.size() ? m_laneOf[actor] : kNoLane;
        return lane == kNoLane ? nullptr : &m_out.lanes[lane];
    }

    std::int64_t timeOf(EventId event) const { return toMilliseconds(m_events.time(event)); }

    static constexpr std::size_t kNoLane = static_cast<std::size_t>(-1);
    enum class Known : std::uint8_t { NotAsked, Yes, No };

    const Investigation &m_investigation;
    const EventStore &m_events;
    TimelineLanes m_out;
    std::vector<std::size_t> m_laneOf; // by StringId of the actor
    std::vector<Known> m_known;        // by StringId of the operation
    std::unordered_set<EventId> m_launches;
    std::unordered_map<EventId, ResourceKind> m_linked;
    std::unordered_set<EventId> m_tied;
    std::unordered_set<std::string, SeededHash, std::equal_to<>> m_operations;
};

} // namespace

std::int64_t toMilliseconds(const Instant &instant)
{
    return instant.seconds * 1000 + instant.nanos / 1'000'000;
}

std::string_view laneName(std::string_view actor)
{
    if (!actor.starts_with("arn:"))
        return actor;
    std::size_t colon = 3;
    for (int part = 0; part < 4 && colon != std::string_view::npos; ++part)
        colon = actor.find(':', colon + 1);
    if (colon == std::string_view::npos || colon + 1 >= actor.size())
        return actor;
    std::string_view name = actor.substr(colon + 1);
    if (isInstanceSession(actor))
        return name.substr(name.rfind('/') + 1);
    constexpr std::string_view kAssumed = "assumed-role/";
    if (name.starts_with(kAssumed) && name.size() > kAssumed.size())
        name.remove_prefix(kAssumed.size());
    return name;
}

bool isInstanceSession(std::string_view actor)
{
    const std::size_t slash = actor.rfind('/');
    if (!actor.starts_with("arn:") || slash == std::string_view::npos ||
        actor.find(":assumed-role/") == std::string_view::npos)
        return false;
    const std::string_view session = actor.substr(slash + 1);
    constexpr std::string_view kHex = "0123456789abcdef";
    return session.starts_with("i-") && session.size() > 2 &&
           session.find_first_not_of(kHex, 2) == std::string_view::npos;
}

std::optional<TimelineLanes::Place> TimelineLanes::placeOf(EventId event) const
{
    std::optional<Place> found;
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        for (std::size_t mark = 0; mark < lanes[lane].marks.size(); ++mark)
            if (lanes[lane].marks[mark].event == event && (!found || lanes[lane].marks[mark].isAlert()))
                found = Place{lane, mark};
    return found;
}

std::optional<TimelineLanes::Place> TimelineLanes::placeOfFinding(std::size_t finding) const
{
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        for (std::size_t mark = 0; mark < lanes[lane].marks.size(); ++mark)
            if (lanes[lane].marks[mark].isAlert() && lanes[lane].marks[mark].finding == finding)
                return Place{lane, mark};
    return std::nullopt;
}

std::optional<std::size_t> TimelineLanes::laneOf(StringId actor) const
{
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        if (lanes[lane].actor->name == actor)
            return lane;
    return std::nullopt;
}

TimelineLanes layoutLanes(const Investigation &investigation)
{
    return LaneBuilder(investigation).make();
}

} // namespace interloper
