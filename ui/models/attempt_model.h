// The launches that failed, as a table: who asked for what, from where, and which error it gave. Owned by the attempts
// panel, GUI thread. Shares the finished investigation.
#pragma once

#include "investigation.h"
#include "layout/timeline_lanes.h"
#include "ui/models/sorted_table_model.h"

#include <memory>

namespace interloper {

class AttemptModel final : public SortedTableModel
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
    /// Shows attempts of this time only.
    void setBracket(const std::optional<TimeRange> &bracket);

    /// First event of a shown row; invalid where there is no such row.
    EventId event(int shownRow) const;

private:
    const Attempt &attempt(std::size_t row) const { return m_investigation->attempts[row]; }
    const std::string &field(std::size_t row, int column) const;

    bool isCount(int column) const override { return column == RequestedColumn || column == TriesColumn; }
    quint64 count(std::size_t row, int column) const override;
    QString text(std::size_t row, int column) const override;
    QString fullText(std::size_t row, int column) const override;
    QString key(std::size_t row) const override;

    std::size_t sourceRows() const override { return m_investigation->attempts.size(); }
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override;
    bool isBlank(std::size_t row, int column) const override;
    bool isLetIn(std::size_t row) const override;

    std::shared_ptr<const Investigation> m_investigation;
    std::optional<TimeRange> m_bracket;
};

} // namespace interloper
