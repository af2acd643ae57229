#include "ui/panels/evidence_delegate.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/models/evidence_model.h"
#include "ui/words/amounts.h"

#include <QPainter>

#include <algorithm>

namespace interloper {
namespace {

Glyph glyphOf(EvidenceSign sign)
{
    switch (sign) {
    case EvidenceSign::Folder:
        return Glyph::Folder;
    case EvidenceSign::Archive:
        return Glyph::Archive;
    case EvidenceSign::Complete:
        return Glyph::Tick;
    case EvidenceSign::Noted:
        return Glyph::Partly;
    case EvidenceSign::Problem:
        return Glyph::Damaged;
    case EvidenceSign::SetAside:
        return Glyph::NotInTheseLogs;
    case EvidenceSign::Empty:
        return Glyph::Minus;
    }
    return Glyph::File;
}

void drawGlyph(QPainter &painter, Glyph glyph, const QPoint &leftMiddle, const Look &look)
{
    const int side = scaled(kTableGlyph);
    const QRect box(leftMiddle.x(), leftMiddle.y() - side / 2, side, side);
    if (glyph == Glyph::Tick)
        paintGlyph(painter, glyph, QRectF(box), look, look.color(Ink::Good));
    else
        paintGlyph(painter, glyph, QRectF(box), look);
}

} // namespace

void StateDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Look &look = lookOf(option.palette);
    drawGlyph(painter, glyphOf(static_cast<EvidenceSign>(index.data(SignRole).toInt())),
              {box.left(), box.center().y() + 1}, look);
    if (index.data(ProblemRole).toBool() && !option.state.testFlag(QStyle::State_Selected))
        painter.setPen(look.color(Ink::Warn));
    const QRect words = box.adjusted(scaled(kTableGlyph) + kGap, 0, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(option.text, Qt::ElideRight, words.width()));
}

QSize EvidenceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {CellDelegate::sizeHint(option, index).width(),
            std::max(m_height, option.fontMetrics.height() + kRowMargin)};
}

void EvidenceDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Look &look = lookOf(option.palette);
    const int side = scaled(kTableGlyph);
    if (index.column() != EvidenceModel::NameColumn) {
        const bool isTime = index.column() >= EvidenceModel::FirstColumn;
        if (isTime)
            painter.setFont(fontOf(TextSize::Mono));
        if (index.column() == EvidenceModel::StateColumn && index.data(ProblemRole).toBool())
            painter.setPen(look.color(option.state.testFlag(QStyle::State_Selected) ? Ink::OnSelection : Ink::Warn));
        const QString words = isTime ? wholeSeconds(option.text) : option.text;
        painter.drawText(box, int(option.displayAlignment) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(words, Qt::ElideMiddle, box.width()));
        return;
    }
    QRect left = box.adjusted(kGap - kCellPadding, 0, kCellPadding - kGap, 0);
    drawGlyph(painter, glyphOf(static_cast<EvidenceSign>(index.data(SignRole).toInt())),
              {left.left(), left.center().y() + 1}, look);
    left.adjust(side + kGap, 0, 0, 0);
    if (const int problems = index.data(EvidenceModel::ProblemsRole).toInt(); problems > 0) {
        const QString words = grouped(static_cast<quint64>(problems));
        const int width = painter.fontMetrics().horizontalAdvance(words);
        painter.drawText(left, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
        drawGlyph(painter, Glyph::Damaged, {left.right() - width - kGap / 2 - side, left.center().y() + 1}, look);
        left.adjust(0, 0, -(width + side + kCellPadding), 0);
    }
    painter.drawText(left, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(option.text, Qt::ElideMiddle, left.width()));
}

} // namespace interloper
