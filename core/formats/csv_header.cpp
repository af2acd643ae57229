#include "formats/csv_header.h"

#include "base/text.h"
#include "formats/csv.h"
#include "formats/windows_1252.h"

#include <algorithm>
#include <set>

namespace interloper {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kDelimiters = ",;\t|";
constexpr std::size_t kRowsLookedAt = 200;
constexpr std::size_t kMostParts = 8; // of a header that is broken over lines

struct Line
{
    std::size_t start = 0;
    std::size_t length = 0;
    std::size_t columns = 0;
};

std::size_t lineLength(std::string_view text)
{
    return std::min(text.find_first_of("\r\n"), text.size());
}

// A line with nothing but delimiters and blanks: what is left of an empty row of a spreadsheet.
bool isEmptyLine(std::string_view line)
{
    return line.find_first_not_of(",;\t| \"") == std::string_view::npos;
}

// Skips what stands before the header; a delimiter that is named there is returned.
char skipPreamble(std::string_view head, CsvHeader &out)
{
    char named = '\0';
    while (out.bytes < head.size()) {
        std::string_view rest = head.substr(out.bytes);
        if (rest.starts_with(kBom)) {
            out.bytes += kBom.size();
            continue;
        }
        const std::size_t length = lineLength(rest);
        std::string_view line = rest.substr(0, length);
        if (line.starts_with("#TYPE ") || line.starts_with("\"#TYPE ")) {
            out.remarks.push_back(Remark::TypeLine);
        } else if (std::string_view bare = trimmed(line); bare.size() <= 8) {
            if (bare.starts_with('"'))
                bare.remove_prefix(1);
            if (bare.size() > 4 && equalsIgnoreCase(bare.substr(0, 4), "sep=")) {
                named = bare[4];
                out.remarks.push_back(Remark::SepLine);
            } else if (equalsIgnoreCase(bare, "sep=") && line.find('\t') != std::string_view::npos) {
                named = '\t';
                out.remarks.push_back(Remark::SepLine);
            } else if (!isEmptyLine(line)) {
                break;
            }
        } else if (!isEmptyLine(line)) {
            break;
        }
        out.bytes += length + lineEndLength(rest.substr(length));
    }
    return named;
}

// The rows from `at` on, as far as they end in the text.
std::vector<Line> rowsOf(std::string_view head, std::size_t at, char delimiter)
{
    std::vector<Line> rows;
    while (at < head.size() && rows.size() < kRowsLookedAt) {
        CsvRow row = scanCsvRow(head.substr(at), delimiter, false);
        if (row.end == CsvRow::End::Incomplete && rows.size() <= 1)
            row = scanCsvRow(head.substr(at), delimiter, true);
        if (row.end != CsvRow::End::Whole)
            break;
        if (row.length > 0)
            rows.push_back({at, row.length, row.columns});
        at += row.length + lineEndLength(head.substr(at + row.length));
    }
    return rows;
}

// How well a delimiter divides: many columns, and as many in the rows as in the header.
double scoreOf(const std::vector<Line> &rows)
{
    if (rows.empty() || rows.front().columns < 2 || rows.front().columns > kCsvColumnsMax)
        return 0;
    const auto agreeing =
        std::count_if(rows.begin(), rows.end(), [&](const Line &row) { return row.columns == rows.front().columns; });
    const double share = static_cast<double>(agreeing) / static_cast<double>(rows.size());
    return static_cast<double>(rows.front().columns) * (share + 0.1);
}

std::size_t mostColumns(const std::vector<Line> &rows)
{
    std::size_t most = 0;
    for (const Line &row : rows)
        most = std::max(most, row.columns);
    return most;
}

// How many lines the header takes: more than one where it is broken outside quotes, so that its parts add up to the
// columns of a whole row.
std::size_t partsOfHeader(std::string_view head, const std::vector<Line> &rows)
{
    const std::size_t whole = mostColumns(rows);
    std::size_t columns = rows.empty() ? 0 : rows.front().columns;
    for (std::size_t part = 1; part < std::min(rows.size(), kMostParts) && columns < whole; ++part) {
        // Names have neither figures nor quotes; a short row of data nearly always does.
        const std::string_view text = head.substr(rows[part].start, rows[part].length);
        if (rows[part].columns >= whole || text.find_first_of("0123456789\"") != std::string_view::npos)
            break;
        columns += rows[part].columns - 1;
        if (columns == whole)
            return part + 1;
    }
    return 1;
}

std::string cleanName(std::string_view written)
{
    const std::string text = isUtf8(written) ? std::string(written) : utf8OfWindows1252(written);
    std::string_view rest = trimmed(text);
    while (rest.starts_with(kBom))
        rest = trimmed(rest.substr(kBom.size()));
    std::string out;
    for (const char c : rest) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    // A byte order mark that stands before a quoted name leaves the quotes in the cell.
    if (out.size() > 1 && out.front() == '"' && out.back() == '"')
        out = out.substr(1, out.size() - 2);
    return out;
}

} // namespace

std::vector<std::string> uniqueColumnNames(const std::vector<std::string> &written)
{
    std::vector<std::string> out;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < written.size(); ++i) {
        std::string name = cleanName(written[i]);
        if (name.empty())
            name = "column " + std::to_string(i + 1);
        std::string unique = name;
        for (std::size_t copy = 2; !taken.insert(lowerAscii(unique)).second; ++copy)
            unique = name + " (" + std::to_string(copy) + ")";
        out.push_back(std::move(unique));
    }
    return out;
}

CsvHeader readCsvHeader(std::string_view head)
{
    CsvHeader out;
    const char named = skipPreamble(head, out);
    std::vector<Line> rows;
    double best = -1;
    for (const char delimiter : named != '\0' ? std::string(1, named) : std::string(kDelimiters)) {
        auto divided = rowsOf(head, out.bytes, delimiter);
        if (const double score = scoreOf(divided); score > best) {
            best = score;
            rows = std::move(divided);
            out.delimiter = delimiter;
        }
    }
    if (rows.empty())
        return out;
    // A title alone on its line is no header.
    if (rows.size() > 1 && rows[0].columns == 1 && rows[1].columns > 2)
        rows.erase(rows.begin());
    const std::size_t parts = partsOfHeader(head, rows);
    const std::size_t end = rows[parts - 1].start + rows[parts - 1].length;
    splitCsvRow(head.substr(rows.front().start, end - rows.front().start), out.delimiter, out.written);
    out.bytes = end + lineEndLength(head.substr(end));
    out.wrapped = parts > 1;
    out.names = uniqueColumnNames(out.written);
    if (out.wrapped)
        out.remarks.push_back(Remark::WrappedHeader);
    for (std::size_t i = 0; i < out.names.size(); ++i)
        if (out.names[i] != cleanName(out.written[i])) {
            out.remarks.push_back(Remark::RenamedColumns);
            break;
        }
    return out;
}

} // namespace interloper
