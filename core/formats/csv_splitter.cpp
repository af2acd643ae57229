#include "base/hash.h"
#include "base/text.h"
#include "formats/csv.h"
#include "formats/csv_header.h"
#include "formats/splitter.h"

#include <algorithm>
#include <unordered_set>

namespace interloper {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kMostParts = 8;     // of a row that is broken over lines
constexpr std::size_t kLookAhead = 64;    // lines, for one that proves that rows go on behind an open quote
constexpr std::size_t kLongestName = 128; // of a column, looked for at the front of a row

bool isEmptyRow(std::string_view row, char delimiter)
{
    return std::all_of(row.begin(), row.end(),
                       [&](char c) { return c == delimiter || c == ' ' || c == '\t' || c == '"'; });
}

class CsvSplitter final : public Splitter
{
public:
    explicit CsvSplitter(CsvHeader header) : m_header(std::move(header)) { learnHeader(); }

    std::size_t take(std::string_view window, bool last, SpanSink &sink) override
    {
        std::size_t at = 0;
        if (!m_started) {
            if (window.size() < m_header.bytes && !last)
                return 0;
            at = std::min(m_header.bytes, window.size());
            start(window.substr(0, at), sink);
        }
        while (at < window.size()) {
            const std::size_t taken = takeRow(window.substr(at), last, sink);
            if (taken == 0)
                break;
            at += taken;
        }
        return at;
    }

    void lost() override { m_inRow = true; }

private:
    // A carriage return at the very end may be half of a line end.
    static bool mayBeHalf(std::string_view rest, std::size_t lineEnd) { return lineEnd + 1 >= rest.size(); }

    // Behind content that was dropped the next line end is as good as any to go on at.
    std::size_t takeRestOfRow(std::string_view rest, bool last, SpanSink &sink)
    {
        const std::size_t line = rest.find_first_of("\r\n");
        if (!last && (line == std::string_view::npos || mayBeHalf(rest, line)))
            return 0;
        m_inRow = false;
        const std::size_t length = std::min(line, rest.size());
        if (length > 0)
            sink.stray(rest.substr(0, length), "record-too-long", false);
        const std::size_t end = lineEndLength(rest.substr(length));
        if (end > 0)
            sink.structure(rest.substr(length, end));
        return length + end;
    }

    void start(std::string_view text, SpanSink &sink)
    {
        m_started = true;
        for (const Remark remark : m_header.remarks)
            sink.remark(remark);
        if (!text.empty())
            sink.structure(text);
    }

    void learnHeader()
    {
        m_names.clear();
        for (const std::string &name : m_header.names)
            m_names.insert(lowerAscii(name));
    }

    // Takes one row or line off the front; 0 where more of the content is needed to tell what it is.
    std::size_t takeRow(std::string_view rest, bool last, SpanSink &sink)
    {
        if (m_inRow)
            return takeRestOfRow(rest, last, sink);
        if (rest.starts_with(kBom)) {
            sink.remark(Remark::Seam);
            sink.structure(kBom);
            return kBom.size();
        }
        CsvRow row = scanCsvRow(rest, m_header.delimiter, last);
        if (row.end == CsvRow::End::Incomplete ||
            (row.end == CsvRow::End::Whole && !last && mayBeHalf(rest, row.length)))
            return 0;
        if (row.end == CsvRow::End::Unclosed)
            return takeUnclosed(rest, row, last, sink);
        const Look look = lookForNextRow(rest, row, last);
        if (look == Look::NeedsMore)
            return 0;
        if (look == Look::Found)
            return takeBrokenLine(rest, row, sink);
        if (m_header.wrapped && row.columns < m_header.names.size() && !join(rest, row, last, sink))
            return 0;
        // Cells are missing at the very end, of all rows in the last: the content was cut there. What the missing cells
        // said, an error for instance, would change what the row says.
        if (row.length == rest.size() && row.columns < m_header.names.size() && !m_shortRows &&
            !isEmptyRow(rest, m_header.delimiter)) {
            sink.strayAt(rest, row.length - 1, "truncated");
            return row.length;
        }
        hand(rest.substr(0, row.length), row, sink);
        const std::size_t end = lineEndLength(rest.substr(row.length));
        if (end > 0)
            sink.structure(rest.substr(row.length, end));
        return row.length + end;
    }

    enum class Look { Nothing, Found, NeedsMore };

    // A row with a line end in quotes and the wrong number of cells may be two, of which the first lost a quote: then
    // the line behind the opening quote is a row as it should be.
    Look lookForNextRow(std::string_view rest, const CsvRow &row, bool last) const
    {
        if (row.brokenLine == CsvRow::kNone || row.columns == m_header.names.size())
            return Look::Nothing;
        const CsvRow next = scanCsvRow(rest.substr(row.brokenLine), m_header.delimiter, last);
        if (next.end == CsvRow::End::Incomplete)
            return Look::NeedsMore;
        const bool good = next.end == CsvRow::End::Whole && next.columns == m_header.names.size() && next.columns > 1;
        return good ? Look::Found : Look::Nothing;
    }

