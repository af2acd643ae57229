#include "ui/panels/exposure_delegate.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/tokens.h"
#include "ui/models/exposure_model.h"

#include <QPainter>

namespace interloper {
namespace {

const ExposureModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const ExposureModel *>(index.model());
}

const ExposureBar &barOf(const QModelIndex &index)
{
    return modelOf(index).chart().bars[static_cast<std::size_t>(index.row())];
}

/// A bar, pointed to the left where it began before and to the right where it goes on.
QPolygonF shapeOf(const QRectF &box, const ExposureBar &bar)
{
    const double point = box.height() / 2;
    QPolygonF out;
    out << QPointF(box.left() + (bar.beginsBefore ? point : 0), box.top())
        << QPointF(box.right() - (bar.goesOn ? point : 0), box.top());
    if (bar.goesOn)
        out << QPointF(box.right(), box.center().y());
    out << QPointF(box.right() - (bar.goesOn ? point : 0), box.bottom())
        << QPointF(box.left() + (bar.beginsBefore ? point : 0), box.bottom());
    if (bar.beginsBefore)
        out << QPointF(box.left(), box.center().y());
    return out;
}

} // namespace

void ExposureDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Look &look = lookOf(option.palette);
    const ExposureBar &bar = barOf(index);
    const bool open = bar.sort == ExposureBar::Sort::OpenToAll;
    const double left = box.left() + bar.from * box.width();
    const double width = std::max((bar.until - bar.from) * box.width(), 3.0);
    const QRectF shape(left, box.top() + 3.5, width, box.height() - 7);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(open ? QPen(Qt::NoPen) : QPen(look.color(Ink::Accent), 1));
    painter.setBrush(open ? look.color(Band::ActNow, BandInk::Mark) : look.color(Ink::AccentSoft));
    painter.drawPolygon(shapeOf(shape, bar));
    const double launch = box.left() + modelOf(index).chart().launch * box.width();
    painter.setPen(QPen(look.color(Ink::TextMuted), 1, Qt::DotLine));
    painter.drawLine(QPointF(launch, option.rect.top()), QPointF(launch, option.rect.bottom()));
    painter.setFont(open ? bold(fontOf(TextSize::Dense)) : fontOf(TextSize::Dense));
    const QString words = option.text;
    const int needed = painter.fontMetrics().horizontalAdvance(words) + 2 * kCellPadding;
    const bool fits = needed <= width;
    painter.setPen(fits && open ? look.color(Band::ActNow, BandInk::OnMark)
                                : look.color(option.state.testFlag(QStyle::State_Selected) && !fits ? Ink::OnSelection
                                                                                                    : Ink::Text));
    // Beside the bar where it does not fit: to the right, else to the left.
    QRectF place = shape.adjusted(kCellPadding, 0, 0, 0);
    if (!fits && shape.right() + needed <= box.right())
        place = QRectF(shape.right() + kGap, shape.top(), needed, shape.height());
    else if (!fits && shape.left() - needed >= box.left())
        place = QRectF(shape.left() - needed, shape.top(), needed, shape.height());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
}

void RuleDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const ExposureBar &bar = barOf(index);
    const Glyph sign = bar.sort == ExposureBar::Sort::Lifetime    ? Glyph::Instance
                       : bar.sort == ExposureBar::Sort::OpenToAll ? Glyph::SecurityGroupOpened
                                                                  : Glyph::SecurityGroup;
    const int side = scaled(kTableGlyph);
    paintGlyph(painter, sign, QRectF(box.left(), box.center().y() - side / 2.0, side, side), lookOf(option.palette));
    const QRect words = box.adjusted(side + kGap, 0, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(option.text, Qt::ElideMiddle, words.width()));
}

} // namespace interloper
