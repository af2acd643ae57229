#include "ui/timeline/timeline_panel.h"

#include "ui/look/pane_header.h"
#include "ui/plain_text.h"
#include "ui/timeline/gestures.h"
#include "ui/timeline/hover_card.h"
#include "ui/timeline/lane_headers.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_legend.h"
#include "ui/timeline/whole_case_strip.h"
#include "ui/words/amounts.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

constexpr double kZoomStep = 0.6;      ///< of a button; the wheel's is finer
constexpr double kRoomForOrder = 1000; ///< px in which the header holds the order beside the legend
constexpr int kLanesBesideStrip = 4;   ///< lanes must fit before the whole case gets room

} // namespace

TimelinePanel::TimelinePanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_state(new TimelineState(session, this)),
      m_header(new PaneHeader(tr("Actors over time"), this)),
      m_view(new LanesView(*m_state, this)),
      m_headers(new LaneHeaders(*m_state, m_view->places(), this)),
      m_axis(new TimeAxis(*m_state, m_view->places(), this)),
      m_strip(new WholeCaseStrip(*m_state, m_view->places(), this)),
      m_gestures(new Gestures(*m_state, *m_view)),
      m_card(new HoverCard(this))
{
    createHeader();
    createLanes();
    connectState();
    connectView();
    takeLanes();
}

void TimelinePanel::createHeader()
{
    m_header->addControl(new TimelineLegend(m_header));
    const std::int64_t half = 2;
    const auto middle = [this] { return m_state->view().from + m_state->view().span() / half; };
    connect(addButton(QStringLiteral("−"), tr("Zoom out"), QStringLiteral("-")), &QToolButton::clicked, this,
            [this, middle] { m_state->zoom(1 / kZoomStep, middle()); });
    connect(addButton(QStringLiteral("+"), tr("Zoom in"), QStringLiteral("+")), &QToolButton::clicked, this,
            [this, middle] { m_state->zoom(kZoomStep, middle()); });
    connect(addButton(tr("Fit"), tr("Fit the whole case, then what is tied to the alert"), tr("Home")),
            &QToolButton::clicked, m_state, &TimelineState::fit);
}

QToolButton *TimelinePanel::addButton(const QString &text, const QString &name, const QString &key)
{
    auto *button = new QToolButton(m_header);
    button->setText(text);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    setTip(button, tr("%1 (%2)").arg(name, key));
    m_header->addControl(button);
    return button;
}

void TimelinePanel::createLanes()
{
    m_lanes = new QWidget(this);
    m_scroll = new QScrollBar(Qt::Vertical, m_lanes);
    auto *grid = new QGridLayout(m_lanes);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_headers, 0, 0);
    grid->addWidget(m_view, 0, 1);
    grid->addWidget(m_scroll, 0, 2);
    grid->addWidget(m_axis, 1, 0, 1, 3);
    grid->addWidget(m_strip, 2, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    m_nothing = new QLabel(this);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setAutoFillBackground(true);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_lanes);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_view);
}

void TimelinePanel::connectState()
{
    connect(m_state, &TimelineState::lanesChanged, this, &TimelinePanel::takeLanes);
    const auto repaint = [this] {
        m_axis->update();
        m_strip->update();
        m_headers->update();
    };
    connect(m_state, &TimelineState::viewChanged, this, repaint);
    connect(m_state, &TimelineState::currentChanged, this, repaint);
    connect(m_state, &TimelineState::currentChanged, this, &TimelinePanel::revealLane);
}

void TimelinePanel::connectView()
{
    connect(m_view, &LanesView::geometryChanged, this, &TimelinePanel::fitScroll);
    connect(m_scroll, &QScrollBar::valueChanged, m_view, &LanesView::setOffset);
    const auto scrollBy = [this](int pixels) { m_scroll->setValue(m_scroll->value() + pixels); };
    connect(m_gestures, &Gestures::scrollRequested, this, scrollBy);
    connect(m_headers, &LaneHeaders::scrollRequested, this, scrollBy);
    connect(m_gestures, &Gestures::rested, this, &TimelinePanel::showCard);
    connect(m_gestures, &Gestures::left, m_card, &QWidget::hide);
}

