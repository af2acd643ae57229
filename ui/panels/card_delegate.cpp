#include "ui/panels/card_delegate.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace interloper {
namespace {

using Kind = CardModel::Kind;

constexpr int kTitleWidth = 108; ///< of questions and facts
constexpr int kPointsWidth = 32;
constexpr int kBlockBar = 2; ///< the line of the accent before what belongs to a question
constexpr int kTextFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

Kind kindOf(const QModelIndex &index)
{
    return static_cast<Kind>(index.data(CardModel::KindRole).toInt());
}

/// Kinds whose words take as many lines as they need.
bool wraps(Kind kind)
{
    return kind == Kind::Paragraph || kind == Kind::Reason || kind == Kind::Limit || kind == Kind::Text ||
           kind == Kind::Missing || kind == Kind::Fact;
}

bool isInBlock(Kind kind)
{
    return kind == Kind::Event || kind == Kind::Text || kind == Kind::Missing;
}

QFont fontOfKind(Kind kind)
{
    return kind == Kind::Why || kind == Kind::Facts ? bold(fontOf(TextSize::Dense)) : fontOf(TextSize::Dense);
}

bool isOpen(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    return view && view->isExpanded(index);
}

} // namespace

CardDelegate::Parts CardDelegate::partsOf(const QRect &row, Kind kind, const QFont &font) const
{
    const int side = scaled(kTableGlyph);
    const int line = QFontMetrics(font).height();
    QRect left = row.adjusted(kCardMargin, kGap / 2, -kCardMargin, -kGap / 2);
    Parts out;
    const auto take = [&](int width) {
        const QRect taken(left.left(), left.top(), width, left.height());
        left.setLeft(left.left() + width + kCellPadding);
        return taken;
    };
    const auto takeSign = [&] {
        const QRect box = take(side);
        return QRect(box.left(), box.top() + (line - side) / 2, side, side);
    };
    if (isInBlock(kind))
        left.setLeft(left.left() + kCardMargin + kBlockBar);
    switch (kind) {
    case Kind::Question:
        out.sign = takeSign();
        out.title = take(std::min(scaled(kTitleWidth), left.width() * 2 / 5));
        break;
    case Kind::Event:
    case Kind::Missing:
        out.sign = takeSign();
        break;
    case Kind::Reason:
        out.title = take(scaled(kPointsWidth));
        break;
    case Kind::Limit:
    case Kind::Rest:
        left.setLeft(left.left() + scaled(kPointsWidth) + kCellPadding);
        break;
    case Kind::Fact:
        out.title = take(std::min(scaled(kTitleWidth), left.width() * 2 / 5));
        break;
    case Kind::Paragraph:
    case Kind::Why:
    case Kind::Text:
    case Kind::Facts:
        break;
    }
    if (kind == Kind::Question || kind == Kind::Why || kind == Kind::Rest || kind == Kind::Facts ||
        kind == Kind::Paragraph) {
        out.chevron = QRect(left.right() - side, left.top() + (line - side) / 2, side, side);
        left.setRight(left.right() - side - kGap);
    }
    out.words = left;
    return out;
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Kind kind = kindOf(index);
    const QFont font = fontOfKind(kind);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : 300;
    int height = std::max(scaled(kCompactRows.table), QFontMetrics(font).height() + kRowMargin);
    if (wraps(kind)) {
        const QRect words = partsOf(QRect(0, 0, width, 10000), kind, font).words;
        const QRect needed = QFontMetrics(font).boundingRect(QRect(0, 0, std::max(words.width(), 40), 100000),
                                                             kTextFlags, index.data(CardModel::WordsRole).toString());
        height = std::max(height, needed.height() + kGap + (kind == Kind::Paragraph ? 2 * kGap : 2));
    }
    return {width, height};
}

void CardDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, Kind kind) const
{
    const Look &look = lookOf(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter.fillRect(option.rect, look.color(option.state.testFlag(QStyle::State_Active) ? Ink::Selection
                                                                                             : Ink::SelectionInactive));
    else if (isInBlock(kind))
        painter.fillRect(option.rect.adjusted(kCardMargin, 0, -kCardMargin, 0), look.color(Ink::AlternateBase));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, look.color(Ink::Hover));
    if (isInBlock(kind))
        painter.fillRect(QRect(option.rect.left() + kCardMargin, option.rect.top(), kBlockBar, option.rect.height()),
                         look.color(Ink::Accent));
    else if (kind == Kind::Question || kind == Kind::Why || kind == Kind::Facts)
        painter.fillRect(
            QRect(option.rect.left() + kCardMargin, option.rect.bottom(), option.rect.width() - 2 * kCardMargin, 1),
            look.color(Ink::GridLine));
}

void CardDelegate::paintSign(QPainter &painter, const QRect &box, Kind kind, const QModelIndex &index,
                             const QStyleOptionViewItem &option) const
{
    const Look &look = lookOf(option.palette);
    constexpr Glyph kStates[] = {Glyph::Answered, Glyph::Partly, Glyph::NotInTheseLogs};
    if (kind == Kind::Question)
        return paintGlyph(painter, kStates[index.data(CardModel::StateRole).toInt()], QRectF(box), look);
    if (kind == Kind::Missing) {
        painter.setPen(QPen(look.color(Ink::Warn), 1.4, Qt::DotLine));
        painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y());
        painter.setBrush(look.color(Ink::AlternateBase));
        painter.setPen(QPen(look.color(Ink::Warn), 1.4));
        painter.drawEllipse(QRectF(box.center().x() - 2.5, box.center().y() - 2.5, 5, 5));
        return;
    }
    const int resource = index.data(CardModel::ResourceRole).toInt();
    paintGlyph(painter, resource < 0 ? Glyph::Command : glyphOf(static_cast<ResourceKind>(resource)), QRectF(box), look,
               resource < 0 ? look.color(Ink::TextMuted)
                            : glyphColor(glyphOf(static_cast<ResourceKind>(resource)), look));
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Kind kind = kindOf(index);
    const Look &look = lookOf(option.palette);
    const QFont font = fontOfKind(kind);
    const Parts parts = partsOf(option.rect, kind, font);
    const bool selected = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active);
    const auto ink = [&](Ink plain) { return look.color(selected ? Ink::OnSelection : plain); };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, kind);
    painter->setFont(font);
    const QString words = index.data(CardModel::WordsRole).toString();
    const QString title = index.data(CardModel::TitleRole).toString();
    if (parts.sign.isValid())
        paintSign(*painter, parts.sign, kind, index, option);
    const QFontMetrics metrics(font);
    const auto oneLine = [&](const QRect &box, const QString &text, Qt::TextElideMode mode) {
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(text, mode, box.width()));
    };
    if (kind == Kind::Event) {
        painter->setFont(fontOf(TextSize::Mono));
        const int clock = painter->fontMetrics().horizontalAdvance(words);
        painter->setPen(ink(Ink::TextMuted));
        painter->drawText(parts.words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
        painter->setFont(font);
        painter->setPen(ink(Ink::Link));
        oneLine(parts.words.adjusted(0, 0, -(clock + kCellPadding), 0), title, Qt::ElideMiddle);
    } else {
        painter->setPen(ink(kind == Kind::Reason ? Ink::Text : Ink::TextMuted));
        if (kind == Kind::Reason) {
            painter->setFont(fontOf(TextSize::Mono));
            painter->drawText(parts.title, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, title);
            painter->setFont(font);
        } else if (!title.isEmpty()) {
            painter->drawText(parts.title, (kind == Kind::Fact ? Qt::AlignTop : Qt::AlignVCenter) | Qt::AlignLeft,
                              metrics.elidedText(title, Qt::ElideRight, parts.title.width()));
        }
        painter->setPen(ink(kind == Kind::Missing ? Ink::Warn : kind == Kind::Limit ? Ink::TextMuted : Ink::Text));
        if (wraps(kind))
            painter->drawText(parts.words, kTextFlags, words);
        else
            oneLine(parts.words, words, Qt::ElideRight);
    }
    if (parts.chevron.isValid())
        paintGlyph(*painter, isOpen(option, index) ? Glyph::ChevronDown : Glyph::ChevronRight, QRectF(parts.chevron),
                   look, ink(Ink::TextMuted));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(look.color(Ink::FocusRing), kFocusWidth));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace interloper
