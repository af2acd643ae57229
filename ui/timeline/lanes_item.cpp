#include "ui/timeline/lanes_item.h"

#include "ui/timeline/lane_glyphs.h"
#include "ui/words/bracket_words.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace interloper {
namespace {

// Qt Charts (6.4 and 6.8) draws the plot's ground at 0, grid lines at 2 and series from 4 on; it has no names for them.
constexpr double kBelowGrid = 1;
constexpr double kAboveGrid = 20;

constexpr double kRing = 21;
constexpr double kRingWidth = 2;
constexpr double kHandleHeight = 18;

} // namespace

LanesItem::LanesItem(const TimelineState &state, const LanesGeometry &geometry, QGraphicsItem *chart)
    : QGraphicsObject(chart),
      m_state(state),
      m_geometry(geometry)
{
    setZValue(kAboveGrid);
    setAcceptedMouseButtons(Qt::NoButton);
    setFlag(ItemClipsToShape);
}

QRectF LanesItem::boundingRect() const
{
    return {QPointF(0, 0), m_geometry.size()};
}

void LanesItem::setFocusShown(bool shown)
{
    m_focusShown = shown;
    update();
}

void LanesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    painter->setClipRect(boundingRect());
    for (int lane = m_geometry.firstLane(); lane < m_geometry.endLane(); ++lane)
        paintDensity(*painter, lane);
    paintTime(*painter);
    for (int lane = m_geometry.firstLane(); lane < m_geometry.endLane(); ++lane) {
        paintLines(*painter, lane);
        paintGlyphs(*painter, lane, false);
    }
    for (int lane = m_geometry.firstLane(); lane < m_geometry.endLane(); ++lane)
        paintGlyphs(*painter, lane, true);
    paintSelection(*painter);
    paintBracket(*painter);
    painter->restore();
}

void LanesItem::paintDensity(QPainter &painter, int lane) const
{
    const LaneStyle &style = m_geometry.style();
    const TimelineLane &of = m_state.lanes().lanes[static_cast<std::size_t>(lane)];
    const double bottom = m_geometry.laneTop(lane) + style.laneHeight - 2;
    const ColumnGrid grid = columnsOf(m_state.view(), m_geometry.size().width());
    const auto counts = densityCounts(m_state.investigation().events, of, grid);
    const double left = static_cast<double>(grid.first) * grid.milliseconds - static_cast<double>(m_state.view().from);
    const double start = std::round(left / m_geometry.msPerPixel());
    std::array<QList<QRectF>, kDensitySteps> marks;
    for (std::uint32_t column = 0; column < grid.columns; ++column)
        if (const int step = densityStep(counts[column]); step >= 0) {
            const double height = std::max(2.0, std::round(style.strip * densityHeight(step)));
            marks[static_cast<std::size_t>(step)].append(
                QRectF(start + column * kDensityColumn, bottom - height, kDensityColumn, height));
        }
    painter.setPen(Qt::NoPen);
    for (std::size_t step = 0; step < marks.size(); ++step) {
        painter.setBrush(style.density[step]);
        painter.drawRects(marks[step]);
    }
    painter.fillRect(QRectF(0, bottom, m_geometry.size().width(), 1), style.border);
}

void LanesItem::forShown(int lane, const std::function<void(const RailGlyph &)> &visit) const
{
    const GlyphRail &rail = m_geometry.rail(lane);
    const double x = m_geometry.railX(lane);
    // A glyph stands at most a push and its own width right of its time, so lines of glyphs out of view may be in view.
    const double margin = 2 * m_geometry.style().rail.maxPush;
    for (std::size_t i = rail.firstRightOf(-x - margin); i < rail.glyphs.size(); ++i) {
        if (x + rail.glyphs[i].left > m_geometry.size().width() + margin)
            break;
        visit(rail.glyphs[i]);
    }
}

