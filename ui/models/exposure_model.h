// The exposure of one finding as a table: rule, group, and its bar over time. Owned by the exposure panel, GUI thread.
#pragma once

#include "layout/exposure_bars.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

namespace interloper {

class ExposureModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RuleColumn, GroupColumn, TimeColumn, ColumnCount };

    explicit ExposureModel(QObject *parent = nullptr);

    void setChart(ExposureChart chart);
    const ExposureChart &chart() const { return m_chart; }
    EventId event(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ExposureChart m_chart;
};

} // namespace interloper
