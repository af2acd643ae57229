#include "ui/models/sorted_table_model.h"

namespace interloper {

SortedTableModel::SortedTableModel(std::span<const char *const> titles, std::vector<SortKey> keys, QObject *parent)
    : QAbstractTableModel(parent),
      m_titles(titles)
{
    m_order.setKeys(std::move(keys));
}

void SortedTableModel::setSortKeys(std::vector<SortKey> keys)
{
    beginResetModel();
    m_order.setKeys(std::move(keys));
    m_order.sort(*this);
    endResetModel();
}

void SortedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < columnCount())
        setSortKeys({{column, order}});
    else
        setSortKeys({});
}

int SortedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int SortedTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant SortedTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t row = sourceRow(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case FullTextRole:
        return fullText(row, column);
    case Qt::AccessibleTextRole:
        return QLatin1String(m_titles[static_cast<std::size_t>(column)]) + QLatin1String(": ") + fullText(row, column);
    case Qt::TextAlignmentRole:
        return isCount(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KeyRole:
        return key(row);
    case SortRole:
        return isCount(column) ? QVariant(count(row, column)) : QVariant(text(row, column));
    default:
        return fact(row, column, role);
    }
}

QVariant SortedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isCount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == SortRankRole)
        return sortRank(m_order.keys(), section);
    return role == Qt::DisplayRole ? QVariant(QLatin1String(m_titles[static_cast<std::size_t>(section)])) : QVariant();
}

bool SortedTableModel::rowContains(std::size_t row, const QString &word) const
{
    for (int column = 0; column < columnCount(); ++column)
        if (fullText(row, column).contains(word, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace interloper
