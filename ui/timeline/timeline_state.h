// What the timeline shows: the lanes of the investigation, the time range in view, the current lane and mark. The parts
// of the panel draw from it and act on it; it alone talks with the session. Owned by the panel, GUI thread.
#pragma once

#include "layout/timeline_lanes.h"
#include "ui/session/session.h"

#include <QObject>

#include <memory>
#include <optional>

namespace interloper {

class TimelineState final : public QObject
{
    Q_OBJECT

public:
    explicit TimelineState(Session &session, QObject *parent = nullptr);

    const Investigation &investigation() const { return *m_investigation; }
    const TimelineLanes &lanes() const { return m_lanes; }
    int laneCount() const { return static_cast<int>(m_lanes.lanes.size()); }
    /// False where nothing is open or no event has a good time.
    bool hasTime() const { return m_lanes.range.span() > 0; }

    TimeRange view() const { return m_view; }
    /// All events and a little room at both ends.
    TimeRange whole() const { return m_whole; }

    /// Index of the current lane, -1 where none is.
    int currentLane() const { return m_lane; }
    /// The glyph-worthy event that is selected in the session, where it is one.
    std::optional<TimelineLanes::Place> currentMark() const { return m_mark; }
    /// The selected finding's alert.
    std::optional<TimelineLanes::Place> currentAlert() const { return m_alert; }
    /// Time of the selected event in ms, alert or not.
    std::optional<std::int64_t> currentTime() const { return m_time; }

    /// The session's time bracket, which filters all views.
    const std::optional<TimeRange> &bracket() const { return m_session.bracket(); }
    /// Findings whose launch lies in a range.
    std::size_t alertsIn(const TimeRange &range) const;

    const TimelineMark &mark(TimelineLanes::Place place) const { return m_lanes.lanes[place.lane].marks[place.mark]; }

    // Intents on the view. Ranges are held inside the whole case; the shortest is one second.
    void setView(TimeRange range);
    void zoom(double factor, std::int64_t around); ///< factor below 1 shows less time
    void pan(std::int64_t milliseconds);
    /// The whole case; from there, the selected alert and what is tied to it, where anything is.
    void fit();
    /// Moves the view without changing its zoom, and only where `time` is outside.
    void reveal(std::int64_t time);

    void setBracket(std::optional<TimeRange> bracket) { m_session.setBracket(bracket); }
    /// `[` and `]`: the bracket begins or ends at the selected event, else in the middle of the view.
    void beginBracket();
    void endBracket();

    // Intents on the selection.
    void selectMark(TimelineLanes::Place place);
    void selectEvent(EventId event);
    void selectLane(int lane); ///< selects no event
    void moveLane(int by);     ///< to another lane; selects nothing
    void moveMark(int by);     ///< to the next or previous mark of the current lane
    void openCurrent();        ///< the selected event's record

signals:
    void lanesChanged();
    void viewChanged();
    void currentChanged();
    void bracketChanged();

private:
    void takeInvestigation();
    void takeSelection();
    std::optional<TimeRange> rangeOfLinks() const;
    std::int64_t bracketTime() const;

    Session &m_session;
    std::shared_ptr<const Investigation> m_investigation;
    TimelineLanes m_lanes;
    TimeRange m_whole;
    TimeRange m_view;
    int m_lane = -1;
    std::optional<TimelineLanes::Place> m_mark;
    std::optional<TimelineLanes::Place> m_alert;
    std::optional<std::int64_t> m_time;
    bool m_selectingHere = false; ///< the selection comes from the timeline itself, so that nothing needs to move
};

} // namespace interloper
