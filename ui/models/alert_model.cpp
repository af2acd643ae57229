#include "ui/models/alert_model.h"

#include "base/text.h"
#include "layout/link_rows.h"
#include "ui/models/cell_text.h"

#include <algorithm>
#include <array>
#include <set>

namespace interloper {
namespace {

constexpr std::array<const char *, AlertModel::ColumnCount> kTitles{
    "Score", "Time (UTC)", "Cloud", "Actor",   "Source address", "Instance",
    "Scope", "Account",    "Links", "Verdict", "Outcome",        "Level"};

const std::vector<Link> kNoLinks;

} // namespace

AlertModel::AlertModel(QObject *parent)
    : QAbstractTableModel(parent),
      m_investigation(std::make_shared<Investigation>())
{
    m_order.setKeys({{TimeColumn, Qt::DescendingOrder}});
}

void AlertModel::setInvestigation(std::shared_ptr<const Investigation> investigation,
                                  std::function<bool(const std::string &)> isNew)
{
    beginResetModel();
    m_isNew = std::move(isNew);
    m_investigation = std::move(investigation);
    rebuild();
    endResetModel();
    emit countsChanged();
}

void AlertModel::setRule(Rule rule)
{
    if (rule == m_rule)
        return;
    beginResetModel();
    m_rule = rule;
    rebuild();
    endResetModel();
    emit countsChanged();
}

void AlertModel::setAnnotations(std::map<std::string, Annotation> annotations)
{
    m_annotations = std::move(annotations);
    if (m_order.size() > 0)
        emit dataChanged(index(0, VerdictColumn), index(shownCount() - 1, VerdictColumn));
}

void AlertModel::setFilterText(const QString &text)
{
    if (text == m_order.filterText())
        return;
    beginResetModel();
    m_order.setFilterText(text);
    m_order.rebuild(*this);
    endResetModel();
    emit countsChanged();
}

void AlertModel::setBracket(const std::optional<TimeRange> &bracket)
{
    if (bracket == m_bracket)
        return;
    beginResetModel();
    m_bracket = bracket;
    m_order.rebuild(*this);
    endResetModel();
    emit countsChanged();
}

bool AlertModel::isLetIn(std::size_t row) const
{
    const Instant &time = finding(row).time;
    return (m_suppressedShown || !isSuppressed(row)) &&
           (!m_bracket || (time.good && m_bracket->contains(toMilliseconds(time))));
}

bool AlertModel::isSuppressed(std::size_t row) const
{
    const Triage *scored = triage(row);
    return scored != nullptr && scored->suppressed.has_value();
}

void AlertModel::setSuppressedShown(bool shown)
{
    if (shown == m_suppressedShown)
        return;
    beginResetModel();
    m_suppressedShown = shown;
    m_order.rebuild(*this);
    endResetModel();
    emit countsChanged();
}

int AlertModel::suppressedCount() const
{
    int count = 0;
    for (std::size_t row = 0; row < sourceRows(); ++row)
        count += isSuppressed(row) ? 1 : 0;
    return count;
}

void AlertModel::setSortKeys(std::vector<SortKey> keys)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> sourceOf;
    for (const QModelIndex &index : before)
        sourceOf.push_back(m_order.row(static_cast<std::size_t>(index.row())));
    m_order.setKeys(std::move(keys));
    m_order.sort(*this);
    std::vector<int> shownOf(sourceRows(), -1);
    for (std::size_t shown = 0; shown < m_order.size(); ++shown)
        shownOf[m_order.row(shown)] = static_cast<int>(shown);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(shownOf[sourceOf[static_cast<std::size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void AlertModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        setSortKeys({{column, order}});
    else
        setSortKeys({});
}

void AlertModel::rebuild()
{
    m_searchText.assign(sourceRows(), QString());
    m_linkCounts.assign(sourceRows(), std::nullopt);
    m_order.rebuild(*this);
}

std::string AlertModel::findingKey(int shownRow) const
{
    if (shownRow < 0 || shownRow >= shownCount())
        return {};
    return keyOf(m_order.row(static_cast<std::size_t>(shownRow)));
}

int AlertModel::rowOfFinding(const std::string &key) const
{
    for (std::size_t shown = 0; shown < m_order.size(); ++shown)
        if (keyOf(m_order.row(shown)) == key)
            return static_cast<int>(shown);
    return -1;
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shownCount();
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t row = m_order.row(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return shortText(row, index.column());
    case FullTextRole:
        return fullText(row, index.column());
    case Qt::AccessibleTextRole:
        return QLatin1String(kTitles[static_cast<std::size_t>(index.column())]) + QLatin1String(": ") +
               fullText(row, index.column()) +
               QLatin1String(index.column() == TimeColumn && m_isNew && m_isNew(keyOf(row)) ? ", new" : "");
    case KeyRole:
        return QString::fromStdString(finding(row).key);
    case SortRole:
        return sortValue(row, index.column());
    case VerdictRole:
        return verdict(row);
    case ScoreRole:
        return score(row);
    case NewRole:
        return m_isNew && m_isNew(keyOf(row));
    case LinkCountsRole:
        return index.column() == LinksColumn ? QVariant::fromValue(linkCounts(row)) : QVariant();
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == SortRankRole)
        return sortRank(m_order.keys(), section);
    if (role != Qt::DisplayRole)
        return {};
    return QLatin1String(kTitles[static_cast<std::size_t>(section)]);
}

std::size_t AlertModel::sourceRows() const
{
    return m_rule == Rule::Complete ? m_investigation->findings.size() : m_investigation->seedRows.size();
}

const Finding &AlertModel::finding(std::size_t row) const
{
    return m_rule == Rule::Complete ? m_investigation->findings[row] : m_investigation->seedRows[row].finding;
}

const std::string &AlertModel::keyOf(std::size_t row) const
{
    return m_rule == Rule::Complete ? m_investigation->findings[row].key : m_investigation->seedRows[row].findingKey;
}

const std::string &AlertModel::field(std::size_t row, int column) const
{
    static const std::string kNothing;
    const auto pick = [&](const auto &from) -> const std::string & {
        switch (column) {
        case ActorColumn:
            return from.actor;
        case AddressColumn:
            return from.sourceIp;
        case InstanceColumn:
            return from.instance;
        case ScopeColumn:
            return from.scope;
        case AccountColumn:
            return from.account;
        case LevelColumn:
            return from.level;
        default:
            return kNothing;
        }
    };
    return m_rule == Rule::Complete ? pick(m_investigation->findings[row]) : pick(m_investigation->seedRows[row]);
}

QString AlertModel::shortText(std::size_t row, int column) const
{
    switch (column) {
    case ScoreColumn:
        return score(row) < 0 ? QString() : QString::number(score(row));
    case ActorColumn:
        return shown(shortActor(field(row, column)));
    case InstanceColumn:
        return shown(lastSegment(field(row, column)));
    default:
        return fullText(row, column);
    }
}

QString AlertModel::fullText(std::size_t row, int column) const
{
    switch (column) {
    case ScoreColumn:
        return scoreWords(triage(row));
    case TimeColumn:
        return finding(row).time.good ? shownTime(finding(row).time) : shown(finding(row).timeRaw);
    case ProviderColumn:
        return providerWord(finding(row).provider);
    case LinksColumn:
        return linkWords(linkCounts(row));
    case VerdictColumn:
        return verdictWord(verdict(row));
    case OutcomeColumn:
        return outcomeWord(finding(row).outcome);
    default:
        return shown(field(row, column));
    }
}

QVariant AlertModel::sortValue(std::size_t row, int column) const
{
    switch (column) {
    case ScoreColumn:
        return score(row);
    case TimeColumn:
        return static_cast<qlonglong>(finding(row).time.seconds);
    case LinksColumn:
        return totalLinks(linkCounts(row));
    case VerdictColumn:
        return verdict(row);
    default:
        return shortText(row, column);
    }
}

const QList<LinkCount> &AlertModel::linkCounts(std::size_t row) const
{
    auto &counts = m_linkCounts[row];
    if (!counts) {
        const auto found = m_rule == Rule::Complete ? std::optional(row) : m_investigation->findingOf(keyOf(row));
        const bool known = found && *found < m_investigation->links.size();
        counts = countLinks(m_investigation->events, known ? m_investigation->links[*found] : kNoLinks);
    }
    return *counts;
}

const Triage *AlertModel::triage(std::size_t row) const
{
    const auto found = m_rule == Rule::Complete ? std::optional(row) : m_investigation->findingOf(keyOf(row));
    return found && *found < m_investigation->triages.size() ? &m_investigation->triages[*found] : nullptr;
}

int AlertModel::score(std::size_t row) const
{
    const Triage *known = triage(row);
    return known ? known->score : -1;
}

int AlertModel::verdict(std::size_t row) const
{
    const auto annotation = m_annotations.find(keyOf(row));
    if (annotation == m_annotations.end() || !annotation->second.verdict)
        return -1;
    return static_cast<int>(*annotation->second.verdict);
}

std::weak_ordering AlertModel::compareRows(std::size_t a, std::size_t b, int column) const
{
    switch (column) {
    case ScoreColumn:
        return score(a) <=> score(b);
    case TimeColumn:
        return finding(a).time <=> finding(b).time;
    case ProviderColumn:
        return finding(a).provider <=> finding(b).provider;
    case LinksColumn:
        return totalLinks(linkCounts(a)) <=> totalLinks(linkCounts(b));
    case VerdictColumn:
        return verdict(a) <=> verdict(b);
    case OutcomeColumn:
        return finding(a).outcome <=> finding(b).outcome;
    case ActorColumn:
        return compareWithoutCase(shortActor(field(a, column)), shortActor(field(b, column)));
    case InstanceColumn:
        return compareWithoutCase(lastSegment(field(a, column)), lastSegment(field(b, column)));
    default:
        return compareWithoutCase(field(a, column), field(b, column));
    }
}

bool AlertModel::isBlank(std::size_t row, int column) const
{
    switch (column) {
    case TimeColumn:
        return !finding(row).time.good;
    case ScoreColumn:
        return score(row) < 0;
    case VerdictColumn:
        return verdict(row) < 0;
    case ProviderColumn:
    case LinksColumn:
    case OutcomeColumn:
        return false;
    default:
        return field(row, column).empty();
    }
}

bool AlertModel::rowContains(std::size_t row, const QString &word) const
{
    QString &text = m_searchText[row];
    if (text.isEmpty())
        for (int column = 0; column < ColumnCount; ++column)
            if (column != VerdictColumn)
                text += fullText(row, column) + QLatin1Char('\n');
    if (text.contains(word, Qt::CaseInsensitive))
        return true;
    const auto annotation = m_annotations.find(keyOf(row));
    if (annotation == m_annotations.end())
        return false;
    const Annotation &said = annotation->second;
    const auto has = [&](const std::string &part) {
        return QString::fromStdString(part).contains(word, Qt::CaseInsensitive);
    };
    return verdictWord(verdict(row)).contains(word, Qt::CaseInsensitive) || has(said.reason) || has(said.note) ||
           std::any_of(said.tags.begin(), said.tags.end(), has);
}

QList<LinkCount> countLinks(const EventStore &events, const std::vector<Link> &links)
{
    struct Tally
    {
        Strength strongest = Strength::Context;
        std::set<EventId> events;
    };
    std::map<ResourceKind, Tally> tallies;
    for (const LinkRow &row : foldLinks(events, links).rows) {
        const Link &link = links[row.link];
        Tally &tally = tallies[linkKind(link.kind).resource];
        tally.strongest = std::min(tally.strongest, link.strength);
        tally.events.insert(link.event);
    }
    QList<LinkCount> counts;
    for (const Strength strength : {Strength::Identifier, Strength::Correlation, Strength::Parent, Strength::Context})
        for (const auto &[resource, tally] : tallies)
            if (tally.strongest == strength)
                counts.append({resource, static_cast<int>(tally.events.size())});
    return counts;
}

} // namespace interloper
