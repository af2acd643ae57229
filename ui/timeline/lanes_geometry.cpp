#include "ui/timeline/lanes_geometry.h"

#include "layout/time_ticks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace interloper {

void LanesGeometry::setStyle(const LaneStyle &style)
{
    m_style = style;
    m_rails.clear();
}

double LanesGeometry::msPerPixel() const
{
    return std::max(1e-6, static_cast<double>(m_state.view().span()) / std::max(1.0, m_size.width()));
}

double LanesGeometry::xOf(std::int64_t time) const
{
    return static_cast<double>(time - m_state.view().from) / msPerPixel();
}

std::int64_t LanesGeometry::timeAt(double x) const
{
    return m_state.view().from + static_cast<std::int64_t>(std::llround(x * msPerPixel()));
}

std::int64_t LanesGeometry::tickStep() const
{
    const double label = QFontMetricsF(m_style.mono).horizontalAdvance(QStringLiteral("00-00 00:00"));
    return interloper::tickStep(m_state.view(), std::max(1.0, m_size.width()), label + 14 * m_style.unit);
}

int LanesGeometry::laneAt(double y) const
{
    const int lane = static_cast<int>(std::floor((y + m_offset) / m_style.laneHeight));
    return lane >= 0 && lane < m_state.laneCount() ? lane : -1;
}

int LanesGeometry::firstLane() const
{
    return std::clamp(m_offset / m_style.laneHeight, 0, m_state.laneCount());
}

int LanesGeometry::endLane() const
{
    const int last = static_cast<int>(std::ceil((m_offset + m_size.height()) / m_style.laneHeight));
    return std::clamp(last, 0, m_state.laneCount());
}

int LanesGeometry::wholeLanes() const
{
    return std::min(m_state.laneCount(), static_cast<int>(m_size.height()) / m_style.laneHeight);
}

const GlyphRail &LanesGeometry::rail(int lane) const
{
    const auto index = static_cast<std::size_t>(lane);
    m_rails.resize(static_cast<std::size_t>(m_state.laneCount()));
    CachedRail &cached = m_rails[index];
    if (cached.msPerPixel != msPerPixel()) {
        cached.msPerPixel = msPerPixel();
        cached.rail = stackGlyphs(m_state.lanes().lanes[index].marks, cached.msPerPixel, m_style.rail);
    }
    return cached.rail;
}

double LanesGeometry::railX(int lane) const
{
    return xOf(rail(lane).origin);
}

QRectF LanesGeometry::glyphRect(int lane, const RailGlyph &glyph) const
{
    const double height = glyph.size > 0 ? glyph.size : m_style.rail.glyph;
    const double top = laneTop(lane) + (m_style.railHeight() - height) / 2;
    return {railX(lane) + glyph.left, top, glyph.width, height};
}

const RailGlyph &LanesGeometry::glyphOf(TimelineLanes::Place place) const
{
    const GlyphRail &glyphs = rail(static_cast<int>(place.lane));
    return glyphs.glyphs[glyphs.glyphOfMark[place.mark]];
}

LaneHit LanesGeometry::hitAt(const QPointF &point) const
{
    LaneHit hit;
    hit.lane = laneAt(point.y());
    if (hit.lane < 0)
        return hit;
    const double inLane = point.y() - laneTop(hit.lane);
    if (inLane < m_style.railHeight()) {
        if (const auto glyph = rail(hit.lane).glyphAt(point.x() - railX(hit.lane))) {
            hit.what = LaneHit::What::Glyph;
            hit.glyph = *glyph;
        }
        return hit;
    }
    return densityAt(hit.lane, point.x());
}

/// A mark is two pixels wide, so that the nearest one within three is meant.
LaneHit LanesGeometry::densityAt(int lane, double x) const
{
    LaneHit hit;
    hit.lane = lane;
    const TimelineLane &of = m_state.lanes().lanes[static_cast<std::size_t>(lane)];
    const EventStore &events = m_state.investigation().events;
    const ColumnGrid grid = columnsOf(m_state.view(), m_size.width());
    const auto middle =
        static_cast<std::int64_t>(std::floor(static_cast<double>(timeAt(x)) / grid.milliseconds)) - grid.first;
    for (const std::int64_t column : {middle, middle - 1, middle + 1}) {
        if (column < 0 || column >= grid.columns)
            continue;
        const auto at = static_cast<std::uint32_t>(column);
        const std::size_t first = firstEventFrom(events, of, grid.edge(at));
        const std::size_t end = firstEventFrom(events, of, grid.edge(at + 1), first);
        if (end == first)
            continue;
        hit.what = LaneHit::What::Density;
        hit.event = of.actor->events[first];
        hit.events = static_cast<std::uint32_t>(end - first);
        hit.range = {grid.edge(at), grid.edge(at + 1)};
        break;
    }
    return hit;
}

} // namespace interloper
