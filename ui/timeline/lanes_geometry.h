// Where everything on the lanes is: time to x and back, lanes to y, glyphs and what is hit. Apart from painting, so
// that painter, gestures, hover card and screen reader agree. Owned by the view, GUI thread.
#pragma once

#include "layout/lane_density.h"
#include "ui/timeline/lane_style.h"
#include "ui/timeline/timeline_state.h"

#include <QRectF>

#include <vector>

namespace interloper {

/// What lies at a point of the lanes.
struct LaneHit
{
    enum class What : std::uint8_t {
        Nothing,
        Glyph,  ///< `glyph` of the lane's rail
        Density ///< `events` of the lane from `event` on, within `range`
    };

    What what = What::Nothing;
    int lane = -1; ///< -1 below the last lane
    std::size_t glyph = 0;
    EventId event;
    std::uint32_t events = 0;
    TimeRange range;

    bool operator==(const LaneHit &) const = default;
};

class LanesGeometry
{
public:
    LanesGeometry(const TimelineState &state, const LaneStyle &style) : m_state(state), m_style(style) {}

    void setStyle(const LaneStyle &style);
    const LaneStyle &style() const { return m_style; }
    void setSize(const QSizeF &size) { m_size = size; }
    QSizeF size() const { return m_size; }
    /// Pixels that the lanes are scrolled up.
    void setOffset(int offset) { m_offset = offset; }
    int offset() const { return m_offset; }
    /// To be called when the lanes are others.
    void clear() { m_rails.clear(); }

    double msPerPixel() const;
    double xOf(std::int64_t time) const;
    std::int64_t timeAt(double x) const;
    /// Milliseconds between grid lines.
    std::int64_t tickStep() const;

    int contentHeight() const { return m_state.laneCount() * m_style.laneHeight; }
    int laneTop(int lane) const { return lane * m_style.laneHeight - m_offset; }
    int laneAt(double y) const; ///< -1 where no lane is
    int firstLane() const;      ///< the lanes that show, even in part
    int endLane() const;
    int wholeLanes() const; ///< how many lanes fit

    /// The lane's glyphs at this zoom. Requires: a lane of the state.
    const GlyphRail &rail(int lane) const;
    /// Left edge of a rail in the view.
    double railX(int lane) const;
    QRectF glyphRect(int lane, const RailGlyph &glyph) const;
    /// The glyph that stands for a mark.
    const RailGlyph &glyphOf(TimelineLanes::Place place) const;

    LaneHit hitAt(const QPointF &point) const;

private:
    struct CachedRail
    {
        double msPerPixel = 0;
        GlyphRail rail;
    };

    LaneHit densityAt(int lane, double x) const;

    const TimelineState &m_state;
    LaneStyle m_style;
    QSizeF m_size;
    int m_offset = 0;
    mutable std::vector<CachedRail> m_rails; // by lane
};

} // namespace interloper
