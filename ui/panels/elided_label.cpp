#include "ui/panels/elided_label.h"

#include <QPainter>

namespace interloper {

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent) : PlainLabel(text, parent)
{
    setTip(this, text);
    setAccessibleName(this->text());
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int kFewest = 8;
    return {fontMetrics().averageCharWidth() * kFewest, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
}

} // namespace interloper
