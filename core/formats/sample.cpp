#include "formats/sample.h"

#include "base/text.h"
#include "formats/csv.h"
#include "formats/formats.h"
#include "formats/object_end.h"

#include <algorithm>
#include <charconv>

namespace interloper {
namespace {

constexpr std::size_t kMaxColumns = 10'000;

// Keys of the top-level object that arrays stand under, by a flat look at `"key": [` at depth one.
std::vector<std::string> arrayKeysOf(std::string_view text)
{
    std::vector<std::string> keys;
    int depth = 0;
    std::string_view lastString;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            std::size_t end = i + 1;
            while (end < text.size() && text[end] != '"')
                end += text[end] == '\\' ? 2 : 1;
            if (end >= text.size())
                break;
            lastString = text.substr(i + 1, end - i - 1);
            i = end;
        } else if (c == '[') {
            if (depth == 1)
                keys.emplace_back(lastString);
            ++depth;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth == 0)
                break;
        }
    }
    return keys;
}

// JSON that does not begin at its beginning, or that stands behind other text: its first line has members of objects,
// or one of the next lines begins as an object while the first is no row of a table.
bool holdsJson(std::string_view text)
{
    constexpr int kLines = 8;
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.find("{\"") != std::string_view::npos || line.find("\":") != std::string_view::npos)
        return true;
    if (line.find_first_of(",;\t") != std::string_view::npos)
        return false;
    for (int i = 0; i < kLines; ++i) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return false;
        text.remove_prefix(end + 1);
        if (text.starts_with("{\"") && !text.starts_with("{\"\""))
            return true;
    }
    return false;
}

// A log has no zero bytes; a few are damage, many are another kind of file.
bool isBinary(std::string_view head)
{
    constexpr std::size_t kLookedAt = 4096;
    constexpr std::size_t kShare = 20;
    const std::string_view text = head.substr(0, kLookedAt);
    const auto zeros = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
    return zeros * kShare > text.size();
}

// Letters that are written as escapes, written out: a key hides from no format by being spelled `\u0065ventName`.
std::string withoutLetterEscapes(std::string_view text)
{
    constexpr std::size_t kEscape = 6; // of \u0065
    std::string out;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find("\\u00"), text.size());
        out.append(text.substr(0, at));
        text.remove_prefix(at);
        if (text.empty())
            break;
        unsigned value = 0;
        const bool whole = text.size() >= kEscape;
        if (whole)
            std::from_chars(text.data() + 4, text.data() + kEscape, value, 16);
        const bool letter = (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
        if (letter)
            out += static_cast<char>(value);
        else
            out.append(text.substr(0, whole ? kEscape : text.size()));
        text.remove_prefix(whole ? kEscape : text.size());
    }
    return out;
}

// The largest of the first whole objects: an envelope that fits, else its records; what precedes a whole record in a
// cut file is smaller than one.
std::string largestObject(std::string_view text)
{
    constexpr int kObjects = 8;
    std::string_view largest;
    for (int i = 0; i < kObjects; ++i) {
        const std::size_t brace = text.find('{');
        if (brace == std::string_view::npos)
            break;
        text.remove_prefix(brace);
        const ObjectEnd end = findObjectEnd(text);
        const bool found = end.kind == ObjectEnd::Kind::Found;
        if (found && end.length > largest.size())
            largest = text.substr(0, end.length);
        text.remove_prefix(found ? end.length : 1);
    }
    return std::string(largest);
}

void sampleInside(std::string_view text, Sample &out)
{
    out.json = true;
    out.startsInside = true;
    out.firstRecord = largestObject(text);
}

void sampleJson(std::string_view text, Sample &out)
{
    out.json = true;
    const bool topObject = text.front() == '{';
    if (topObject)
        out.arrayKeys = arrayKeysOf(text);
    out.firstRecord = largestObject(text);
}

void sampleCsv(std::string_view text, Sample &out)
{
    if (text.substr(0, 4) == "sep=") {
        const std::size_t line = csvRowLength(text, false);
        if (line == std::string_view::npos)
            return;
        out.csvSkipLines = 1;
        text.remove_prefix(line + lineEndLength(text.substr(line)));
    }
    const std::size_t length = csvRowLength(text, true);
    if (length == std::string_view::npos)
        return;
    const std::string_view row = text.substr(0, length);
    for (const char delimiter : {',', ';', '\t'}) {
        std::vector<std::string> cells;
        splitCsvRow(row, delimiter, cells);
        if (cells.size() > out.csvColumns.size() && cells.size() <= kMaxColumns) {
            out.csvColumns = std::move(cells);
            out.csvDelimiter = delimiter;
        }
    }
}

} // namespace

Sample sampleOf(std::string_view head)
{
    Sample out;
    out.head = head;
    if (head.find("\\u00") != std::string_view::npos) {
        out.plain = std::make_unique<std::string>(withoutLetterEscapes(head));
        out.head = head = *out.plain;
    }
    const std::string_view before = trimmed(head.substr(0, head.find('\0')));
    // Zeros behind a text that begins like JSON do not make it binary: the file was preallocated, or written badly.
    constexpr std::size_t kLeastText = 16;
    const bool json = before.size() >= kLeastText && (before.front() == '{' || before.front() == '[');
    const bool zeros = isBinary(head);
    out.binary = zeros && !json;
    const std::string_view text = zeros && json ? before : trimmed(head);
    if (text.empty() || out.binary)
        return out;
    if (text.front() == '{' || text.front() == '[')
        sampleJson(text, out);
    else if (holdsJson(text))
        sampleInside(text, out);
    else
        sampleCsv(head, out);
    return out;
}

const Format *recogniseFormat(const Sample &sample, std::string &why)
{
    const Format *best = nullptr;
    int confidence = 0;
    for (const Format &format : formats()) {
        const auto recognition = format.recognise(sample);
        if (recognition && recognition->confidence > confidence) {
            best = &format;
            confidence = recognition->confidence;
            why = recognition->why;
        }
    }
    return best;
}

bool looksLikeCsv(const Sample &sample)
{
    if (sample.csvColumns.size() < 3)
        return false;
    // A header names things: prose with commas has long cells.
    return std::all_of(sample.csvColumns.begin(), sample.csvColumns.end(),
                       [](const std::string &cell) { return cell.size() <= 64; });
}

} // namespace interloper
