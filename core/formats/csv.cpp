#include "formats/csv.h"

#include <algorithm>

namespace interloper {
namespace {

// Goes over one row and tells a visitor what it meets.
template <typename Visitor>
class CsvMachine
{
public:
    CsvMachine(std::string_view text, char delimiter, bool wholeText, Visitor &visitor)
        : m_text(text),
          m_delimiter(delimiter),
          m_wholeText(wholeText),
          m_visitor(visitor)
    {}

    // Stops at the line end behind the row (with `wholeText` line ends outside quotes are text) or at the end of the
    // text. False where the visitor asked to stop.
    bool go()
    {
        while (true) {
            if (!cell())
                return false;
            m_visitor.endCell(m_at);
            if (m_at >= m_text.size() || m_text[m_at] != m_delimiter)
                return true;
            ++m_at;
        }
    }

    std::size_t at() const { return m_at; }
    bool odd() const { return m_odd; }
    bool open() const { return m_open; }

private:
    bool isEnd(std::size_t at) const
    {
        return at >= m_text.size() || m_text[at] == m_delimiter ||
               (!m_wholeText && (m_text[at] == '\n' || m_text[at] == '\r'));
    }

    bool cell()
    {
        const std::size_t quote = m_text.find_first_not_of(' ', m_at);
        if (quote != std::string_view::npos && m_text[quote] == '"') {
            m_odd = m_odd || quote > m_at;
            m_at = quote;
            if (!quotedPart())
                return false;
        }
        plainPart();
        return true;
    }

    void plainPart()
    {
        const std::size_t start = m_at;
        while (!isEnd(m_at)) {
            m_odd = m_odd || m_text[m_at] == '"';
            ++m_at;
        }
        if (m_at > start)
            m_visitor.run(m_text.substr(start, m_at - start));
    }

    // From the opening quote to behind the closing one.
    bool quotedPart()
    {
        m_open = true;
        m_escapes = false;
        m_visitor.quoteOpens(m_at);
        const std::size_t opened = m_at;
        std::size_t start = ++m_at;
        while (true) {
            if (m_escapes)
                m_at = m_text.find_first_of("\"\\", m_at);
            else
                m_at = m_text.find('"', m_at);
            m_at = std::min(m_at, m_text.size());
            if (m_at == m_text.size() || (m_at - opened > kCsvFieldMax && m_visitor.tooLong(m_at))) {
                m_visitor.run(m_text.substr(start, m_at - start));
                m_visitor.noClose(m_at);
                return false;
            }
            if (const std::size_t taken = escapeAt(m_at, start); taken > 0) {
                m_visitor.run(m_text.substr(start, m_at - start));
                start = m_at + taken - 1; // the escaped byte itself is text
                m_at += taken;
                continue;
            }
            if (m_text[m_at] == '\\') {
                ++m_at;
                continue;
            }
            m_visitor.run(m_text.substr(start, m_at - start));
            ++m_at;
            m_open = false;
            m_odd = m_odd || !isEnd(m_at);
            m_visitor.quoteCloses(m_at, !isEnd(m_at));
            return true;
        }
    }

    // Length of the escape whose byte to keep comes last: `""`, or `\"` and `\\` in a cell that escapes so. `at` is
    // moved onto the escape's first byte. 0: the quote closes.
    std::size_t escapeAt(std::size_t &at, std::size_t start)
    {
        const auto byte = [&](std::size_t i) { return i < m_text.size() ? m_text[i] : '\0'; };
        if (m_text[at] == '\\')
            return byte(at + 1) == '"' || byte(at + 1) == '\\' ? 2 : 0;
        if (byte(at + 1) == '"' && !m_escapes)
            return 2;
        // The quote closes, unless a backslash before it and text behind it show that quotes are escaped that way.
        const bool backslash = at > start && m_text[at - 1] == '\\';
        if (m_escapes || !backslash || isEnd(at + 1))
            return 0;
        m_escapes = true;
        m_odd = true;
        --at;
        return 2;
    }

    std::string_view m_text;
    char m_delimiter;
    bool m_wholeText;
    Visitor &m_visitor;
    std::size_t m_at = 0;
    bool m_odd = false;
    bool m_open = false;
    bool m_escapes = false;
};

// Measures the row and copies nothing.
struct RowScan
{
    std::string_view text;
    CsvRow row{};
    std::size_t cellStart = 0;
    std::size_t quote = 0;
    std::size_t searched = 0;

    void run(std::string_view) {}
    void quoteOpens(std::size_t at) { quote = searched = at; }
    // Whether a quote of this row runs over a line end; told of the first such quote.
    bool foundBreak(std::size_t end)
    {
        if (row.opened != CsvRow::kNone)
            return true;
        const std::size_t line = text.substr(0, end).find_first_of("\r\n", searched);
        searched = end;
        if (line == std::string_view::npos)
            return false;
        row.opened = quote;
        row.brokenLine = line + lineEndLength(text.substr(line));
        return true;
    }
    void quoteCloses(std::size_t at, bool textBehind)
    {
        foundBreak(at);
        if (textBehind && row.oddAt == CsvRow::kNone)
            row.oddAt = quote;
    }
    // A cell that is long on one line is looked at to its end: nothing but a line end can have been swallowed.
    bool tooLong(std::size_t at) { return foundBreak(at); }
    void noClose(std::size_t at) { foundBreak(at); }
    void endCell(std::size_t at)
    {
        row.widest = std::max(row.widest, at - cellStart);
        cellStart = at + 1;
        ++row.columns;
    }
};

struct CellCopy
{
    std::vector<std::string> &cells;

    void run(std::string_view text) { cells.back() += text; }
    void quoteOpens(std::size_t) {}
    void quoteCloses(std::size_t, bool) {}
    bool tooLong(std::size_t) { return false; }
    void noClose(std::size_t) {}
    void endCell(std::size_t) { cells.emplace_back(); }
};

} // namespace

CsvRow scanCsvRow(std::string_view text, char delimiter, bool last)
{
    RowScan scan{text};
    scan.row.columns = 0;
    CsvMachine machine(text, delimiter, false, scan);
    const bool ended = machine.go();
    CsvRow &row = scan.row;
    row.oddQuotes = machine.odd();
    row.length = machine.at();
    if (!ended) {
        const bool over = machine.at() < text.size() || last;
        row.end = over ? CsvRow::End::Unclosed : CsvRow::End::Incomplete;
        if (row.opened == CsvRow::kNone)
            row.opened = scan.quote;
        ++row.columns;
    } else {
        row.end = row.length < text.size() || last ? CsvRow::End::Whole : CsvRow::End::Incomplete;
    }
    return row;
}

std::size_t csvRowLength(std::string_view text, bool last, char delimiter)
{
    const CsvRow row = scanCsvRow(text, delimiter, last);
    return row.end == CsvRow::End::Whole ? row.length : std::string_view::npos;
}

std::size_t lineEndLength(std::string_view text)
{
    if (text.empty() || (text[0] != '\n' && text[0] != '\r'))
        return 0;
    return text[0] == '\r' && text.size() > 1 && text[1] == '\n' ? 2 : 1;
}

bool splitCsvRow(std::string_view row, char delimiter, std::vector<std::string> &cells)
{
    cells.clear();
    cells.emplace_back();
    CellCopy copy{cells};
    CsvMachine machine(row, delimiter, true, copy);
    if (machine.go())
        cells.pop_back();
    return machine.odd() || machine.open();
}

} // namespace interloper