/// Folded alerts show the highest band among them.
Band LanesItem::bandOfAlerts(int lane, const RailGlyph &glyph) const
{
    const auto &triages = m_state.investigation().triages;
    const auto &marks = m_state.lanes().lanes[static_cast<std::size_t>(lane)].marks;
    Band highest = Band::Expected;
    for (std::uint32_t mark = glyph.first; mark <= glyph.last && mark < marks.size(); ++mark)
        if (marks[mark].isAlert() && marks[mark].finding < triages.size())
            highest = std::min(highest, triages[marks[mark].finding].band);
    return highest;
}

QColor LanesItem::colorOf(int lane, const RailGlyph &glyph) const
{
    return glyph.sort == RailGlyph::Sort::Alert
               ? m_geometry.style().look().color(bandOfAlerts(lane, glyph), BandInk::Mark)
               : glyphColor(glyphOf(glyph.kind), m_geometry.style().look());
}

void LanesItem::paintLines(QPainter &painter, int lane) const
{
    const LaneStyle &style = m_geometry.style();
    const double bottom = m_geometry.laneTop(lane) + style.laneHeight - 2;
    const double bend = bottom - style.strip;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    forShown(lane, [&](const RailGlyph &glyph) {
        if (glyph.sort == RailGlyph::Sort::More)
            return;
        QColor color = colorOf(lane, glyph);
        color.setAlphaF(0.75F);
        painter.setPen(QPen(color, 1.2));
        const QRectF box = m_geometry.glyphRect(lane, glyph);
        const double center = box.left() + glyph.size / 2;
        const double trueX = m_geometry.railX(lane) + glyph.trueX;
        painter.drawPolyline(QPolygonF({{center, box.bottom()}, {trueX, bend}, {trueX, bottom}}));
    });
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void LanesItem::paintGlyphs(QPainter &painter, int lane, bool alerts) const
{
    const LaneStyle &style = m_geometry.style();
    painter.setFont(style.small);
    forShown(lane, [&](const RailGlyph &glyph) {
        if ((glyph.sort == RailGlyph::Sort::Alert) != alerts)
            return;
        const QRectF box = m_geometry.glyphRect(lane, glyph);
        const QRectF square(std::round(box.left()), std::round(box.top()), glyph.size, glyph.size);
        if (glyph.sort == RailGlyph::Sort::Alert)
            paintPin(painter, bandOfAlerts(lane, glyph), square, style.look());
        else if (glyph.sort == RailGlyph::Sort::Resource)
            paintGlyph(painter, glyphOf(glyph.kind), square, style.look());
        if (glyph.count < 2 && glyph.sort != RailGlyph::Sort::More)
            return;
        const bool isMore = glyph.sort == RailGlyph::Sort::More;
        painter.setPen(isMore ? style.muted : style.text);
        const QString text = (isMore ? QStringLiteral("+") : QStringLiteral("×")) + QString::number(glyph.count);
        painter.drawText(box.adjusted(glyph.size + (isMore ? 0 : 2), -4, 4, 4), Qt::AlignLeft | Qt::AlignVCenter, text);
    });
}

/// The selected event's time through all lanes, below the glyphs.
void LanesItem::paintTime(QPainter &painter) const
{
    const auto time = m_state.currentTime();
    if (!time || !m_state.view().contains(*time))
        return;
    QPen pen(m_geometry.style().text, 1);
    pen.setDashPattern({2, 2});
    painter.setPen(pen);
    const double x = std::round(m_geometry.xOf(*time)) + 0.5;
    painter.drawLine(QPointF(x, 0), QPointF(x, m_geometry.size().height()));
}

/// Accent edges with a handle each; what lies outside is paler.
void LanesItem::paintBracket(QPainter &painter) const
{
    if (!m_state.bracket())
        return;
    const LaneStyle &style = m_geometry.style();
    const QSizeF size = m_geometry.size();
    const double left = std::round(m_geometry.xOf(m_state.bracket()->from));
    const double right = std::round(m_geometry.xOf(m_state.bracket()->to));
    QColor veil = style.base;
    veil.setAlphaF(0.6F);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(QPointF(0, 0), QPointF(std::clamp(left, 0.0, size.width()), size.height())), veil);
    painter.fillRect(QRectF(QPointF(std::clamp(right, 0.0, size.width()), 0), QPointF(size.width(), size.height())),
                     veil);
    const QColor accent = style.look().color(Ink::Accent);
    const double handle = kHandleHeight * style.unit;
    for (const double x : {left, right}) {
        painter.fillRect(QRectF(x - 0.5, 0, 1, size.height()), accent);
        painter.fillRect(QRectF(x - 2, (size.height() - handle) / 2, 4, handle), accent);
    }
    paintBracketLabel(painter, left, right);
}

