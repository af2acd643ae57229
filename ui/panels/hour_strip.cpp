#include "ui/panels/hour_strip.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/plain_text.h"
#include "ui/words/actor_words.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace interloper {
namespace {

constexpr int kBar = 9;
constexpr int kBars = 26;
constexpr double kStep = 10;

} // namespace

HourStrip::HourStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Events by hour of the day, UTC"));
}

void HourStrip::setPage(const ActorPage &page)
{
    m_page.hours = page.hours;
    setAccessibleDescription(hoursWords(page));
    update();
}

QSize HourStrip::sizeHint() const
{
    const int text = QFontMetrics(fontOf(TextSize::Small)).height();
    return {scaled(kStep * 24), scaled(kBars) + text};
}

bool HourStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int hour = std::clamp(help->pos().x() * 24 / std::max(1, width()), 0, 23);
    QToolTip::showText(help->globalPos(), tipText(hourWords(m_page, static_cast<std::size_t>(hour))), this);
    return true;
}

void HourStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Look &look = lookOf(this);
    const double most = *std::max_element(m_page.hours.begin(), m_page.hours.end());
    const double step = width() / 24.0;
    const double bottom = scaled(kBars);
    for (std::size_t hour = 0; hour < m_page.hours.size(); ++hour) {
        const double share = most > 0 ? m_page.hours[hour] / most : 0;
        const double height = m_page.hours[hour] == 0 ? 1 : std::max(2.0, std::round(share * (bottom - 2)));
        painter.fillRect(QRectF(std::round(double(hour) * step), bottom - height, step * kBar / kStep, height),
                         m_page.hours[hour] == 0 ? look.color(Ink::BorderStrong) : look.density(3));
    }
    painter.setFont(fontOf(TextSize::Small));
    painter.setPen(look.color(Ink::TextMuted));
    for (const int hour : {0, 6, 12, 18})
        painter.drawText(QRectF(hour * step, bottom, step * 6, height() - bottom), Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("%1 h").arg(hour, 2, 10, QLatin1Char('0')));
}

} // namespace interloper
