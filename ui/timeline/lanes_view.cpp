#include "ui/timeline/lanes_view.h"

#include "ui/timeline/lanes_accessible.h"
#include "ui/timeline/lanes_item.h"
#include "ui/timeline/mark_words.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QResizeEvent>
#include <QValueAxis>

#include <cmath>

namespace interloper {

LanesView::LanesView(TimelineState &state, QWidget *parent)
    : QChartView(parent),
      m_state(state),
      m_geometry(state, LaneStyle(*this))
{
    installLanesAccessibility();
    createChart();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Actors over time"));
    applyStyle();
    connect(&state, &TimelineState::lanesChanged, this, [this] {
        m_geometry.clear();
        repaintLanes();
    });
    connect(&state, &TimelineState::viewChanged, this, &LanesView::showView);
    connect(&state, &TimelineState::bracketChanged, this, &LanesView::repaintLanes);
    connect(&state, &TimelineState::currentChanged, this, &LanesView::showCurrent);
    showView();
    showCurrent();
}

/// The axis only draws grid lines: its labels would be numbers, and a QDateTimeAxis speaks local time and divides a
/// range evenly instead of at round times. TimeAxis writes the labels.
void LanesView::createChart()
{
    auto *made = new QChart;
    made->legend()->hide();
    made->setMargins({});
    made->layout()->setContentsMargins(0, 0, 0, 0);
    made->setBackgroundVisible(false);
    made->setAnimationOptions(QChart::NoAnimation);
    setChart(made);
    m_axis = new QValueAxis(made);
    m_axis->setLabelsVisible(false);
    m_axis->setLineVisible(false);
    m_axis->setTickType(QValueAxis::TicksDynamic);
    m_axis->setTickAnchor(0);
    made->addAxis(m_axis, Qt::AlignBottom);
    auto *none = new QLineSeries(made); // an axis without a series draws nothing
    made->addSeries(none);
    none->attachAxis(m_axis);
    m_bands = new LaneBands(m_state, m_geometry, made);
    m_item = new LanesItem(m_state, m_geometry, made);
}

void LanesView::setLaneHeight(int height)
{
    m_laneHeight = height;
    applyStyle();
}

void LanesView::applyStyle()
{
    m_geometry.setStyle(LaneStyle(*this, m_laneHeight));
    m_axis->setGridLinePen(QPen(m_geometry.style().grid, 1));
    setBackgroundBrush(m_geometry.style().base);
    repaintLanes();
    emit geometryChanged();
}

void LanesView::showView()
{
    if (m_state.hasTime()) {
        // The wider grid first: a short interval on a long range would make a line for each second of a year.
        const auto step = static_cast<double>(m_geometry.tickStep());
        const TimeRange view = m_state.view();
        if (step > m_axis->tickInterval())
            m_axis->setTickInterval(step);
        m_axis->setRange(static_cast<double>(view.from), static_cast<double>(view.to));
        m_axis->setTickInterval(step);
    }
    repaintLanes();
}

void LanesView::showCurrent()
{
    const auto mark = m_state.currentMark();
    setAccessibleDescription(mark ? markWords(m_state, *mark) : QString());
    repaintLanes();
}

void LanesView::repaintLanes()
{
    m_bands->update();
    m_item->update();
}

void LanesView::setOffset(int offset)
{
    if (offset == m_geometry.offset())
        return;
    m_geometry.setOffset(offset);
    repaintLanes();
    emit geometryChanged();
}

QSize LanesView::minimumSizeHint() const
{
    return {160, m_geometry.style().laneHeight};
}

void LanesView::resizeEvent(QResizeEvent *event)
{
    m_bands->resized();
    m_item->resized();
    m_geometry.setSize(event->size());
    // First: the chart places its axis when it is resized, and not again for another plot area.
    chart()->setPlotArea(QRectF(QPointF(0, 0), m_geometry.size()));
    QChartView::resizeEvent(event);
    showView();
    emit geometryChanged();
}

void LanesView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (m_item && (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
                   event->type() == QEvent::StyleChange))
        applyStyle();
}

void LanesView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    m_item->setFocusShown(true);
}

void LanesView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    m_item->setFocusShown(false);
}

/// The lanes scroll by the panel's own bar; the scene stays where it is.
void LanesView::scrollContentsBy(int, int) {}

std::vector<LanesView::Shown> LanesView::shownGlyphs() const
{
    std::vector<Shown> shown;
    for (int lane = m_geometry.firstLane(); lane < m_geometry.endLane(); ++lane) {
        const GlyphRail &rail = m_geometry.rail(lane);
        const double x = m_geometry.railX(lane);
        for (std::size_t i = rail.firstRightOf(-x); i < rail.glyphs.size(); ++i) {
            if (x + rail.glyphs[i].left >= m_geometry.size().width())
                break;
            shown.push_back({lane, i});
        }
    }
    return shown;
}

QRect LanesView::shownRect(const Shown &shown) const
{
    return m_geometry.glyphRect(shown.lane, m_geometry.rail(shown.lane).glyphs[shown.glyph]).toAlignedRect();
}

QString LanesView::shownText(const Shown &shown) const
{
    return glyphWords(m_state, shown.lane, m_geometry.rail(shown.lane).glyphs[shown.glyph]);
}

bool LanesView::isCurrent(const Shown &shown) const
{
    const auto mark = m_state.currentMark();
    return mark && static_cast<int>(mark->lane) == shown.lane &&
           m_geometry.rail(shown.lane).glyphOfMark[mark->mark] == shown.glyph;
}

} // namespace interloper
