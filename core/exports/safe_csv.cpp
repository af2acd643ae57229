#include "exports/safe_csv.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::string_view kNulPicture = "\xE2\x90\x80"; // U+2400

// What makes a spreadsheet read a cell as a formula, their full-width forms (East Asian settings), and the apostrophe
// itself: without it the encoding could not be undone.
constexpr std::array<std::string_view, 12> kTriggers{
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0", "'"};

// A spreadsheet drops leading zeros and rounds long numbers: account ids are both.
bool looksLikeNumberToKeep(std::string_view text)
{
    constexpr std::size_t kTooLong = 12;
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           (text.size() >= kTooLong || text.front() == '0');
}

std::string withoutNul(std::string text)
{
    for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at))
        text.replace(at, 1, kNulPicture);
    return text;
}

} // namespace

std::string encodeCell(std::string_view evidence)
{
    std::string text = utf8Text(evidence);
    if (text.empty())
        return text;
    const bool startsWithTrigger =
        text.front() == '\0' || std::any_of(kTriggers.begin(), kTriggers.end(),
                                            [&](std::string_view trigger) { return text.starts_with(trigger); });
    if (startsWithTrigger || looksLikeNumberToKeep(text))
        text.insert(0, 1, '\'');
    return withoutNul(std::move(text));
}

std::string_view decodeCell(std::string_view cell)
{
    return cell.starts_with('\'') ? cell.substr(1) : cell;
}

SafeCsvRow &SafeCsvRow::evidence(std::string_view text)
{
    quoted(encodeCell(text));
    return *this;
}

SafeCsvRow &SafeCsvRow::own(std::string_view text)
{
    quoted(text);
    return *this;
}

std::string SafeCsvRow::take()
{
    std::string row = std::move(m_row);
    m_row.clear();
    row += "\r\n";
    return row;
}

void SafeCsvRow::quoted(std::string_view cell)
{
    if (!m_row.empty())
        m_row += ',';
    m_row += '"';
    for (const char c : cell) {
        if (c == '"')
            m_row += '"';
        m_row += c;
    }
    m_row += '"';
}

} // namespace interloper
