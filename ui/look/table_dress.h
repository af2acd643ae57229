// What all tables of rows share: height of rows, cut of texts, widths of columns, how rows are selected. GUI thread.
#pragma once

#include <span>

class QTableView;

namespace interloper {

struct RowSizes;

/// Hides the vertical header, sets the height of rows and cuts texts in their middle. Rows are selected whole, one at a
/// time, and Tab leaves the table.
void dressTable(QTableView &table, const RowSizes &sizes);

/// Sets the height of rows, for instance after a change of the density.
void setRowHeights(QTableView &table, const RowSizes &sizes);

/// Widths by column, in digits of the table's fonts, the wider of plain and monospaced; the last column takes what is
/// left. A column is never narrower than its title. Requires: the table has a model.
void setColumnDigits(QTableView &table, std::span<const int> digits);

} // namespace interloper
