#include "ui/models/link_model.h"

#include "ui/models/cell_text.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, LinkModel::ColumnCount> kTitles{"Strength", "What ties it", "Time (UTC)",
                                                                   "Identifier", "Found in these two fields"};

/// What an identifier ties says what the thing is to the instance; of weaker ties only the operation is known.
QString kindTitle(const EventStore &events, const Link &link)
{
    if (link.strength != Strength::Identifier)
        return shown(events.text(link.event, Column::Operation));
    const std::string_view title = linkKind(link.kind).title;
    return QString::fromLatin1(title.data(), static_cast<qsizetype>(title.size()));
}

/// How many rows of one operation a row stands for.
QString timesSuffix(std::uint32_t count)
{
    return count > 1 ? QStringLiteral(" \u00D7%1").arg(count) : QString();
}

} // namespace

QString strengthWord(Strength strength)
{
    constexpr std::array<const char *, 4> kWords{"Identifier", "Correlation", "Parent", "Context"};
    return QLatin1String(kWords[static_cast<std::size_t>(strength)]);
}

LinkModel::LinkModel(QObject *parent) : QAbstractTableModel(parent), m_investigation(std::make_shared<Investigation>())
{}

void LinkModel::setFinding(std::shared_ptr<const Investigation> investigation, std::optional<std::size_t> finding)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    m_finding = finding;
    m_links.clear();
    if (finding)
        for (const auto *lists : {&m_investigation->links, &m_investigation->weakLinks})
            if (*finding < lists->size())
                m_links.insert(m_links.end(), (*lists)[*finding].begin(), (*lists)[*finding].end());
    m_folded = foldLinks(m_investigation->events, m_links);
    m_order.rebuild(*this);
    endResetModel();
}

void LinkModel::setSortKeys(std::vector<SortKey> keys)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> sourceOf;
    for (const QModelIndex &index : before)
        sourceOf.push_back(m_order.row(static_cast<std::size_t>(index.row())));
    m_order.setKeys(std::move(keys));
    m_order.sort(*this);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(m_order.shownRow(sourceOf[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void LinkModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        setSortKeys({{column, order}});
    else
        setSortKeys({});
}

EventId LinkModel::event(int shownRow) const
{
    return shownRow >= 0 && shownRow < rowCount() ? link(shownRow).event : EventId{};
}

int LinkModel::rowOfEvent(EventId event) const
{
    for (std::size_t at = 0; at < m_links.size(); ++at)
        if (m_links[at].event == event)
            return shownRowOf(at);
    return -1;
}

int LinkModel::rowOfTie(EventId toEvent, std::string_view identifier) const
{
    for (std::size_t at = 0; at < m_links.size(); ++at)
        if (m_links[at].toEvent == toEvent && m_links[at].identifier == identifier)
            return shownRowOf(at);
    return -1;
}

std::uint32_t LinkModel::leftOut() const
{
    return m_finding && *m_finding < m_investigation->linksLeftOut.size() ? m_investigation->linksLeftOut[*m_finding]
                                                                          : 0;
}

std::uint32_t LinkModel::contextLeftOut() const
{
    return m_finding && *m_finding < m_investigation->contextLeftOut.size()
               ? m_investigation->contextLeftOut[*m_finding]
               : 0;
}

int LinkModel::proofCount() const
{
    return static_cast<int>(std::count_if(m_folded.rows.begin(), m_folded.rows.end(), [this](const LinkRow &row) {
        return m_links[row.link].strength <= Strength::Correlation;
    }));
}

int LinkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int LinkModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant LinkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t row = m_order.row(static_cast<std::size_t>(index.row()));
    const Link &shownLink = linkOf(row);
    switch (role) {
    case Qt::DisplayRole:
    case FullTextRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? sentence(shownLink)
                                   : QLatin1String(kTitles[static_cast<std::size_t>(index.column())]) +
                                         QLatin1String(": ") + text(row, index.column());
    case KeyRole:
        return QString::fromStdString(m_investigation->events.key(shownLink.event));
    case SortRole:
        return index.column() == StrengthColumn ? QVariant(static_cast<int>(shownLink.strength))
                                                : QVariant(text(row, index.column()));
    case EventRole:
        return shownLink.event.value;
    case ToEventRole:
        return shownLink.toEvent.value;
    case ResourceRole:
        return static_cast<int>(linkKind(shownLink.kind).resource);
    case StrengthRole:
        return static_cast<int>(shownLink.strength);
    default:
        return {};
    }
}

QVariant LinkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == SortRankRole)
        return sortRank(m_order.keys(), section);
    if (role != Qt::DisplayRole)
        return {};
    return QLatin1String(kTitles[static_cast<std::size_t>(section)]);
}

QString LinkModel::text(std::size_t row, int column) const
{
    const Link &link = linkOf(row);
    switch (column) {
    case StrengthColumn:
        return strengthWord(link.strength);
    case KindColumn:
        return kindTitle(m_investigation->events, link) + timesSuffix(m_folded.rows[row].count);
    case TimeColumn:
        return shownTime(m_investigation->events.time(link.event));
    case IdentifierColumn:
        return shown(link.identifier);
    default:
        return shown(link.fromField) + QStringLiteral(" \u2192 ") + shown(link.toField);
    }
}

/// `CreateSnapshot, 2025-06-17 02:17:52Z, by user/dana.okafor, tied by identifier snap-07c3`.
QString LinkModel::sentence(const Link &link) const
{
    const EventStore &events = m_investigation->events;
    const QString who = shown(shortActor(events.text(link.event, interloper::Column::Actor)));
    QStringList parts{shown(events.text(link.event, interloper::Column::Operation)),
                      shownTime(events.time(link.event))};
    if (!who.isEmpty())
        parts.append(QStringLiteral("by ") + who);
    parts.append(QStringLiteral("tied by ") + strengthWord(link.strength).toLower() + QLatin1Char(' ') +
                 shown(link.identifier));
    return parts.join(QStringLiteral(", "));
}

std::weak_ordering LinkModel::compareRows(std::size_t a, std::size_t b, int column) const
{
    const Link &first = linkOf(a);
    const Link &second = linkOf(b);
    switch (column) {
    case StrengthColumn:
        return first.strength <=> second.strength;
    case KindColumn:
        return linkKind(first.kind).title <=> linkKind(second.kind).title;
    case TimeColumn:
        return m_investigation->events.time(first.event) <=> m_investigation->events.time(second.event);
    case IdentifierColumn:
        return compareWithoutCase(first.identifier, second.identifier);
    default: {
        const auto byFrom = compareWithoutCase(first.fromField, second.fromField);
        return byFrom != 0 ? byFrom : compareWithoutCase(first.toField, second.toField);
    }
    }
}

bool LinkModel::isBlank(std::size_t row, int column) const
{
    return column == TimeColumn && !m_investigation->events.time(linkOf(row).event).good;
}

bool LinkModel::rowContains(std::size_t row, const QString &word) const
{
    for (int column = 0; column < ColumnCount; ++column)
        if (text(row, column).contains(word, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace interloper
