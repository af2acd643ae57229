#include "ui/panels/coverage_model.h"

#include "ui/models/cell_text.h"

#include <algorithm>

namespace interloper {
namespace {

QString eventWords(quint64 events)
{
    return events == 1 ? CoverageModel::tr("1 event") : CoverageModel::tr("%1 events").arg(groupedCount(events));
}

} // namespace

QString hourWords(std::int64_t hour)
{
    constexpr std::int64_t kSecondsAnHour = 3600;
    constexpr qsizetype kToTheMinute = 16;
    Instant time;
    time.seconds = hour * kSecondsAnHour;
    time.good = true;
    return shownTime(time).left(kToTheMinute);
}

CoverageModel::CoverageModel(QObject *parent) : QAbstractTableModel(parent) {}

void CoverageModel::setInvestigation(std::shared_ptr<const Investigation> investigation, std::size_t columns)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    m_map = m_investigation ? layoutCoverage(*m_investigation, columns) : CoverageMap{};
    m_marked.reset();
    endResetModel();
}

void CoverageModel::setMarked(const Instant &time)
{
    const double place = m_map.placeOf(time);
    m_marked.reset();
    if (time.good && place >= 0 && place < 1)
        m_marked = static_cast<std::size_t>(place * static_cast<double>(m_map.columns));
    if (rowCount() > 0)
        emit dataChanged(index(0, HoursColumn), index(rowCount() - 1, HoursColumn), {Qt::DecorationRole});
}

EventId CoverageModel::firstChange(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    for (const CoverageCell &cell : m_map.rows[static_cast<std::size_t>(row)].cells)
        if (!cell.changes.empty())
            return cell.changes.front();
    return {};
}

QString CoverageModel::cellWords(int row, std::size_t cell) const
{
    const CoverageCell &shownCell = m_map.rows[static_cast<std::size_t>(row)].cells[cell];
    const std::int64_t from = m_map.firstHour + static_cast<std::int64_t>(cell) * m_map.hoursACell;
    const QString span = tr("%1 to %2 UTC").arg(hourWords(from), hourWords(from + m_map.hoursACell));
    QString words = shownCell.state == CoverageCell::State::Outside ? tr("no logs of this place reach here")
                    : shownCell.events == 0 ? tr("no event: a quiet time, or one that these logs miss")
                                            : eventWords(shownCell.events);
    if (shownCell.state == CoverageCell::State::Partial)
        words += tr(", some hours without any");
    for (const EventId change : shownCell.changes)
        words +=
            tr("; %1 changed logging").arg(shown(m_investigation->events.text(change, interloper::Column::Operation)));
    return tr("%1: %2").arg(span, words);
}

QString CoverageModel::placeWords(const CoverageRow &row) const
{
    const QString account = row.account.empty() ? tr("no account named") : shown(row.account);
    return row.place->provider == Provider::Azure ? tr("Azure subscription %1").arg(account)
                                                  : tr("%1, account %2").arg(shown(row.title), account);
}

QString CoverageModel::hoursWords(const CoverageRow &row) const
{
    if (row.place->hours.empty())
        return tr("%1, none with a time that can be read").arg(eventWords(row.place->events));
    QString words = tr("%1 in %2 of the hours from %3 to %4 UTC")
                        .arg(eventWords(row.place->events), groupedCount(row.place->hours.size()),
                             hourWords(row.place->hours.front().hour), hourWords(row.place->hours.back().hour + 1));
    if (row.elsewhere > 0)
        words += tr("; %1 years away from the rest").arg(eventWords(row.elsewhere));
    if (row.place->withoutTime > 0)
        words += tr("; %1 without a time").arg(eventWords(row.place->withoutTime));
    std::size_t changes = 0;
    for (const CoverageCell &cell : row.cells)
        changes += cell.changes.size();
    if (changes > 0)
        words += tr("; logging of the account changed %1 times").arg(groupedCount(changes));
    return words;
}

int CoverageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_map.rows.size());
}

int CoverageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant CoverageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CoverageRow &row = m_map.rows[static_cast<std::size_t>(index.row())];
    const bool place = index.column() == PlaceColumn;
    switch (role) {
    case Qt::DisplayRole:
        return place ? shown(row.title) : QString();
    case FullTextRole:
    case Qt::AccessibleTextRole:
        return place ? placeWords(row) : hoursWords(row);
    default:
        return {};
    }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == PlaceColumn ? tr("Region") : section == HoursColumn ? tr("Hours") : QVariant();
}

} // namespace interloper
