#include "ui/panels/answer_meter.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"

#include <QPainter>

#include <numeric>

namespace interloper {
namespace {

constexpr int kHeight = 8;
constexpr int kLeastWidth = 120;
constexpr int kApart = 2;

} // namespace

AnswerMeter::AnswerMeter(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AnswerMeter::setCounts(const std::array<int, 3> &counts)
{
    m_counts = counts;
    setAccessibleName(
        tr("%1 questions answered, %2 partly, %3 not in these logs").arg(counts[0]).arg(counts[1]).arg(counts[2]));
    update();
}

QSize AnswerMeter::sizeHint() const
{
    return {scaled(kLeastWidth), scaled(kHeight)};
}

void AnswerMeter::paintEvent(QPaintEvent *)
{
    const int all = std::accumulate(m_counts.begin(), m_counts.end(), 0);
    if (all == 0)
        return;
    const Look &look = lookOf(this);
    QPainter painter(this);
    const double step = double(width() + kApart) / all;
    for (int i = 0; i < all; ++i) {
        const QRectF cell(std::round(i * step), 0.5, std::round((i + 1) * step) - std::round(i * step) - kApart - 1,
                          height() - 1.0);
        if (i < m_counts[0]) {
            painter.fillRect(cell.adjusted(0, -0.5, 1, 0.5), look.color(Ink::Good));
        } else if (i < m_counts[0] + m_counts[1]) {
            painter.setPen(look.color(Ink::Warn));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(cell);
            painter.fillRect(cell.adjusted(0, cell.height() / 2, 0, 0), look.color(Ink::Warn));
        } else {
            painter.setPen(QPen(look.color(Ink::TextMuted), 1, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(cell);
        }
    }
}

} // namespace interloper
