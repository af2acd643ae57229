// The coverage map as a table: a row an account and region (Azure: a subscription), the hours as cells of one painted
// column. Owned by the coverage panel, GUI thread.
#pragma once

#include "layout/coverage_map.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace interloper {

/// `2025-06-17 02:00` of whole hours since 1970.
QString hourWords(std::int64_t hour);

class CoverageModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PlaceColumn, HoursColumn, ColumnCount };

    explicit CoverageModel(QObject *parent = nullptr);

    /// Lays the map out in at most `columns` cells a row.
    void setInvestigation(std::shared_ptr<const Investigation> investigation, std::size_t columns);
    const CoverageMap &map() const { return m_map; }

    /// Column of the map in which the selected alert lies; nullopt: none, or outside the map.
    std::optional<std::size_t> marked() const { return m_marked; }
    void setMarked(const Instant &time);

    /// The first call in this row that changed logging; invalid: none.
    EventId firstChange(int row) const;

    /// `2025-06-17 02:00 to 04:00: 214 events`, and which calls changed logging then.
    QString cellWords(int row, std::size_t cell) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString placeWords(const CoverageRow &row) const;
    QString hoursWords(const CoverageRow &row) const;

    std::shared_ptr<const Investigation> m_investigation;
    CoverageMap m_map;
    std::optional<std::size_t> m_marked;
};

} // namespace interloper