    // The quote is open to the end of the content, or for longer than a cell may be.
    std::size_t takeUnclosed(std::string_view rest, const CsvRow &row, bool last, SpanSink &sink)
    {
        if (row.brokenLine != CsvRow::kNone && (!last || rowsFollow(rest.substr(row.brokenLine))))
            return takeBrokenLine(rest, row, sink);
        if (!last)
            return 0;
        sink.strayAt(rest, row.opened, "truncated");
        return rest.size();
    }

    bool rowsFollow(std::string_view rest) const
    {
        for (std::size_t line = 0; line < kLookAhead && !rest.empty(); ++line) {
            const CsvRow row = scanCsvRow(rest, m_header.delimiter, true);
            if (row.end == CsvRow::End::Whole && row.columns == m_header.names.size())
                return true;
            const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
            rest.remove_prefix(end + lineEndLength(rest.substr(end)));
        }
        return false;
    }

    // Gives up the line that the quote was opened on; reading goes on behind it.
    static std::size_t takeBrokenLine(std::string_view rest, const CsvRow &row, SpanSink &sink)
    {
        std::size_t line = row.brokenLine;
        while (line > 0 && (rest[line - 1] == '\n' || rest[line - 1] == '\r'))
            --line;
        line = std::max(line, row.opened + 1);
        sink.strayAt(rest.substr(0, line), row.opened, "unclosed-quote");
        if (row.brokenLine > line)
            sink.structure(rest.substr(line, row.brokenLine - line));
        return row.brokenLine;
    }

    // Where text was wrapped on its way, rows are broken outside quotes; parts that add up to the columns of the header
    // are one row. False where more of the content is needed.
    bool join(std::string_view rest, CsvRow &row, bool last, SpanSink &sink) const
    {
        CsvRow joined = row;
        for (std::size_t part = 1; part < kMostParts && joined.columns < m_header.names.size(); ++part) {
            const std::size_t start = joined.length + lineEndLength(rest.substr(joined.length));
            if (start >= rest.size())
                return last;
            const CsvRow next = scanCsvRow(rest.substr(start), m_header.delimiter, last);
            if (next.end == CsvRow::End::Incomplete || (!last && mayBeHalf(rest, start + next.length)))
                return false;
            if (next.end != CsvRow::End::Whole || next.columns >= m_header.names.size())
                return true;
            joined.columns += next.columns - 1;
            joined.length = start + next.length;
            joined.widest = std::max(joined.widest, next.widest);
            joined.oddQuotes = joined.oddQuotes || next.oddQuotes;
        }
        if (joined.columns == m_header.names.size()) {
            sink.remark(Remark::WrappedRow);
            row = joined;
        }
        return true;
    }

    void hand(std::string_view text, const CsvRow &row, SpanSink &sink)
    {
        if (text.empty())
            return;
        if (row.widest > kCsvFieldMax) {
            sink.stray(text, "field-too-long", true);
        } else if (row.columns > kCsvColumnsMax) {
            sink.stray(text, "too-many-columns", true);
        } else if (row.oddAt != CsvRow::kNone && row.columns != m_header.names.size()) {
            // The quote that closes belongs to a cell further on: what lies between would be read as one cell.
            sink.strayAt(text, row.oddAt, "unclosed-quote");
        } else if (isEmptyRow(text, m_header.delimiter)) {
            sink.structure(text);
        } else if (startsLikeHeader(text) && takeHeader(text, sink)) {
            return;
        } else {
            m_shortRows = m_shortRows || row.columns < m_header.names.size();
            if (row.columns != m_header.names.size())
                sink.remark(Remark::RaggedRow);
            if (row.oddQuotes)
                sink.remark(Remark::OddQuotes);
            if (!sink.record(text))
                sink.stray(text, "bad-record", true);
        }
    }

    bool startsLikeHeader(std::string_view text) const
    {
        if (text.front() == '"')
            text.remove_prefix(1);
        const std::size_t end = std::min({text.find(m_header.delimiter), text.find('"'), text.size()});
        return end <= kLongestName && m_names.count(lowerAscii(trimmed(text.substr(0, end)))) > 0;
    }

    // A row of column names is a header again: of an export that was joined to the one before.
    bool takeHeader(std::string_view text, SpanSink &sink)
    {
        std::vector<std::string> cells;
        splitCsvRow(text, m_header.delimiter, cells);
        std::vector<std::string> names = uniqueColumnNames(cells);
        const auto known = static_cast<std::size_t>(std::count_if(
            names.begin(), names.end(), [&](const std::string &name) { return m_names.count(lowerAscii(name)) > 0; }));
        if (names == m_header.names) {
            sink.remark(Remark::RepeatedHeader);
            sink.structure(text);
            return true;
        }
        constexpr std::size_t kFewest = 3;
        if (known < kFewest || known * 2 < names.size())
            return false;
        sink.remark(Remark::OtherHeader);
        sink.header(names, text);
        m_header.names = std::move(names);
        learnHeader();
        return true;
    }

    CsvHeader m_header;
    std::unordered_set<std::string, SeededHash, std::equal_to<>> m_names; // lower case
    bool m_started = false;
    bool m_inRow = false;
    bool m_shortRows = false; // this export leaves out cells at the end of its rows
};

} // namespace

std::unique_ptr<Splitter> makeCsvSplitter(const CsvHeader &header)
{
    return std::make_unique<CsvSplitter>(header);
}

} // namespace interloper
