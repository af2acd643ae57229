#include "ui/panels/wrapped_label.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace interloper {

WrappedLabel::WrappedLabel(const QString &text, QWidget *parent) : PlainLabel(text, parent)
{
    setAccessibleName(this->text());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

/// Height of the text at this width; paints it where there is a painter.
int WrappedLabel::layOut(QPainter *painter, int width) const
{
    QTextLayout layout(text(), font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, {0, 0});
    return static_cast<int>(std::ceil(height));
}

QSize WrappedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 1, std::max(minimumHeight(), fontMetrics().height())};
}

QSize WrappedLabel::minimumSizeHint() const
{
    constexpr int kFewest = 8;
    return {fontMetrics().averageCharWidth() * kFewest, fontMetrics().height()};
}

void WrappedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    layOut(&painter, width());
}

void WrappedLabel::resizeEvent(QResizeEvent *event)
{
    PlainLabel::resizeEvent(event);
    setMinimumHeight(layOut(nullptr, width()));
}

} // namespace interloper
