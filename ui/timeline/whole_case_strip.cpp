#include "ui/timeline/whole_case_strip.h"

#include "layout/time_ticks.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interloper {
namespace {

constexpr double kPin = 8;
constexpr double kNarrowest = 4; ///< of the frame

/// Of all actors together, so that steps tell of a share of the busiest column and not of a count.
int shareStep(std::uint32_t count, std::uint32_t most)
{
    return count == 0 ? -1 : static_cast<int>(4.0 * std::log1p(count) / std::log1p(most));
}

} // namespace

WholeCaseStrip::WholeCaseStrip(TimelineState &state, const LanesGeometry &geometry, QWidget *parent)
    : QWidget(parent),
      m_state(state),
      m_geometry(geometry)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Whole case"));
}

QSize WholeCaseStrip::sizeHint() const
{
    const LaneStyle &style = m_geometry.style();
    const double lines = QFontMetricsF(style.name).height() + QFontMetricsF(style.small).height();
    return {200, std::max(style.overviewHeight, static_cast<int>(std::ceil(lines))) + 6};
}

QRectF WholeCaseStrip::plot() const
{
    const LaneStyle &style = m_geometry.style();
    return {static_cast<double>(style.headerWidth), (height() - style.overviewHeight) / 2.0, m_geometry.size().width(),
            static_cast<double>(style.overviewHeight)};
}

double WholeCaseStrip::xOf(std::int64_t time) const
{
    const TimeRange whole = m_state.whole();
    const double share =
        static_cast<double>(time - whole.from) / static_cast<double>(std::max<std::int64_t>(1, whole.span()));
    return plot().left() + share * plot().width();
}

QRectF WholeCaseStrip::frame() const
{
    const double left = xOf(m_state.view().from);
    const double right = xOf(m_state.view().to);
    const double middle = (left + right) / 2;
    const double half = std::max(kNarrowest, right - left) / 2;
    return QRectF(middle - half, plot().top(), 2 * half, plot().height()).intersected(plot());
}

void WholeCaseStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const LaneStyle &style = m_geometry.style();
    painter.fillRect(rect(), style.base);
    painter.fillRect(0, 0, width(), 1, style.borderSoft);
    if (!m_state.hasTime())
        return;
    paintWords(painter);
    painter.fillRect(plot(), style.header);
    paintDensity(painter);
    paintPins(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(style.border);
    painter.drawRect(plot().adjusted(0, 0, -1, -1));
    painter.setPen(QPen(style.ring, 2));
    painter.drawRect(frame().adjusted(1, 1, -1, -1));
}

void WholeCaseStrip::paintWords(QPainter &painter) const
{
    const LaneStyle &style = m_geometry.style();
    const double left = 10 * style.unit;
    const double first = QFontMetricsF(style.name).height();
    const double second = QFontMetricsF(style.small).height();
    const double room = style.headerWidth - left - 4;
    const double top = (height() - first - second) / 2;
    const auto stamp = [](std::int64_t time) {
        return QString::fromStdString(dateOf(time)).mid(5) + QLatin1Char(' ') +
               QString::fromStdString(clockOf(time)).left(5);
    };
    painter.setFont(style.name);
    painter.setPen(style.text);
    painter.drawText(QRectF(left, top, room, first), Qt::AlignVCenter, tr("Whole case"));
    painter.setFont(style.small);
    painter.setPen(style.muted);
    const TimeRange range = m_state.lanes().range;
    painter.drawText(
        QRectF(left, top + first, room, second), Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(style.small)
            .elidedText(tr("%1 to %2Z").arg(stamp(range.from), stamp(range.to - 1)), Qt::ElideRight, room));
}

void WholeCaseStrip::paintDensity(QPainter &painter) const
{
    const auto &bins = m_state.lanes().overview;
    const TimeRange range = m_state.lanes().range;
    const auto columns = static_cast<std::size_t>(plot().width() / kDensityColumn) + 1;
    std::vector<std::uint32_t> counts(columns, 0);
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const double time =
            (static_cast<double>(bin) + 0.5) * static_cast<double>(range.span()) / static_cast<double>(bins.size());
        const double x = xOf(range.from + static_cast<std::int64_t>(time)) - plot().left();
        counts[std::min(columns - 1, static_cast<std::size_t>(std::max(0.0, x / kDensityColumn)))] += bins[bin];
    }
    const std::uint32_t most = *std::max_element(counts.begin(), counts.end());
    const double bottom = plot().bottom() - 1;
    for (std::size_t column = 0; column < columns; ++column)
        if (const int step = shareStep(counts[column], most); step >= 0) {
            const double height = std::round((plot().height() - kPin) * densityHeight(step));
            painter.fillRect(QRectF(plot().left() + static_cast<double>(column) * kDensityColumn, bottom - height,
                                    kDensityColumn, height),
                             m_geometry.style().density[static_cast<std::size_t>(step)]);
        }
}

Band WholeCaseStrip::bandOf(const TimelineMark &mark) const
{
    const auto &triages = m_state.investigation().triages;
    return mark.finding < triages.size() ? triages[mark.finding].band : Band::Medium;
}

/// One pin a few pixels at most: thousands of alerts would be one smear.
void WholeCaseStrip::paintPins(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_geometry.style().header, 1));
    std::vector<bool> taken(static_cast<std::size_t>(plot().width() / 3) + 2, false);
    for (const TimelineLane &lane : m_state.lanes().lanes)
        for (const TimelineMark &mark : lane.marks) {
            if (!mark.isAlert())
                continue;
            const double x = xOf(mark.time);
            const auto slot = static_cast<std::size_t>(std::max(0.0, (x - plot().left()) / 3));
            if (slot >= taken.size() || taken[slot])
                continue;
            taken[slot] = true;
            painter.setBrush(m_geometry.style().look().color(bandOf(mark), BandInk::Mark));
            const double top = plot().top() + 1;
            painter.drawPolygon(QPolygonF({{x - kPin / 2, top},
                                           {x + kPin / 2, top},
                                           {x + kPin / 2, top + kPin / 2},
                                           {x, top + kPin},
                                           {x - kPin / 2, top + kPin / 2}}));
        }
    painter.restore();
}

void WholeCaseStrip::mousePressEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    m_grip = frame().contains(event->position()) ? x - frame().center().x() : 0;
    mouseMoveEvent(event);
}

void WholeCaseStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || plot().width() <= 0)
        return;
    const TimeRange whole = m_state.whole();
    const double share = (event->position().x() - m_grip - plot().left()) / plot().width();
    const auto middle = whole.from + static_cast<std::int64_t>(share * static_cast<double>(whole.span()));
    const std::int64_t span = m_state.view().span();
    m_state.setView({middle - span / 2, middle - span / 2 + span});
}

} // namespace interloper
