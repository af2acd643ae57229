// The receipt as a table: one row a file or archive member, what became of it in words and counts. Owned by the
// problems panel, GUI thread. Shares the finished investigation.
#pragma once

#include "investigation.h"
#include "ui/models/roles.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>

#include <memory>

namespace interloper {

class ReceiptModel final : public QAbstractTableModel, private RowSource
{
    Q_OBJECT

public:
    enum Column {
        PathColumn,
        StateColumn,
        DetailColumn,
        RecordsColumn,
        EventsColumn,
        RejectedColumn,
        DuplicatesColumn,
        FirstColumn,
        LastColumn,
        FormatColumn,
        ColumnCount
    };

    explicit ReceiptModel(QObject *parent = nullptr);

    /// Problems come first, both groups in reading order.
    void setInvestigation(std::shared_ptr<const Investigation> investigation);
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey> &sortKeys() const { return m_order.keys(); }

    int problemCount() const { return m_problems; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    const Input &input(std::size_t row) const { return m_investigation->receipt.inputs[row]; }
    QString text(std::size_t row, int column) const;
    quint64 count(std::size_t row, int column) const;
    qsizetype commonFolder() const;

    std::size_t sourceRows() const override { return m_investigation->receipt.inputs.size(); }
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override;
    bool isBlank(std::size_t row, int column) const override;
    bool rowContains(std::size_t row, const QString &word) const override;

    std::shared_ptr<const Investigation> m_investigation;
    RowOrder m_order;
    qsizetype m_commonFolder = 0; ///< length of what no shown path repeats
    int m_problems = 0;
};

} // namespace interloper
