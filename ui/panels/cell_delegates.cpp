#include "ui/panels/cell_delegates.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/tie_pens.h"
#include "ui/look/tokens.h"
#include "ui/models/link_model.h"
#include "ui/models/roles.h"
#include "ui/words/amounts.h"

#include <QApplication>
#include <QPainter>

namespace interloper {
namespace {

QColor textColor(const QStyleOptionViewItem &option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active);
    return lookOf(option.palette).color(selected ? Ink::OnSelection : Ink::Text);
}

/// Muted text is as strong as any on a selected row.
QColor mutedColor(const QStyleOptionViewItem &option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active);
    return lookOf(option.palette).color(selected ? Ink::OnSelection : Ink::TextMuted);
}

void drawWords(QPainter &painter, const QRect &box, const QString &words)
{
    if (box.width() > 0)
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(words, Qt::ElideMiddle, box.width()));
}

/// Draws the sign at the left of the box and returns what is left of it.
QRect drawSign(QPainter &painter, const QRect &box, Glyph glyph, const Look &look)
{
    const int side = scaled(kTableGlyph);
    const QPixmap sign = glyphPixmap(glyph, side, painter.device()->devicePixelRatio(), look);
    painter.drawPixmap(box.left(), box.center().y() - side / 2, sign);
    return box.adjusted(side + kGap, 0, 0, 0);
}

/// A dot of the accent in the padding before the cell's content.
void drawNewMark(QPainter &painter, const QRect &box, const Look &look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(Ink::Accent));
    painter.drawEllipse(QRectF(box.left() - kCellPadding + kSelectionBar + 0.5, box.center().y() - 1.5, 5, 5));
    painter.restore();
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    painter->save();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    painter->setClipRect(cell.rect);
    painter->setFont(cell.font);
    painter->setPen(textColor(cell));
    paintContent(*painter, cell.rect.adjusted(kCellPadding, 0, -kCellPadding, -1), cell, index);
    if (cell.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(cell);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, cell.widget);
    }
    painter->restore();
}

void LinkCountsDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    const auto counts = index.data(LinkCountsRole).value<QList<LinkCount>>();
    if (counts.isEmpty()) {
        painter.setPen(mutedColor(option));
        return drawWords(painter, box, option.text);
    }
    const Look &look = lookOf(option.palette);
    QRect left = box;
    for (const LinkCount &count : counts) {
        const QString words = grouped(static_cast<quint64>(count.count));
        const int width = painter.fontMetrics().horizontalAdvance(words);
        if (left.width() < scaled(kTableGlyph) + kGap + width) // the whole is in the tip and the accessible text
            return drawWords(painter, left, QStringLiteral("\u2026"));
        left = drawSign(painter, left, glyphOf(count.resource), look);
        drawWords(painter, left, words);
        left.adjust(width + kCellPadding, 0, 0, 0);
    }
}

void ScoreDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const int score = index.data(ScoreRole).toInt();
    if (score < 0)
        return;
    const Look &look = lookOf(option.palette);
    const Band band = bandOf(score);
    painter.fillRect(option.rect.adjusted(kSelectionBar, 0, 0, -1), look.color(band, BandInk::Tint));
    const QRect number = drawSign(painter, box, glyphOf(band), look);
    painter.setPen(look.color(Ink::Text));
    if (band == Band::ActNow || band == Band::High)
        painter.setFont(bold(painter.font()));
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, option.text);
}

void TimeDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    if (index.data(NewRole).toBool())
        drawNewMark(painter, box, lookOf(option.palette));
    painter.setFont(fontOf(TextSize::Mono));
    const auto blank = option.text.indexOf(QLatin1Char(' '));
    if (blank < 0)
        return drawWords(painter, box, option.text);
    const QString date = option.text.left(blank + 1);
    const QString clock = wholeSeconds(option.text.mid(blank + 1));
    const int width = painter.fontMetrics().horizontalAdvance(date);
    painter.setPen(mutedColor(option));
    drawWords(painter, QRect(box.left(), box.top(), std::min(width + 1, box.width()), box.height()), date);
    painter.setPen(textColor(option));
    drawWords(painter, box.adjusted(width, 0, 0, 0), clock);
}

void StrengthDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const auto strength = static_cast<Strength>(index.data(LinkModel::StrengthRole).toInt());
    const int length = scaled(kTieSample);
    painter.setPen(tiePen(strength, lookOf(option.palette), unitOf(option.font)));
    painter.drawLine(box.left(), box.center().y() + 1, box.left() + length, box.center().y() + 1);
    painter.setPen(textColor(option));
    drawWords(painter, box.adjusted(length + kCellPadding, 0, 0, 0), option.text);
}

void IdentifierDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                      const QModelIndex &) const
{
    painter.setFont(fontOf(TextSize::Mono));
    drawWords(painter, box, option.text);
}

void VerdictDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const int verdict = index.data(VerdictRole).toInt();
    const bool given = verdict >= 0 && verdict <= static_cast<int>(Verdict::Unsure);
    drawWords(painter,
              given ? drawSign(painter, box, glyphOf(static_cast<Verdict>(verdict)), lookOf(option.palette)) : box,
              option.text);
}

void ResourceDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const auto resource = static_cast<ResourceKind>(index.data(LinkModel::ResourceRole).toInt());
    drawWords(painter, drawSign(painter, box, glyphOf(resource), lookOf(option.palette)), option.text);
}

} // namespace interloper
