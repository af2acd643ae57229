#include "formats/csv_row.h"

#include "base/text.h"
#include "formats/csv.h"
#include "formats/windows_1252.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::size_t kSpreadsheetCellMax = 32'767; // UTF-16 units that Excel keeps of a cell

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A question mark inside a word is no punctuation.
bool hasMarkInWord(std::string_view text)
{
    for (std::size_t at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
        const bool before = at > 0 && isLetter(text[at - 1]);
        const bool behind = at + 1 < text.size() && isLetter(text[at + 1]);
        if (before || behind)
            return text.find('=') == std::string_view::npos && text.find("//") == std::string_view::npos;
    }
    return false;
}

bool namesSomeone(std::string_view column)
{
    constexpr std::array<std::string_view, 5> kWords{"user", "caller", "initiated by", "actor", "resource"};
    return !containsIgnoreCase(column, "agent") &&
           std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return containsIgnoreCase(column, word); });
}

bool isCutJson(std::string_view cell)
{
    if (cell.size() < kSpreadsheetCellMax || (cell.front() != '{' && cell.front() != '['))
        return false;
    const char end = cell.front() == '{' ? '}' : ']';
    return cell.back() != end && codePointCount(cell) <= kSpreadsheetCellMax;
}

void remarkOnCells(RecordReader &reader)
{
    const auto &names = reader.header.names;
    for (std::size_t i = 0; i < reader.cells.size(); ++i) {
        const std::string &cell = reader.cells[i];
        const std::string_view column = i < names.size() ? std::string_view(names[i]) : "a cell beyond the header";
        if (isCutJson(cell))
            reader.remarks.emplace_back(Remark::CutCell, std::string(column));
        if (!reader.notAscii && cell.find('?') != std::string::npos && namesSomeone(column) && hasMarkInWord(cell))
            reader.remarks.emplace_back(Remark::LostLetters, std::string(column));
    }
}

} // namespace

RecordVerdict loadCsvRow(std::string_view record, RecordReader &reader)
{
    if (isAscii(record)) {
        splitCsvRow(record, reader.header.delimiter, reader.cells);
    } else {
        reader.notAscii = true;
        if (isUtf8(record)) {
            splitCsvRow(record, reader.header.delimiter, reader.cells);
        } else {
            splitCsvRow(utf8OfWindows1252(record), reader.header.delimiter, reader.cells);
            reader.recovered = true;
            reader.remarks.emplace_back(Remark::Windows1252, std::string());
        }
    }
    remarkOnCells(reader);
    return RecordVerdict::Event;
}

} // namespace interloper
