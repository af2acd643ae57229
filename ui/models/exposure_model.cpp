#include "ui/models/exposure_model.h"

#include "ui/models/cell_text.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, ExposureModel::ColumnCount> kTitles{"Rule", "Group", "In effect"};

} // namespace

ExposureModel::ExposureModel(QObject *parent) : QAbstractTableModel(parent) {}

void ExposureModel::setChart(ExposureChart chart)
{
    beginResetModel();
    m_chart = std::move(chart);
    endResetModel();
}

EventId ExposureModel::event(int row) const
{
    return row >= 0 && row < rowCount() ? m_chart.bars[static_cast<std::size_t>(row)].event : EventId{};
}

int ExposureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chart.bars.size());
}

int ExposureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant ExposureModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ExposureBar &bar = m_chart.bars[static_cast<std::size_t>(index.row())];
    const auto text = [&](bool whole) {
        if (index.column() == RuleColumn)
            return shown(bar.title);
        if (index.column() == GroupColumn)
            return shown(whole ? std::string_view(bar.group) : lastSegment(bar.group));
        return shown(bar.label);
    };
    switch (role) {
    case Qt::DisplayRole:
        return text(false);
    case FullTextRole:
        return text(true);
    case Qt::AccessibleTextRole:
        return QLatin1String(kTitles[static_cast<std::size_t>(index.column())]) + QLatin1String(": ") + text(true);
    default:
        return {};
    }
}

QVariant ExposureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount || role != Qt::DisplayRole)
        return {};
    return QLatin1String(kTitles[static_cast<std::size_t>(section)]);
}

} // namespace interloper
