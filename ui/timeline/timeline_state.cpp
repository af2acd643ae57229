#include "ui/timeline/timeline_state.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace interloper {
namespace {

constexpr std::int64_t kShortest = 1000;       ///< ms in view
constexpr std::int64_t kShortestWhole = 60000; ///< so that a case of one event has an axis

/// A share of the range at both ends, so that nothing sticks to an edge.
TimeRange padded(TimeRange range, double share, std::int64_t least)
{
    const auto room = static_cast<std::int64_t>(static_cast<double>(range.span()) * share);
    range.from -= room;
    range.to += room;
    const std::int64_t missing = std::max<std::int64_t>(0, least - range.span());
    range.from -= missing / 2;
    range.to += missing - missing / 2;
    return range;
}

} // namespace

TimelineState::TimelineState(Session &session, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_investigation(session.investigation())
{
    connect(&session, &Session::investigationReplaced, this, &TimelineState::takeInvestigation);
    connect(&session, &Session::selectionChanged, this, &TimelineState::takeSelection);
    connect(&session, &Session::filterChanged, this, &TimelineState::bracketChanged);
    takeInvestigation();
    takeSelection();
}

void TimelineState::takeInvestigation()
{
    const bool sawAll = m_view == m_whole;
    m_investigation = m_session.investigation();
    m_lanes = layoutLanes(*m_investigation);
    m_whole = hasTime() ? padded(m_lanes.range, 0.02, kShortestWhole) : TimeRange{};
    m_lane = -1;
    m_mark.reset();
    m_alert.reset();
    m_time.reset();
    const TimeRange before = m_view;
    const bool stillThere = before.span() > 0 && before.from < m_whole.to && before.to > m_whole.from;
    m_view = m_whole;
    if (!sawAll && stillThere)
        setView(before); // a newer state of the same case: what is looked at stays in view
    emit lanesChanged();
    emit viewChanged();
    emit currentChanged();
}

void TimelineState::takeSelection()
{
    const EventId event = m_session.selectedEvent();
    const auto finding = m_session.selectedFinding();
    m_alert = finding ? m_lanes.placeOfFinding(*finding) : std::nullopt;
    m_mark.reset();
    m_time.reset();
    if (event.valid() && event.value < m_investigation->events.size()) {
        const bool isAlert = m_alert && mark(*m_alert).event == event;
        m_mark = isAlert ? m_alert : m_lanes.placeOf(event);
        if (const Instant time = m_investigation->events.time(event); time.good)
            m_time = toMilliseconds(time);
        if (const auto lane = m_lanes.laneOf(m_investigation->events.textId(event, Column::Actor)))
            m_lane = static_cast<int>(*lane);
    }
    if (m_time && !m_selectingHere)
        reveal(*m_time);
    emit currentChanged();
}

void TimelineState::setView(TimeRange range)
{
    if (!hasTime())
        return;
    const std::int64_t span = std::clamp(range.span(), kShortest, m_whole.span());
    const std::int64_t from = std::clamp(range.from, m_whole.from, m_whole.to - span);
    const TimeRange held{from, from + span};
    if (held == m_view)
        return;
    m_view = held;
    emit viewChanged();
}

void TimelineState::zoom(double factor, std::int64_t around)
{
    const double wanted = static_cast<double>(m_view.span()) * factor;
    const double span = std::clamp(wanted, static_cast<double>(kShortest), static_cast<double>(m_whole.span()));
    const double before =
        static_cast<double>(around - m_view.from) / static_cast<double>(std::max<std::int64_t>(1, m_view.span()));
    const auto from = around - static_cast<std::int64_t>(std::llround(span * before));
    setView({from, from + static_cast<std::int64_t>(std::llround(span))});
}

void TimelineState::pan(std::int64_t milliseconds)
{
    setView({m_view.from + milliseconds, m_view.to + milliseconds});
}

void TimelineState::fit()
{
    const auto links = m_view == m_whole ? rangeOfLinks() : std::nullopt;
    setView(links.value_or(m_whole));
}

std::optional<TimeRange> TimelineState::rangeOfLinks() const
{
    const auto finding = m_session.selectedFinding();
    if (!finding || !m_alert || *finding >= m_investigation->links.size() || m_investigation->links[*finding].empty())
        return std::nullopt;
    TimeRange range{mark(*m_alert).time, mark(*m_alert).time + 1};
    for (const Link &link : m_investigation->links[*finding])
        if (const Instant time = m_investigation->events.time(link.event); time.good) {
            range.from = std::min(range.from, toMilliseconds(time));
            range.to = std::max(range.to, toMilliseconds(time) + 1);
        }
    return padded(range, 0.1, kShortestWhole);
}

void TimelineState::reveal(std::int64_t time)
{
    if (m_view.contains(time))
        return;
    const std::int64_t from = time - m_view.span() / 2;
    setView({from, from + m_view.span()});
}

void TimelineState::selectMark(TimelineLanes::Place place)
{
    const QScopedValueRollback<bool> here(m_selectingHere, true);
    const TimelineMark chosen = mark(place);
    m_lane = static_cast<int>(place.lane);
    if (chosen.isAlert())
        m_session.selectFinding(m_investigation->findings[chosen.finding].key);
    else
        m_session.selectEvent(chosen.event);
    emit currentChanged();
}

void TimelineState::selectEvent(EventId event)
{
    const QScopedValueRollback<bool> here(m_selectingHere, true);
    m_session.selectEvent(event);
}

void TimelineState::selectLane(int lane)
{
    m_lane = lane;
    emit currentChanged();
}

void TimelineState::moveLane(int by)
{
    if (laneCount() > 0)
        selectLane(std::clamp(m_lane < 0 ? 0 : m_lane + by, 0, laneCount() - 1));
}

void TimelineState::moveMark(int by)
{
    if (laneCount() == 0)
        return;
    m_lane = std::max(m_lane, 0);
    const auto lane = static_cast<std::size_t>(m_lane);
    const auto &marks = m_lanes.lanes[lane].marks;
    std::ptrdiff_t next = 0;
    const auto on = m_mark && m_mark->lane == lane ? m_mark : m_alert && m_alert->lane == lane ? m_alert : std::nullopt;
    if (on) {
        next = static_cast<std::ptrdiff_t>(on->mark) + by;
    } else {
        const std::int64_t from = m_time.value_or(by > 0 ? m_view.from : m_view.to);
        const auto after = std::lower_bound(marks.begin(), marks.end(), from,
                                            [](const TimelineMark &a, std::int64_t time) { return a.time < time; });
        next = after - marks.begin() - (by < 0 ? 1 : 0);
    }
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(marks.size()))
        return;
    selectMark({lane, static_cast<std::size_t>(next)});
    reveal(mark({lane, static_cast<std::size_t>(next)}).time);
}

std::size_t TimelineState::alertsIn(const TimeRange &range) const
{
    const auto &findings = m_investigation->findings;
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const Finding &finding) {
        return finding.time.good && range.contains(toMilliseconds(finding.time));
    }));
}

std::int64_t TimelineState::bracketTime() const
{
    return m_time && m_view.contains(*m_time) ? *m_time : m_view.from + m_view.span() / 2;
}

void TimelineState::beginBracket()
{
    const std::int64_t from = bracketTime();
    const bool fits = bracket() && bracket()->to > from;
    setBracket(TimeRange{from, fits ? bracket()->to : m_whole.to});
}

void TimelineState::endBracket()
{
    const std::int64_t to = bracketTime() + 1; // what lies at this time is inside
    const bool fits = bracket() && bracket()->from < to;
    setBracket(TimeRange{fits ? bracket()->from : m_whole.from, to});
}

void TimelineState::openCurrent()
{
    if (const EventId event = m_session.selectedEvent(); event.valid())
        m_session.openRecord(event);
}

} // namespace interloper
