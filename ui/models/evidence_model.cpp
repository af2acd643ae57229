#include "ui/models/evidence_model.h"

#include "ui/models/cell_text.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, EvidenceModel::ColumnCount> kTitles{
    "File", "Events", "Rejected", "Duplicates", "Bytes", "State", "Read as", "First (UTC)", "Last (UTC)"};

bool isCount(int column)
{
    return column >= EvidenceModel::EventsColumn && column <= EvidenceModel::BytesColumn;
}

} // namespace

EvidenceModel::EvidenceModel(QObject *parent)
    : QAbstractItemModel(parent),
      m_investigation(std::make_shared<Investigation>())
{
    rebuild();
}

void EvidenceModel::setInvestigation(std::shared_ptr<const Investigation> investigation)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    m_tree = EvidenceTree(m_investigation->receipt, m_investigation->options.paths);
    rebuild();
    endResetModel();
}

void EvidenceModel::setFilter(Filter filter)
{
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void EvidenceModel::setSortKeys(std::vector<SortKey> keys)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    m_keys = std::move(keys);
    rebuild();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(indexOf(node(index), index.column()));
    changePersistentIndexList(before, after);
    emit layoutChanged();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void EvidenceModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        setSortKeys({{column, order}});
    else
        setSortKeys({});
}

void EvidenceModel::rebuild()
{
    const auto nodes = static_cast<std::size_t>(m_tree.size());
    m_shown.assign(nodes, {});
    m_rows.assign(nodes, -1);
    for (int index = 0; index < m_tree.size(); ++index) {
        std::vector<int> &shown = m_shown[static_cast<std::size_t>(index)];
        for (const int child : m_tree.node(index).children)
            if (isShown(m_tree.node(child)))
                shown.push_back(child);
        if (m_keys.empty())
            std::stable_partition(shown.begin(), shown.end(),
                                  [this](int child) { return m_tree.node(child).problems > 0; });
        for (auto key = m_keys.rbegin(); key != m_keys.rend(); ++key)
            std::stable_sort(shown.begin(), shown.end(), [&](int a, int b) { return comesFirst(a, b, *key); });
        for (std::size_t row = 0; row < shown.size(); ++row)
            m_rows[static_cast<std::size_t>(shown[row])] = static_cast<int>(row);
    }
}

bool EvidenceModel::isShown(const EvidenceNode &node) const
{
    switch (m_filter) {
    case Filter::All:
        return true;
    case Filter::Problems:
        return node.problems > 0;
    case Filter::Notes:
        return node.noted > 0;
    }
    return true;
}

int EvidenceModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<int>(index.internalId()) : EvidenceTree::kRoot;
}

QModelIndex EvidenceModel::indexOf(int node, int column) const
{
    if (node <= EvidenceTree::kRoot || node >= m_tree.size() || m_rows[static_cast<std::size_t>(node)] < 0)
        return {};
    return createIndex(m_rows[static_cast<std::size_t>(node)], column, static_cast<quintptr>(node));
}

QModelIndex EvidenceModel::indexOfKey(const QString &key) const
{
    for (int node = EvidenceTree::kRoot + 1; node < m_tree.size(); ++node)
        if (const QModelIndex index = indexOf(node); index.isValid() && shown(m_tree.path(node)) == key)
            return index;
    return {};
}

QModelIndex EvidenceModel::index(int row, int column, const QModelIndex &parent) const
{
    const std::vector<int> &shown = m_shown[static_cast<std::size_t>(node(parent))];
    if (row < 0 || static_cast<std::size_t>(row) >= shown.size() || column < 0 || column >= ColumnCount ||
        parent.column() > 0)
        return {};
    return createIndex(row, column, static_cast<quintptr>(shown[static_cast<std::size_t>(row)]));
}

QModelIndex EvidenceModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(m_tree.node(node(child)).parent) : QModelIndex();
}

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(m_shown[static_cast<std::size_t>(node(parent))].size());
}

int EvidenceModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const Input *EvidenceModel::input(int node) const
{
    const int number = m_tree.node(node).input;
    return number == EvidenceNode::kNone ? nullptr : &m_investigation->receipt.inputs[static_cast<std::size_t>(number)];
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int at = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(at, index.column());
    case FullTextRole:
        return index.column() == NameColumn ? shown(m_tree.path(at)) : text(at, index.column());
    case Qt::AccessibleTextRole:
        return QLatin1String(kTitles[static_cast<std::size_t>(index.column())]) + QLatin1String(": ") +
               text(at, index.column()) +
               (index.column() == NameColumn ? QLatin1String(", ") + text(at, StateColumn) : QString());
    case Qt::TextAlignmentRole:
        return isCount(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KeyRole:
        return shown(m_tree.path(at));
    case SortRole:
        return isCount(index.column()) ? QVariant(count(at, index.column())) : QVariant(text(at, index.column()));
    case ProblemRole:
        return m_tree.node(at).problems > 0;
    case SignRole:
        return static_cast<int>(sign(at));
    case ProblemsRole:
        return input(at) ? 0 : static_cast<int>(m_tree.node(at).problems);
    default:
        return {};
    }
}

QVariant EvidenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isCount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == SortRankRole)
        return sortRank(m_keys, section);
    return role == Qt::DisplayRole ? QVariant(QLatin1String(kTitles[static_cast<std::size_t>(section)])) : QVariant();
}

EvidenceSign EvidenceModel::sign(int node) const
{
    const Input *of = input(node);
    if (!of)
        return m_tree.node(node).kind == EvidenceNode::Kind::Archive ? EvidenceSign::Archive : EvidenceSign::Folder;
    return signOf(*of);
}

QString EvidenceModel::text(int node, int column) const
{
    const EvidenceNode &of = m_tree.node(node);
    const Input *file = input(node);
    switch (column) {
    case NameColumn:
        return shown(of.name);
    case StateColumn:
        if (file)
            return stateWord(file->state);
        return of.problems > 0
                   ? groupedCount(of.problems) + QStringLiteral(" of %1 with problems").arg(groupedCount(of.files))
                   : fileCountWords(of.files);
    case FormatColumn:
        return file ? formatWord(file->format) : QString();
    case FirstColumn:
        return shownTime(of.first);
    case LastColumn:
        return shownTime(of.last);
    default:
        return groupedCount(count(node, column));
    }
}

quint64 EvidenceModel::count(int node, int column) const
{
    const Counts &counts = m_tree.node(node).counts;
    switch (column) {
    case EventsColumn:
        return counts.events;
    case RejectedColumn:
        return counts.rejected;
    case DuplicatesColumn:
        return counts.duplicates;
    case BytesColumn:
        return counts.bytes;
    default:
        return 0;
    }
}

bool EvidenceModel::isBlank(int node, int column) const
{
    switch (column) {
    case FirstColumn:
        return !m_tree.node(node).first.good;
    case LastColumn:
        return !m_tree.node(node).last.good;
    case FormatColumn:
        return !input(node) || input(node)->format.empty();
    default:
        return false;
    }
}

std::weak_ordering EvidenceModel::compare(int a, int b, int column) const
{
    const EvidenceNode &left = m_tree.node(a);
    const EvidenceNode &right = m_tree.node(b);
    switch (column) {
    case NameColumn:
        return compareWithoutCase(left.name, right.name);
    case StateColumn: // problems first
        return (right.problems > 0) <=> (left.problems > 0);
    case FormatColumn:
        return text(a, column).compare(text(b, column), Qt::CaseInsensitive) <=> 0;
    case FirstColumn:
        return left.first <=> right.first;
    case LastColumn:
        return left.last <=> right.last;
    default:
        return count(a, column) <=> count(b, column);
    }
}

bool EvidenceModel::comesFirst(int a, int b, const SortKey &key) const
{
    const bool blankA = isBlank(a, key.column);
    const bool blankB = isBlank(b, key.column);
    if (blankA || blankB)
        return !blankA && blankB;
    const auto order = compare(a, b, key.column);
    return key.order == Qt::AscendingOrder ? order < 0 : order > 0;
}

} // namespace interloper
