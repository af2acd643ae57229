#include "formats/csv.h"

#include "formats/splitter.h"

namespace interloper {
namespace {

class CsvSplitter final : public Splitter
{
public:
    explicit CsvSplitter(int skipLines) : m_structureRows(skipLines + 1) {}

    std::size_t take(std::string_view window, bool last, SpanSink &sink) override
    {
        std::size_t at = 0;
        while (at < window.size()) {
            const std::string_view rest = window.substr(at);
            const std::size_t row = csvRowLength(rest, last);
            if (row == std::string_view::npos)
                break;
            // A carriage return at the very end may be half of a line end.
            if (!last && row + 1 >= rest.size())
                break;
            hand(rest.substr(0, row), sink);
            const std::size_t end = lineEndLength(rest.substr(row));
            if (end > 0)
                sink.structure(rest.substr(row, end));
            at += row + end;
        }
        if (last && at < window.size()) {
            sink.stray(window.substr(at), "unclosed-quote", true);
            at = window.size();
        }
        return at;
    }

private:
    void hand(std::string_view row, SpanSink &sink)
    {
        if (m_structureRows > 0 || row.empty()) {
            m_structureRows -= m_structureRows > 0 ? 1 : 0;
            if (!row.empty())
                sink.structure(row);
            return;
        }
        if (!sink.record(row))
            sink.stray(row, "bad-record", true);
    }

    int m_structureRows;
};

} // namespace

std::size_t csvRowLength(std::string_view text, bool last)
{
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '\n' || text[i] == '\r'))
            return i;
    }
    return last && !quoted ? text.size() : std::string_view::npos;
}

std::size_t lineEndLength(std::string_view text)
{
    if (text.empty() || (text[0] != '\n' && text[0] != '\r'))
        return 0;
    return text[0] == '\r' && text.size() > 1 && text[1] == '\n' ? 2 : 1;
}

void splitCsvRow(std::string_view row, char delimiter, std::vector<std::string> &cells)
{
    cells.clear();
    cells.emplace_back();
    bool quoted = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const char c = row[i];
        if (quoted && c == '"' && i + 1 < row.size() && row[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == delimiter && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
}

std::unique_ptr<Splitter> makeCsvSplitter(int skipLines)
{
    return std::make_unique<CsvSplitter>(skipLines);
}

} // namespace interloper
