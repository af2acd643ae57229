#include "ui/timeline/hover_card.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interloper {
namespace {

constexpr double kMargin = 10;
constexpr double kWidest = 320; ///< of a value; longer ones lose their middle
constexpr double kColumnGap = 12;

} // namespace

HoverCard::HoverCard(QWidget *parent) : QFrame(parent, Qt::ToolTip), m_style(*parent)
{
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void HoverCard::showCard(const CardWords &words, const QRect &near, const QRect &inside)
{
    m_words = words;
    m_style = LaneStyle(*parentWidget());
    resize(neededSize());
    const int below = near.bottom() + 4;
    const int y = below + height() <= inside.bottom() ? below : near.top() - 4 - height();
    const int x = std::clamp(near.left(), inside.left(), std::max(inside.left(), inside.right() - width()));
    move(x, std::max(inside.top(), y));
    show();
    update();
}

double HoverCard::labelWidth() const
{
    double widest = 0;
    for (const CardWords::Row &row : m_words.rows)
        widest = std::max(widest, QFontMetricsF(m_style.name).horizontalAdvance(row.label));
    return widest;
}

QSize HoverCard::neededSize() const
{
    const double margin = kMargin * m_style.unit;
    const double gap = kColumnGap * m_style.unit;
    const double line = QFontMetricsF(m_style.name).height() + 2;
    double width = QFontMetricsF(m_style.bold).horizontalAdvance(m_words.title) + 2 * gap +
                   QFontMetricsF(m_style.mono).horizontalAdvance(m_words.time);
    const double labels = labelWidth();
    for (const CardWords::Row &row : m_words.rows) {
        const double value = QFontMetricsF(row.mono ? m_style.mono : m_style.name).horizontalAdvance(row.value);
        width = std::max(width, labels + gap + std::min(value, kWidest * m_style.unit));
    }
    width = std::max(width, QFontMetricsF(m_style.small).horizontalAdvance(m_words.keys));
    const double height = line * (static_cast<double>(m_words.rows.size()) + 2) + 3 * margin;
    return {static_cast<int>(std::ceil(width + 2 * margin)), static_cast<int>(std::ceil(height))};
}

void HoverCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), parentWidget()->palette().color(QPalette::ToolTipBase));
    painter.setPen(m_style.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const double margin = kMargin * m_style.unit;
    const double line = QFontMetricsF(m_style.name).height() + 2;
    QRectF row(margin, margin, width() - 2 * margin, line);
    const auto write = [&](const QFont &font, const QColor &color, const QRectF &where, const QString &text,
                           Qt::Alignment side) {
        painter.setFont(font);
        painter.setPen(color);
        const QString fitting = QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, where.width() + 1);
        painter.drawText(where, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, fitting);
    };
    const double clock = QFontMetricsF(m_style.mono).horizontalAdvance(m_words.time);
    write(m_style.bold, m_style.text, row.adjusted(0, 0, -clock - kColumnGap, 0), m_words.title, Qt::AlignLeft);
    write(m_style.mono, m_style.text, row, m_words.time, Qt::AlignRight);
    row.translate(0, line + margin / 2);
    const double labels = labelWidth() + kColumnGap * m_style.unit;
    for (const CardWords::Row &each : m_words.rows) {
        write(m_style.name, m_style.muted, row, each.label, Qt::AlignLeft);
        write(each.mono ? m_style.mono : m_style.name, m_style.text, row.adjusted(labels, 0, 0, 0), each.value,
              Qt::AlignLeft);
        row.translate(0, line);
    }
    painter.setPen(m_style.borderSoft);
    painter.drawLine(QPointF(0, row.top() + margin / 4), QPointF(width(), row.top() + margin / 4));
    row.translate(0, margin / 2);
    write(m_style.small, m_style.muted, row, m_words.keys, Qt::AlignLeft);
}

} // namespace interloper
