#include "exports/text_table.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::string_view firstCodePoints(std::string_view text, std::size_t count)
{
    std::size_t bytes = 0;
    for (; count > 0 && bytes < text.size(); --count)
        do
            ++bytes;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0u) == 0x80u);
    return text.substr(0, bytes);
}

} // namespace

std::string elidedMiddle(std::string_view text, std::size_t width)
{
    const std::size_t length = codePointCount(text);
    if (length <= width || width == 0)
        return std::string(text);
    const std::size_t head = (width - 1) / 2;
    const std::size_t tail = width - 1 - head;
    const std::string_view beforeTail = firstCodePoints(text, length - tail);
    return std::string(firstCodePoints(text, head)).append(kEllipsis).append(text.substr(beforeTail.size()));
}

std::string groupedDigits(std::uint64_t count)
{
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    return digits;
}

std::vector<std::size_t> TextTable::widths(std::size_t width) const
{
    std::vector<std::size_t> out(m_columns.size(), 0);
    for (const auto &row : m_rows)
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::max(out[i], codePointCount(row[i]));
    std::size_t total = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == 0)
            continue;
        out[i] = std::max(out[i], m_columns[i].title.size());
        total += out[i] + (total == 0 ? 0 : kGap.size());
    }
    narrow(out, total, width, &Column::wanted);
    narrow(out, total, width, &Column::least);
    return out;
}

// The widest column gives way first: a long name costs itself and not its neighbours.
void TextTable::narrow(std::vector<std::size_t> &widths, std::size_t &total, std::size_t width,
                       std::size_t Column::*floor) const
{
    for (; total > width; --total) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > std::max(m_columns[i].*floor, m_columns[i].title.size()) &&
                (widest == widths.size() || widths[i] > widths[widest]))
                widest = i;
        if (widest == widths.size())
            return;
        --widths[widest];
    }
}

void TextTable::appendLine(std::string &out, const std::vector<std::size_t> &widths,
                           const std::vector<std::string> &cells) const
{
    std::string line;
    bool isFirst = true;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] == 0)
            continue;
        if (!isFirst)
            line += kGap;
        isFirst = false;
        const std::string cell = elidedMiddle(cells[i], widths[i]);
        const std::string blanks(widths[i] - codePointCount(cell), ' ');
        line += m_columns[i].align == Align::Left ? cell + blanks : blanks + cell;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

std::string TextTable::text(std::size_t width) const
{
    const std::vector<std::size_t> fitted = widths(width);
    std::vector<std::string> titles;
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles.emplace_back(m_columns[i].title);
        rules.emplace_back(fitted[i], '-');
    }
    std::string out;
    appendLine(out, fitted, titles);
    appendLine(out, fitted, rules);
    for (const auto &row : m_rows)
        appendLine(out, fitted, row);
    return out;
}

} // namespace interloper
