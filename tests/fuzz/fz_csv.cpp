// CSV: every byte comes out once, windows decide nothing, and what a writer of RFC 4180 wrote is read back.
#include "formats/csv.h"
#include "formats/csv_header.h"
#include "formats/csv_row.h"
#include "formats/field_plan.h"
#include "formats/record_reader.h"
#include "fuzz.h"

#include <array>
#include <set>

using namespace interloper;

namespace {

constexpr std::array<char, 4> kDelimiters{',', ';', '\t', '|'};
constexpr std::array<std::string_view, 3> kLineEnds{"\r\n", "\n", "\r"};

bool anyRow(std::string_view /*text*/)
{
    return true;
}

std::vector<Span> split(const CsvHeader &header, std::string_view content, std::size_t step)
{
    const auto splitter = makeCsvSplitter(header);
    SpanCollector sink(anyRow);
    require(splitInSteps(*splitter, content, step, sink), "a splitter takes what there is and leaves nothing");
    require(sink.sound() && sink.joined() == content, "the spans are the content");
    return std::move(sink.spans);
}

void checkHeader(const CsvHeader &header, std::string_view content)
{
    require(header.bytes <= content.size(), "a header lies in its content");
    require(header.names.size() == header.written.size(), "each column has a name");
    std::set<std::string_view> names;
    for (const std::string &name : header.names)
        require(!name.empty() && names.insert(name).second, "names are unique and never empty");
}

// Any content as a CSV.
void readContent(std::string_view content, std::size_t step)
{
    const CsvHeader header = readCsvHeader(content);
    checkHeader(header, content);
    if (header.names.empty())
        return;
    const std::vector<Span> whole = split(header, content, content.size() + 1);
    constexpr std::size_t kMostWindows = 16;
    requireSame(whole, split(header, content, std::max(step, content.size() / kMostWindows)), "windows decide nothing");
    static const FieldPlan plan({});
    RecordReader reader(plan);
    reader.header.set(header.names);
    reader.header.delimiter = header.delimiter;
    for (const Span &span : whole) {
        if (span.kind != Span::Kind::Record)
            continue;
        reader.begin();
        require(loadCsvRow(span.text, reader) == RecordVerdict::Event, "every text is a row");
    }
}

std::string inQuotes(std::string_view cell)
{
    std::string out = "\"";
    for (const char c : cell)
        out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

// The bytes between unit separators as cells, written and read again.
void writeAndRead(std::string_view content, char delimiter, std::string_view lineEnd)
{
    std::vector<std::string> cells(1);
    for (const char c : content) {
        if (c == '\x1f')
            cells.emplace_back();
        else
            cells.back() += c;
    }
    std::string row;
    for (const std::string &cell : cells)
        row += (row.empty() ? std::string() : std::string(1, delimiter)) + inQuotes(cell);
    const std::string text = row + std::string(lineEnd) + "\"next\"" + std::string(lineEnd);
    require(csvRowLength(text, true, delimiter) == row.size(), "a row ends where it was ended");
    require(lineEndLength(std::string_view(text).substr(row.size())) == lineEnd.size(), "a line end is seen whole");
    std::vector<std::string> read;
    splitCsvRow(row, delimiter, read);
    require(read == cells, "what was written is read");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    const std::size_t mode = input.choose(13);
    if (mode == 0) {
        const std::size_t step = 1 + input.choose(256);
        readContent(input.content(), step);
    } else {
        writeAndRead(input.content(), kDelimiters[(mode - 1) % 4], kLineEnds[(mode - 1) / 4]);
    }
    return 0;
}
