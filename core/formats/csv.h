// Rows and cells of a CSV: RFC 4180 with CR, LF or CRLF between rows, and what real exports do beyond it. One state
// machine finds where a row ends and what its cells are.
//
// Beyond the RFC: blanks may stand before an opening quote; text behind a closing quote belongs to the cell; `\"` is a
// quote where the quotes of a cell are escaped that way. All three are told as odd quotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

inline constexpr std::size_t kCsvFieldMax = 16u << 20;
inline constexpr std::size_t kCsvColumnsMax = 10'000;

/// What was seen of the row at the front of a text.
struct CsvRow
{
    enum class End {
        Whole,
        Incomplete, ///< the text ends first, and more may follow
        Unclosed,   ///< a quote is open at the end of the content, or for longer than a cell may be
    };
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    End end = End::Incomplete;
    std::size_t length = 0; ///< bytes of the row without its line end, where it is whole
    std::size_t columns = 1;
    std::size_t widest = 0;         ///< bytes of the longest cell, quotes included
    std::size_t opened = kNone;     ///< where the first quote stands that runs over a line end or is never closed
    std::size_t brokenLine = kNone; ///< behind the line end that follows that quote
    std::size_t oddAt = kNone;      ///< where the first quote opens that has text behind its closing one
    bool oddQuotes = false;
};

/// Looks for the end of the row at the front of `text`. `last` says that nothing follows, so that the end of the text
/// ends a row.
CsvRow scanCsvRow(std::string_view text, char delimiter, bool last);

/// Bytes of the first row without its line end, or npos where it does not end in `text`.
std::size_t csvRowLength(std::string_view text, bool last, char delimiter = ',');

/// Length of the line end at the front: 0, 1 or 2.
std::size_t lineEndLength(std::string_view text);

/// Cells of one row, unquoted. A line end outside quotes is part of its cell. True where the quotes are odd.
bool splitCsvRow(std::string_view row, char delimiter, std::vector<std::string> &cells);

} // namespace interloper
