// Which rows of a table are shown, and in which order: several sort keys, stable, and words that a row must contain.
// Measured: QSortFilterProxyModel takes seconds for what a stable_sort of row numbers does at once. Plain values, owned
// by a model, GUI thread.
#pragma once

#include <QString>
#include <QStringList>
#include <Qt>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace interloper {

struct SortKey
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const SortKey &) const = default;
};

/// What a click on a column's header makes of the keys. Without Shift (`add` false) the column becomes the only key;
/// with Shift it joins as the last key. A column that is a key already turns its direction and keeps its rank.
std::vector<SortKey> withClicked(std::vector<SortKey> keys, int column, bool add);

/// Rank of a column among the keys, from 1; below 0 where it sorts falling, 0 where it is no key.
int sortRank(const std::vector<SortKey> &keys, int column);

/// The words of a filter text: parted by blanks, "quoted text" is one word, without case.
QStringList filterWords(const QString &text);

/// The rows that are sorted and filtered. Rows are numbered from 0 in the source's own order.
class RowSource
{
public:
    virtual ~RowSource() = default;
    virtual std::size_t sourceRows() const = 0;
    virtual std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const = 0;
    /// True where the row has nothing in this column: such rows come last in both directions.
    virtual bool isBlank(std::size_t row, int column) const = 0;
    /// True where any column of the row contains the word, without case.
    virtual bool rowContains(std::size_t row, const QString &word) const = 0;
    /// False where another filter than words hides the row.
    virtual bool isLetIn(std::size_t) const { return true; }
};

class RowOrder
{
public:
    const std::vector<SortKey> &keys() const { return m_keys; }
    const QString &filterText() const { return m_filterText; }

    void setKeys(std::vector<SortKey> keys) { m_keys = std::move(keys); }
    void setFilterText(const QString &text);

    /// Filters and sorts anew. Rows that are equal in all keys keep the source's order.
    void rebuild(const RowSource &source);
    /// Sorts the rows that are shown, without filtering anew.
    void sort(const RowSource &source);

    std::size_t size() const { return m_rows.size(); }
    /// Source row of a shown row. Requires: shown < size().
    std::uint32_t row(std::size_t shown) const { return m_rows[shown]; }
    const std::vector<std::uint32_t> &rows() const { return m_rows; }

    /// Where a source row is shown, or -1 where the filter hides it.
    int shownRow(std::size_t sourceRow) const;

private:
    std::vector<SortKey> m_keys;
    QString m_filterText;
    QStringList m_words;
    std::vector<std::uint32_t> m_rows;
};

} // namespace interloper
