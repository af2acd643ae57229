#include "formats/sample.h"

#include "base/text.h"
#include "formats/csv_header.h"
#include "formats/formats.h"
#include "formats/json_text.h"
#include "formats/object_end.h"

#include <algorithm>
#include <charconv>

namespace interloper {
namespace {

// The members of the first object, by a flat look at `"key":` at depth one: its end need not be there.
void keysOf(std::string_view text, Sample &out)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t length = jsonStringLength(text.substr(i));
            if (length == 0)
                return;
            const std::string_view key = text.substr(i + 1, length - 2);
            i += length - 1;
            std::size_t next = i + 1 + jsonSpaceLength(text.substr(i + 1));
            if (depth != 1 || next >= text.size() || text[next] != ':')
                continue;
            out.topKeys.emplace_back(key);
            next += 1 + jsonSpaceLength(text.substr(next + 1));
            if (next < text.size() && text[next] == '[')
                out.arrayKeys.emplace_back(key);
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return;
        }
    }
}

// JSON that does not begin at its beginning, or that stands behind other text: its first line has members of objects,
// or one of the next lines begins as an object while the first is no row of a table.
bool holdsJson(std::string_view text)
{
    constexpr int kLines = 8;
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
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
    keysOf(text.substr(std::min(text.find('{'), text.size())), out);
    if (!topObject)
        out.arrayKeys.clear(); // an element of an array is no envelope
    out.firstRecord = largestObject(text);
}

void sampleCsv(std::string_view text, Sample &out)
{
    out.csv = readCsvHeader(text);
    out.csvColumns = out.csv.names;
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
    constexpr int kCertain = 95; // no other format is asked
    const Format *best = nullptr;
    int confidence = 0;
    for (const Format &format : formats()) {
        if (confidence >= kCertain)
            break;
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
    // A header names things: prose with commas has long cells, or those of a sentence or of `key: value`.
    return std::all_of(sample.csvColumns.begin(), sample.csvColumns.end(), [](const std::string &cell) {
        return cell.size() <= 64 && cell.find(": ") == std::string::npos && !cell.ends_with('.');
    });
}

} // namespace interloper
