#include "ui/panels/sort_header.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/models/roles.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

#include <cstdlib>

namespace interloper {
namespace {

QString rankWords(int rank)
{
    return (rank > 0 ? QChar(0x25B2) : QChar(0x25BC)) + QString::number(std::abs(rank));
}

int widestRank()
{
    return QFontMetrics(fontOf(TextSize::Small)).horizontalAdvance(rankWords(-2));
}

} // namespace

SortHeader::SortHeader(QTableView *table) : SortHeader(static_cast<QWidget *>(table))
{
    table->setHorizontalHeader(this);
}

SortHeader::SortHeader(QTreeView *tree) : SortHeader(static_cast<QWidget *>(tree))
{
    tree->setHeader(this);
}

SortHeader::SortHeader(QWidget *view) : QHeaderView(Qt::Horizontal, view)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    connect(this, &QHeaderView::sectionClicked, this, [this](int column) {
        emit sortRequested(column, QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    painter->save(); // the style leaves a clip that lets nothing through
    QHeaderView::paintSection(painter, rect, column);
    painter->restore();
    const int rank = model() ? model()->headerData(column, orientation(), SortRankRole).toInt() : 0;
    if (rank == 0)
        return;
    const QVariant told = model()->headerData(column, orientation(), Qt::TextAlignmentRole);
    const bool wordsAtRight = told.isValid() && (told.toInt() & Qt::AlignRight) != 0;
    painter->save();
    painter->setFont(fontOf(TextSize::Small));
    painter->setPen(lookOf(this).color(Ink::Accent));
    painter->drawText(rect.adjusted(kGap, 0, -kGap, 0),
                      Qt::AlignVCenter | (wordsAtRight ? Qt::AlignLeft : Qt::AlignRight), rankWords(rank));
    painter->restore();
}

/// Words never lie under the rank.
QSize SortHeader::sectionSizeFromContents(int column) const
{
    return QHeaderView::sectionSizeFromContents(column) + QSize(widestRank(), 0);
}

} // namespace interloper
