#include "ui/models/attempt_model.h"

#include "ui/models/cell_text.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, AttemptModel::ColumnCount> kTitles{
    "Time (UTC)", "Cloud", "Actor", "Source address", "Why",      "Error",
    "Asked for",  "Tries", "Scope", "Account",        "Operation"};

bool isCount(int column)
{
    return column == AttemptModel::RequestedColumn || column == AttemptModel::TriesColumn;
}

// By ErrorClass.
QString errorClassWord(ErrorClass errorClass)
{
    constexpr std::array<const char *, 6> kWords{"Denied", "Dry run", "Quota", "Capacity", "Bad parameter", "Other"};
    return QLatin1String(kWords[static_cast<std::size_t>(errorClass)]);
}

} // namespace

AttemptModel::AttemptModel(QObject *parent)
    : QAbstractTableModel(parent),
      m_investigation(std::make_shared<Investigation>())
{
    m_order.setKeys({{TimeColumn, Qt::DescendingOrder}});
}

void AttemptModel::setInvestigation(std::shared_ptr<const Investigation> investigation)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    m_order.rebuild(*this);
    endResetModel();
}

void AttemptModel::setSortKeys(std::vector<SortKey> keys)
{
    beginResetModel();
    m_order.setKeys(std::move(keys));
    m_order.sort(*this);
    endResetModel();
}

void AttemptModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        setSortKeys({{column, order}});
    else
        setSortKeys({});
}

EventId AttemptModel::event(int shownRow) const
{
    if (shownRow < 0 || shownRow >= rowCount())
        return {};
    const auto &events = attempt(m_order.row(static_cast<std::size_t>(shownRow))).events;
    return events.empty() ? EventId{} : events.front();
}

int AttemptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int AttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t row = m_order.row(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case FullTextRole:
        return fullText(row, index.column());
    case Qt::AccessibleTextRole:
        return QLatin1String(kTitles[static_cast<std::size_t>(index.column())]) + QLatin1String(": ") +
               fullText(row, index.column());
    case Qt::TextAlignmentRole:
        return isCount(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KeyRole: {
        const EventId first = event(index.row());
        return first.valid() ? QString::fromStdString(m_investigation->events.key(first)) : QString();
    }
    case SortRole:
        return isCount(index.column()) ? QVariant(count(row, index.column())) : QVariant(text(row, index.column()));
    default:
        return {};
    }
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isCount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == SortRankRole)
        return sortRank(m_order.keys(), section);
    return role == Qt::DisplayRole ? QVariant(QLatin1String(kTitles[static_cast<std::size_t>(section)])) : QVariant();
}

const std::string &AttemptModel::field(std::size_t row, int column) const
{
    static const std::string kNothing;
    const Attempt &of = attempt(row);
    switch (column) {
    case ActorColumn:
        return of.actor;
    case AddressColumn:
        return of.sourceIp;
    case ErrorColumn:
        return of.error;
    case ScopeColumn:
        return of.scope;
    case AccountColumn:
        return of.account;
    case OperationColumn:
        return of.operation;
    default:
        return kNothing;
    }
}

std::uint32_t AttemptModel::count(std::size_t row, int column) const
{
    return column == RequestedColumn ? attempt(row).requested : attempt(row).count;
}

QString AttemptModel::text(std::size_t row, int column) const
{
    return column == ActorColumn ? shown(shortActor(field(row, column))) : fullText(row, column);
}

QString AttemptModel::fullText(std::size_t row, int column) const
{
    switch (column) {
    case TimeColumn:
        return shownTime(attempt(row).time);
    case ProviderColumn:
        return providerWord(attempt(row).provider);
    case WhyColumn:
        return errorClassWord(attempt(row).errorClass);
    case RequestedColumn:
    case TriesColumn:
        return isBlank(row, column) ? QString() : QString::number(count(row, column));
    default:
        return shown(field(row, column));
    }
}

std::weak_ordering AttemptModel::compareRows(std::size_t a, std::size_t b, int column) const
{
    switch (column) {
    case TimeColumn:
        return attempt(a).time <=> attempt(b).time;
    case ProviderColumn:
        return attempt(a).provider <=> attempt(b).provider;
    case WhyColumn:
        return attempt(a).errorClass <=> attempt(b).errorClass;
    case RequestedColumn:
    case TriesColumn:
        return count(a, column) <=> count(b, column);
    case ActorColumn:
        return compareWithoutCase(shortActor(field(a, column)), shortActor(field(b, column)));
    default:
        return compareWithoutCase(field(a, column), field(b, column));
    }
}

bool AttemptModel::isBlank(std::size_t row, int column) const
{
    switch (column) {
    case TimeColumn:
        return !attempt(row).time.good;
    case ProviderColumn:
    case WhyColumn:
    case TriesColumn:
        return false;
    case RequestedColumn: // the log does not say
        return attempt(row).requested == 0;
    default:
        return field(row, column).empty();
    }
}

bool AttemptModel::rowContains(std::size_t row, const QString &word) const
{
    for (int column = 0; column < ColumnCount; ++column)
        if (fullText(row, column).contains(word, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace interloper
