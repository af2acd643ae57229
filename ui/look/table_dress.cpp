#include "ui/look/table_dress.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace interloper {

void dressTable(QTableView &table, const RowSizes &sizes)
{
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeights(table, sizes);
    table.setTextElideMode(Qt::ElideMiddle);
    table.setFrameShape(QFrame::NoFrame);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void setRowHeights(QTableView &table, const RowSizes &sizes)
{
    const int height = rowHeight(sizes.table, fontOf(TextSize::Dense));
    table.verticalHeader()->setMinimumSectionSize(height);
    table.verticalHeader()->setDefaultSectionSize(height);
}

void setColumnDigits(QTableView &table, std::span<const int> digits)
{
    QHeaderView *header = table.horizontalHeader();
    header->setStretchLastSection(true);
    const auto digit = [](TextSize size) { return QFontMetrics(fontOf(size)).horizontalAdvance(QLatin1Char('0')); };
    const int widest = std::max(digit(TextSize::Dense), digit(TextSize::Mono));
    for (int column = 0; column < static_cast<int>(digits.size()); ++column) {
        const int text = widest * digits[static_cast<std::size_t>(column)];
        table.setColumnWidth(column, std::max(text + 2 * kCellPadding, header->sectionSizeHint(column)));
    }
}

} // namespace interloper
