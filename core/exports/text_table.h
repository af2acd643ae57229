// A table of plain text for a terminal: aligned columns, long cells cut in their middle so that the ends of ids and
// names survive. Private to exports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interloper {

class TextTable
{
public:
    enum class Align : std::uint8_t { Left, Right };

    struct Column
    {
        std::string_view title;
        std::size_t wanted; ///< columns give way down to this before any goes below it
        std::size_t least;  ///< narrower than this, or than its title, no column is made
        Align align = Align::Left;
    };

    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    /// Requires: one cell for each column; cells hold no line breaks (see visible()).
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    bool isEmpty() const { return m_rows.empty(); }

    /// Header, rule and rows, at most `width` code points wide where the columns' least widths allow it. Columns
    /// without any text are left out.
    std::string text(std::size_t width) const;

private:
    std::vector<std::size_t> widths(std::size_t width) const;
    void narrow(std::vector<std::size_t> &widths, std::size_t &total, std::size_t width,
                std::size_t Column::*floor) const;
    void appendLine(std::string &out, const std::vector<std::size_t> &widths,
                    const std::vector<std::string> &cells) const;

    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// `text` in at most `width` code points, its middle replaced by an ellipsis; the end gets what is odd.
std::string elidedMiddle(std::string_view text, std::size_t width);

/// `1,972,588`: a comma whatever the locale.
std::string groupedDigits(std::uint64_t count);

} // namespace interloper