/// Above the lanes' content, at the bracket's left edge or wherever it can be read whole.
void LanesItem::paintBracketLabel(QPainter &painter, double left, double right) const
{
    const LaneStyle &style = m_geometry.style();
    const QString words = bracketLabel(*m_state.bracket(), m_state.alertsIn(*m_state.bracket()));
    painter.setFont(style.small);
    const double width = QFontMetricsF(style.small).horizontalAdvance(words) + 12;
    const double height = QFontMetricsF(style.small).height() + 2;
    if (right < 0 || left > m_geometry.size().width())
        return;
    const double x = std::clamp((left + right - width) / 2, 0.0, std::max(0.0, m_geometry.size().width() - width));
    const QRectF box(std::round(x), 0, width, height);
    painter.fillRect(box, style.look().color(Ink::Accent));
    painter.setPen(style.look().color(Ink::OnAccent));
    painter.drawText(box, Qt::AlignCenter, words);
}

void LanesItem::paintSelection(QPainter &painter) const
{
    const LaneStyle &style = m_geometry.style();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double size = kRing * style.unit;
    for (const auto &place : {m_state.currentAlert(), m_state.currentMark()})
        if (place) {
            const RailGlyph &glyph = m_geometry.glyphOf(*place);
            const QRectF box = m_geometry.glyphRect(static_cast<int>(place->lane), glyph);
            const double width = glyph.size > 0 ? size : box.width() + 4;
            const QPointF center(std::round(box.left()) + (glyph.size > 0 ? glyph.size : box.width()) / 2,
                                 std::round(box.top()) + box.height() / 2);
            painter.setPen(QPen(style.ring, kRingWidth));
            painter.drawRoundedRect(QRectF(center.x() - width / 2, center.y() - size / 2, width, size), 3, 3);
        }
    if (m_focusShown && m_state.currentLane() >= 0) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(style.ring, kRingWidth));
        const double top = m_geometry.laneTop(m_state.currentLane());
        painter.drawRect(QRectF(1, top + 1, m_geometry.size().width() - 2, style.laneHeight - 3));
    }
}

LaneBands::LaneBands(const TimelineState &state, const LanesGeometry &geometry, QGraphicsItem *chart)
    : QGraphicsItem(chart),
      m_state(state),
      m_geometry(geometry)
{
    setZValue(kBelowGrid);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF LaneBands::boundingRect() const
{
    return {QPointF(0, 0), m_geometry.size()};
}

void LaneBands::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const LaneStyle &style = m_geometry.style();
    const double width = m_geometry.size().width();
    painter->fillRect(boundingRect(), style.base);
    for (int lane = m_geometry.firstLane(); lane < m_geometry.endLane(); ++lane) {
        const QRectF row(0, m_geometry.laneTop(lane), width, style.laneHeight);
        painter->fillRect(row, lane == m_state.currentLane() ? style.current
                               : lane % 2 == 1               ? style.alternate
                                                             : style.base);
        painter->fillRect(QRectF(0, row.bottom() - 1, width, 1), style.borderSoft);
    }
}

} // namespace interloper
