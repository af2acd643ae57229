#include "ui/timeline/time_axis.h"

#include "layout/time_ticks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interloper {

TimeAxis::TimeAxis(const TimelineState &state, const LanesGeometry &geometry, QWidget *parent)
    : QWidget(parent),
      m_state(state),
      m_geometry(geometry)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize TimeAxis::sizeHint() const
{
    return {200, m_geometry.style().axisHeight};
}

QString TimeAxis::dateWords() const
{
    const TimeRange view = m_state.view();
    const QString first = QString::fromStdString(dateOf(view.from));
    const QString last = QString::fromStdString(dateOf(view.to - 1));
    return first == last ? tr("%1, UTC").arg(first) : tr("%1 to %2, UTC").arg(first, last.mid(5));
}

QRectF TimeAxis::labelRect(double x, double width) const
{
    const double end = plotLeft() + m_geometry.size().width();
    const double left = std::clamp(x - width / 2, plotLeft() + 2, std::max(plotLeft() + 2, end - width - 2));
    return {left, 4, width, height() - 5.0};
}

QRectF TimeAxis::selectedRect() const
{
    const auto time = m_state.currentTime();
    if (!time || !m_state.view().contains(*time))
        return {};
    const double width = QFontMetricsF(m_geometry.style().mono).horizontalAdvance(QStringLiteral("00:00:00Z")) + 12;
    return labelRect(plotLeft() + m_geometry.xOf(*time), width).adjusted(0, -2, 0, 0);
}

std::vector<TimeAxis::Label> TimeAxis::labels() const
{
    std::vector<Label> out;
    if (!m_state.hasTime())
        return out;
    const QFontMetricsF metrics(m_geometry.style().mono);
    const QRectF taken = selectedRect().adjusted(-4, 0, 4, 0);
    double free = plotLeft();
    for (const TimeTick &tick : datedTicks(m_state.view(), m_geometry.tickStep())) {
        const QString text = QString::fromStdString(tick.label);
        const QRectF rect = labelRect(plotLeft() + m_geometry.xOf(tick.time), metrics.horizontalAdvance(text));
        if (rect.left() < free || (taken.width() > 8 && rect.right() > taken.left() && rect.left() < taken.right()))
            continue;
        out.push_back({rect, text});
        free = rect.right() + 6;
    }
    return out;
}

void TimeAxis::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const LaneStyle &style = m_geometry.style();
    painter.fillRect(rect(), style.base);
    painter.fillRect(0, 0, width(), 1, style.border);
    if (!m_state.hasTime())
        return;
    painter.setFont(style.small);
    painter.setPen(style.muted);
    const double margin = 10 * style.unit;
    painter.drawText(QRectF(margin, 1, plotLeft() - margin, height() - 1), Qt::AlignVCenter, dateWords());
    for (const TimeTick &tick : timeTicks(m_state.view(), m_geometry.tickStep()))
        painter.fillRect(QRectF(std::round(plotLeft() + m_geometry.xOf(tick.time)), 1, 1, 4), style.muted);
    painter.setFont(style.mono);
    for (const Label &label : labels())
        painter.drawText(label.rect.adjusted(-2, 0, 2, 0), Qt::AlignCenter, label.text);
    const QRectF selected = selectedRect();
    if (selected.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.text);
    painter.drawRoundedRect(selected, 3, 3);
    painter.setPen(style.base);
    painter.drawText(selected, Qt::AlignCenter,
                     QString::fromStdString(clockOf(*m_state.currentTime())) + QLatin1Char('Z'));
}

} // namespace interloper
