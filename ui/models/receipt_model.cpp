#include "ui/models/receipt_model.h"

#include "ui/models/cell_text.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, ReceiptModel::ColumnCount> kTitles{
    "Path",     "State",      "What happened", "Records",    "Events",
    "Rejected", "Duplicates", "First (UTC)",   "Last (UTC)", "Read as"};

bool isCount(int column)
{
    return column >= ReceiptModel::RecordsColumn && column <= ReceiptModel::DuplicatesColumn;
}

/// The gravest issue in words, and how many more there are.
QString detailOf(const Input &input)
{
    if (input.issues.empty())
        return {};
    const auto gravest = std::max_element(input.issues.begin(), input.issues.end(),
                                          [](const Issue &a, const Issue &b) { return a.severity < b.severity; });
    QString words = shown(gravest->detail.empty() ? gravest->code : gravest->detail);
    if (input.issues.size() > 1)
        words += QStringLiteral(" (%1 more)").arg(groupedCount(input.issues.size() - 1));
    return words;
}

} // namespace

ReceiptModel::ReceiptModel(QObject *parent)
    : QAbstractTableModel(parent),
      m_investigation(std::make_shared<Investigation>())
{
    m_order.setKeys({{StateColumn, Qt::AscendingOrder}});
}

void ReceiptModel::setInvestigation(std::shared_ptr<const Investigation> investigation)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    const auto &inputs = m_investigation->receipt.inputs;
    m_problems = static_cast<int>(std::count_if(inputs.begin(), inputs.end(), isProblem));
    m_commonFolder = commonFolder();
    m_order.rebuild(*this);
    endResetModel();
}

/// Length of the folder, with its slash, that all paths begin with.
qsizetype ReceiptModel::commonFolder() const
{
    if (sourceRows() == 0)
        return 0;
    QString common = shown(input(0).path);
    for (std::size_t row = 0; row < sourceRows(); ++row) {
        const QString path = shown(input(row).path);
        const auto differs = std::mismatch(common.begin(), common.end(), path.begin(), path.end());
        common.truncate(differs.first - common.begin());
    }
    return common.lastIndexOf(QLatin1Char('/')) + 1;
}

void ReceiptModel::setSortKeys(std::vector<SortKey> keys)
{
    beginResetModel();
    m_order.setKeys(std::move(keys));
    m_order.sort(*this);
    endResetModel();
}

void ReceiptModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        setSortKeys({{column, order}});
    else
        setSortKeys({});
}

int ReceiptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ReceiptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant ReceiptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t row = m_order.row(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == PathColumn ? text(row, PathColumn).mid(m_commonFolder) : text(row, index.column());
    case FullTextRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return QLatin1String(kTitles[static_cast<std::size_t>(index.column())]) + QLatin1String(": ") +
               text(row, index.column());
    case Qt::TextAlignmentRole:
        return isCount(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KeyRole:
        return shown(input(row).path + (input(row).member.empty() ? "" : "/" + input(row).member));
    case SortRole:
        return isCount(index.column()) ? QVariant(count(row, index.column())) : QVariant(text(row, index.column()));
    case ProblemRole:
        return isProblem(input(row));
    default:
        return {};
    }
}

QVariant ReceiptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isCount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == SortRankRole)
        return sortRank(m_order.keys(), section);
    return role == Qt::DisplayRole ? QVariant(QLatin1String(kTitles[static_cast<std::size_t>(section)])) : QVariant();
}

QString ReceiptModel::text(std::size_t row, int column) const
{
    const Input &of = input(row);
    switch (column) {
    case PathColumn:
        return shown(of.path + (of.member.empty() ? "" : "/" + of.member));
    case StateColumn:
        return stateWord(of.state);
    case DetailColumn:
        return detailOf(of);
    case FirstColumn:
        return shownTime(of.first);
    case LastColumn:
        return shownTime(of.last);
    case FormatColumn:
        return shown(of.format);
    default:
        return groupedCount(count(row, column));
    }
}

quint64 ReceiptModel::count(std::size_t row, int column) const
{
    const Counts &counts = input(row).counts;
    switch (column) {
    case RecordsColumn:
        return counts.records;
    case EventsColumn:
        return counts.events;
    case RejectedColumn:
        return counts.rejected;
    case DuplicatesColumn:
        return counts.duplicates;
    default:
        return 0;
    }
}

std::weak_ordering ReceiptModel::compareRows(std::size_t a, std::size_t b, int column) const
{
    switch (column) {
    case StateColumn:
        if (isProblem(input(a)) != isProblem(input(b)))
            return isProblem(input(b)) <=> isProblem(input(a));
        return isProblem(input(a)) ? input(b).state <=> input(a).state : std::weak_ordering::equivalent;
    case FirstColumn:
        return input(a).first <=> input(b).first;
    case LastColumn:
        return input(a).last <=> input(b).last;
    case DetailColumn:
        return detailOf(input(a)).compare(detailOf(input(b)), Qt::CaseInsensitive) <=> 0;
    case PathColumn:
        return compareWithoutCase(input(a).path + '/' + input(a).member, input(b).path + '/' + input(b).member);
    case FormatColumn:
        return compareWithoutCase(input(a).format, input(b).format);
    default:
        return count(a, column) <=> count(b, column);
    }
}

bool ReceiptModel::isBlank(std::size_t row, int column) const
{
    switch (column) {
    case FirstColumn:
        return !input(row).first.good;
    case LastColumn:
        return !input(row).last.good;
    case DetailColumn:
        return input(row).issues.empty();
    case FormatColumn:
        return input(row).format.empty();
    default:
        return false;
    }
}

bool ReceiptModel::rowContains(std::size_t row, const QString &word) const
{
    for (int column = 0; column < ColumnCount; ++column)
        if (text(row, column).contains(word, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace interloper
