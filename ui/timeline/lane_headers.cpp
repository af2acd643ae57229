#include "ui/timeline/lane_headers.h"

#include "ui/plain_text.h"
#include "ui/timeline/lane_glyphs.h"
#include "ui/timeline/mark_words.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace interloper {
namespace {

/// Services act by themselves; their names are host names of the cloud.
ActorSign signOf(const TimelineLane &lane)
{
    if (lane.isInstance)
        return ActorSign::Instance;
    return lane.full.ends_with(".amazonaws.com") || lane.full.find("AWSServiceRole") != std::string_view::npos
               ? ActorSign::Service
               : ActorSign::Identity;
}

} // namespace

LaneHeaders::LaneHeaders(TimelineState &state, const LanesGeometry &geometry, QWidget *parent)
    : QWidget(parent),
      m_state(state),
      m_geometry(geometry)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Actors"));
}

QSize LaneHeaders::sizeHint() const
{
    return {m_geometry.style().headerWidth, 2 * m_geometry.style().laneHeight};
}

bool LaneHeaders::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto &help = static_cast<QHelpEvent &>(*event);
    const int lane = m_geometry.laneAt(help.pos().y());
    if (lane < 0) {
        QToolTip::hideText();
    } else {
        const std::string_view full = m_state.lanes().lanes[static_cast<std::size_t>(lane)].full;
        QToolTip::showText(help.globalPos(), tipText(shown(full)), this);
    }
    return true;
}

void LaneHeaders::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const LaneStyle &style = m_geometry.style();
    painter.fillRect(rect(), style.base);
    for (int lane = m_geometry.firstLane(); lane < m_geometry.endLane(); ++lane)
        paintLane(painter, lane);
    painter.fillRect(width() - 1, 0, 1, height(), style.border);
}

void LaneHeaders::paintLane(QPainter &painter, int lane) const
{
    const LaneStyle &style = m_geometry.style();
    const TimelineLane &of = m_state.lanes().lanes[static_cast<std::size_t>(lane)];
    const bool current = lane == m_state.currentLane();
    const QRectF row(0, m_geometry.laneTop(lane), width(), style.laneHeight);
    painter.fillRect(row, current ? style.current : lane % 2 == 1 ? style.alternate : style.base);
    painter.fillRect(QRectF(0, row.bottom() - 1, width(), 1), style.borderSoft);
    const double glyph = 14 * style.unit;
    const QRectF box(std::round(10 * style.unit), std::round(row.center().y() - glyph / 2), glyph, glyph);
    const ActorSign sign = signOf(of);
    const Glyph ground = sign == ActorSign::Instance ? Glyph::Instance : Glyph::Identity;
    paintGlyph(painter, glyphOf(sign), box, style.look(), glyphColor(ground, style.look()));

    const QFont &font = current ? style.bold : style.name;
    const double left = 32 * style.unit;
    const double room = width() - left - 6;
    const double nameHeight = QFontMetricsF(style.bold).height();
    const double countsHeight = QFontMetricsF(style.small).height();
    const double top = row.top() + (style.laneHeight - nameHeight - countsHeight) / 2;
    painter.setFont(font);
    painter.setPen(style.text);
    painter.drawText(QRectF(left, top, room, nameHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(laneWords(of), Qt::ElideMiddle, room));
    painter.setFont(style.small);
    painter.setPen(style.muted);
    painter.drawText(QRectF(left, top + nameHeight, room, countsHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(style.small).elidedText(laneCounts(of), Qt::ElideRight, room));
}

void LaneHeaders::mousePressEvent(QMouseEvent *event)
{
    if (const int lane = m_geometry.laneAt(event->position().y()); lane >= 0)
        m_state.selectLane(lane);
}

void LaneHeaders::wheelEvent(QWheelEvent *event)
{
    emit scrollRequested(-event->angleDelta().y() * m_geometry.style().laneHeight / 120);
    event->accept();
}

} // namespace interloper
