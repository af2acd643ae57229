// What the read-only tables that sort by several keys share: order of rows, headers, the roles that follow from a
// cell's text. A model gives its titles and cells. GUI thread.
#pragma once

#include "ui/models/roles.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>

#include <span>
#include <vector>

namespace interloper {

class SortedTableModel : public QAbstractTableModel, protected RowSource
{
    Q_OBJECT

public:
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey> &sortKeys() const { return m_order.keys(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

protected:
    /// `titles` are constants, one a column.
    SortedTableModel(std::span<const char *const> titles, std::vector<SortKey> keys, QObject *parent);

    /// Source row of a shown one. Requires: shown is one.
    std::size_t sourceRow(int shown) const { return m_order.row(static_cast<std::size_t>(shown)); }
    /// Between beginResetModel() and endResetModel(), when the rows are others.
    void rebuildOrder() { m_order.rebuild(*this); }

    virtual QString text(std::size_t row, int column) const = 0; ///< as it is shown
    virtual QString fullText(std::size_t row, int column) const { return text(row, column); }
    virtual bool isCount(int column) const = 0; ///< numbers stand at the right and sort as such
    virtual quint64 count(std::size_t row, int column) const = 0;
    virtual QString key(std::size_t row) const = 0;
    /// Any other role.
    virtual QVariant fact(std::size_t, int, int) const { return {}; }

    bool rowContains(std::size_t row, const QString &word) const override;

private:
    std::span<const char *const> m_titles;
    RowOrder m_order;
};

} // namespace interloper