void TimelinePanel::setRows(const RowSizes &sizes)
{
    m_view->setLaneHeight(sizes.lane);
}

void TimelinePanel::focusLanes()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void TimelinePanel::takeLanes()
{
    m_card->hide();
    m_scroll->setValue(0);
    m_nothing->setText(m_state->laneCount() == 0
                           ? tr("Shows each actor's events, alerts and what is tied to them, one lane an actor")
                           : tr("No event in these logs has a time, so there is nothing to place"));
    m_pages->setCurrentWidget(m_state->hasTime() ? m_lanes : static_cast<QWidget *>(m_nothing));
    fitScroll();
    revealLane();
}

void TimelinePanel::showCounts()
{
    const int all = m_state->laneCount();
    const int fit = m_view->places().wholeLanes();
    QString words =
        tr("%1 of %2")
            .arg(grouped(static_cast<quint64>(fit)), counted(static_cast<quint64>(all), tr("lane"), tr("lanes")));
    if (width() > kRoomForOrder * m_view->places().style().unit)
        words += tr(", most alerts first");
    m_header->setCounts(all == 0 ? QString() : words);
}

void TimelinePanel::fitScroll()
{
    const LanesGeometry &geometry = m_view->places();
    const int height = static_cast<int>(geometry.size().height());
    m_scroll->setRange(0, std::max(0, geometry.contentHeight() - height));
    m_scroll->setPageStep(std::max(1, height));
    m_scroll->setSingleStep(geometry.style().laneHeight);
    m_scroll->setVisible(m_scroll->maximum() > 0);
    m_headers->updateGeometry();
    m_headers->update();
    m_axis->updateGeometry();
    m_axis->update();
    m_strip->update();
    showCounts();
}

void TimelinePanel::revealLane()
{
    const int lane = m_state->currentLane();
    const LanesGeometry &geometry = m_view->places();
    if (lane < 0 || geometry.size().height() < 1)
        return;
    const int top = lane * geometry.style().laneHeight;
    const int bottom = top + geometry.style().laneHeight - static_cast<int>(geometry.size().height());
    m_scroll->setValue(std::clamp(m_scroll->value(), std::min(bottom, top), top));
}

void TimelinePanel::showCard(const LaneHit &hit)
{
    const LanesGeometry &geometry = m_view->places();
    QRectF near(geometry.xOf(hit.range.from), geometry.laneTop(hit.lane), kDensityColumn, geometry.style().laneHeight);
    CardWords words;
    if (hit.what == LaneHit::What::Density) {
        words = densityCard(*m_state, hit.lane, hit.event, hit.events, hit.range);
    } else {
        const RailGlyph &glyph = geometry.rail(hit.lane).glyphs[hit.glyph];
        near = geometry.glyphRect(hit.lane, glyph);
        words = glyph.count > 1 || glyph.sort == RailGlyph::Sort::More
                    ? foldCard(*m_state, hit.lane, glyph)
                    : markCard(*m_state, {static_cast<std::size_t>(hit.lane), glyph.first});
    }
    const QWidget *whole = window();
    m_card->showCard(words, QRect(m_view->mapToGlobal(near.topLeft().toPoint()), near.size().toSize()),
                     QRect(whole->mapToGlobal(QPoint(0, 0)), whole->size()));
}

void TimelinePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const LaneStyle &style = m_view->places().style();
    const int rest =
        height() - m_header->sizeHint().height() - m_axis->sizeHint().height() - m_strip->sizeHint().height();
    m_strip->setVisible(rest >= kLanesBesideStrip * style.laneHeight);
}

void TimelinePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        m_card->hide();
}

} // namespace interloper
