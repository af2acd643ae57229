// The launches that failed, as a table: who asked for what, from where, and which error it gave. Owned by the attempts
// panel, GUI thread. Shares the finished investigation.
#pragma once

#include "investigation.h"
#include "ui/models/roles.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>

#include <memory>

namespace interloper {

class AttemptModel final : public QAbstractTableModel, private RowSource
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        ProviderColumn,
        ActorColumn,
        AddressColumn,
        WhyColumn,
        ErrorColumn,
        RequestedColumn,
        TriesColumn,
        ScopeColumn,
        AccountColumn,
        OperationColumn,
        ColumnCount
    };

    explicit AttemptModel(QObject *parent = nullptr);

    void setInvestigation(std::shared_ptr<const Investigation> investigation);
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey> &sortKeys() const { return m_order.keys(); }

    /// First event of a shown row; invalid where there is no such row.
    EventId event(int shownRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    const Attempt &attempt(std::size_t row) const { return m_investigation->attempts[row]; }
    const std::string &field(std::size_t row, int column) const;
    std::uint32_t count(std::size_t row, int column) const;
    QString text(std::size_t row, int column) const;
    QString fullText(std::size_t row, int column) const;

    std::size_t sourceRows() const override { return m_investigation->attempts.size(); }
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override;
    bool isBlank(std::size_t row, int column) const override;
    bool rowContains(std::size_t row, const QString &word) const override;

    std::shared_ptr<const Investigation> m_investigation;
    RowOrder m_order;
};

} // namespace interloper
