#include "ui/models/receipt_model.h"

#include "ui/models/cell_text.h"
#include "ui/models/evidence_sign.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace interloper {
namespace {

constexpr std::array<const char *, ReceiptModel::ColumnCount> kTitles{
    "Path",     "Files",      "State",       "What happened", "Events",
    "Rejected", "Duplicates", "First (UTC)", "Last (UTC)",    "Read as"};

const Issue *gravest(const Input &input)
{
    const auto found = std::max_element(input.issues.begin(), input.issues.end(),
                                        [](const Issue &a, const Issue &b) { return a.severity < b.severity; });
    return found == input.issues.end() ? nullptr : &*found;
}

/// The gravest issue in words, and how many more there are.
QString detailOf(const Input &input)
{
    const Issue *issue = gravest(input);
    if (!issue)
        return {};
    QString words = shown(issue->detail.empty() ? issue->code : issue->detail);
    if (input.issues.size() > 1)
        words += QStringLiteral(" (%1 more)").arg(groupedCount(input.issues.size() - 1));
    return words;
}

std::string fullPath(const Input &input)
{
    return input.path + (input.member.empty() ? "" : "/" + input.member);
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

/// Files that are told of together: nothing happened that each must be named for.
bool isFolded(const Input &input)
{
    return !isProblem(input) && input.issues.empty();
}

/// What a reader should see first: problems, the worst on top, then what was read with a choice, then what was not
/// read.
int urgency(const Input &input)
{
    switch (signOf(input)) {
    case EvidenceSign::Problem:
        return 4 + static_cast<int>(input.state);
    case EvidenceSign::Noted:
        return 3;
    case EvidenceSign::SetAside:
        return 2;
    case EvidenceSign::Empty:
        return 1;
    default:
        return 0;
    }
}

} // namespace

ReceiptModel::ReceiptModel(QObject *parent)
    : SortedTableModel(kTitles, {{StateColumn, Qt::AscendingOrder}}, parent),
      m_investigation(std::make_shared<Investigation>())
{}

void ReceiptModel::setInvestigation(std::shared_ptr<const Investigation> investigation)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    const auto &inputs = m_investigation->receipt.inputs;
    m_problems = static_cast<int>(std::count_if(inputs.begin(), inputs.end(), isProblem));
    fold();
    m_commonFolder = commonFolder();
    rebuildOrder();
    endResetModel();
}

void ReceiptModel::fold()
{
    m_rows.clear();
    std::unordered_map<std::string, std::size_t> folded;
    const auto &inputs = m_investigation->receipt.inputs;
    for (std::uint32_t number = 0; number < inputs.size(); ++number) {
        const Input &input = inputs[number];
        std::size_t row = m_rows.size();
        if (isFolded(input)) {
            const std::string alike =
                folderOf(fullPath(input)) + '\0' + std::string(stateId(input.state)) + input.format;
            row = folded.try_emplace(alike, row).first->second;
        }
        if (row == m_rows.size())
            m_rows.emplace_back();
        Row &to = m_rows[row];
        to.inputs.push_back(number);
        to.counts += input.counts;
        if (input.first.good && (!to.first.good || input.first < to.first))
            to.first = input.first;
        if (input.last.good && (!to.last.good || to.last < input.last))
            to.last = input.last;
    }
}

/// Of several files: their folder.
QString ReceiptModel::path(std::size_t row) const
{
    const std::string whole = fullPath(input(row));
    return shown(m_rows[row].inputs.size() == 1 ? whole : folderOf(whole));
}

/// Length of the folder, with its slash, that all paths begin with; a member counts as its archive.
qsizetype ReceiptModel::commonFolder() const
{
    if (m_rows.empty())
        return 0;
    const auto place = [this](std::size_t row) {
        return m_rows[row].inputs.size() == 1 ? shown(input(row).path) : path(row);
    };
    QString common = place(0);
    bool isRow = false; // a row may be this folder itself
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const QString other = place(row);
        const auto differs = std::mismatch(common.begin(), common.end(), other.begin(), other.end());
        isRow = differs.second == other.end() || (isRow && differs.first == common.end());
        common.truncate(differs.first - common.begin());
    }
    if (isRow && common.endsWith(QLatin1Char('/')))
        common.chop(1);
    return common.lastIndexOf(QLatin1Char('/')) + 1;
}

std::optional<Locator> ReceiptModel::bytes(int shownRow) const
{
    if (shownRow < 0 || shownRow >= rowCount())
        return std::nullopt;
    const Row &row = m_rows[sourceRow(shownRow)];
    const Input &of = m_investigation->receipt.inputs[row.inputs.front()];
    if (row.inputs.size() > 1 || of.counts.bytes == 0)
        return std::nullopt;
    const Issue *issue = gravest(of);
    Locator place;
    place.input = row.inputs.front();
    place.offset = issue ? std::min(issue->offset, of.counts.bytes - 1) : 0;
    place.length = static_cast<std::uint32_t>(std::min<std::uint64_t>(kMostBytes, of.counts.bytes - place.offset));
    return place;
}

bool ReceiptModel::isCount(int column) const
{
    return column == FilesColumn || (column >= EventsColumn && column <= DuplicatesColumn);
}

QVariant ReceiptModel::fact(std::size_t row, int, int role) const
{
    if (role == ProblemRole)
        return isProblem(input(row));
    return role == SignRole ? QVariant(static_cast<int>(signOf(input(row)))) : QVariant();
}

QString ReceiptModel::text(std::size_t row, int column) const
{
    return column == PathColumn ? path(row).mid(m_commonFolder) : fullText(row, column);
}

QString ReceiptModel::fullText(std::size_t row, int column) const
{
    const Input &of = input(row);
    switch (column) {
    case PathColumn:
        return path(row);
    case StateColumn:
        return stateWord(of.state);
    case DetailColumn:
        return detailOf(of);
    case FirstColumn:
        return shownTime(m_rows[row].first);
    case LastColumn:
        return shownTime(m_rows[row].last);
    case FormatColumn:
        return formatWord(of.format);
    default:
        return groupedCount(count(row, column));
    }
}

quint64 ReceiptModel::count(std::size_t row, int column) const
{
    const Counts &counts = m_rows[row].counts;
    switch (column) {
    case FilesColumn:
        return m_rows[row].inputs.size();
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
        return urgency(input(b)) <=> urgency(input(a));
    case FirstColumn:
        return m_rows[a].first <=> m_rows[b].first;
    case LastColumn:
        return m_rows[a].last <=> m_rows[b].last;
    case PathColumn:
    case DetailColumn:
    case FormatColumn:
        return text(a, column).compare(text(b, column), Qt::CaseInsensitive) <=> 0;
    default:
        return count(a, column) <=> count(b, column);
    }
}

bool ReceiptModel::isBlank(std::size_t row, int column) const
{
    switch (column) {
    case FirstColumn:
        return !m_rows[row].first.good;
    case LastColumn:
        return !m_rows[row].last.good;
    case DetailColumn:
        return input(row).issues.empty();
    case FormatColumn:
        return input(row).format.empty();
    default:
        return false;
    }
}

} // namespace interloper
