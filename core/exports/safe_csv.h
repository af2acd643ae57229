// CSV that a spreadsheet cannot take for formulas and that gives every cell back as it was: the profile
// `interloper-csv-safe/1`. RFC 4180, every cell quoted, CRLF, UTF-8 without BOM. Cells that a spreadsheet would run or
// change get an apostrophe in front, and so do cells that begin with one; whoever reads the file takes one leading
// apostrophe away. What CSV cannot hold is made visible: NUL as U+2400, bytes that are not UTF-8 as \xFF.
#pragma once

#include <string>
#include <string_view>

namespace interloper {

inline constexpr std::string_view kSafeCsvProfile = "interloper-csv-safe/1";

/// The text of a cell of evidence, not yet quoted.
std::string encodeCell(std::string_view evidence);

/// What encodeCell() was given, but for bytes that CSV cannot hold.
std::string_view decodeCell(std::string_view cell);

/// Makes one row after another.
class SafeCsvRow
{
public:
    SafeCsvRow &evidence(std::string_view text); ///< quoted and encoded
    SafeCsvRow &own(std::string_view text);      ///< quoted only: words and numbers of this program

    /// The row with its line end; the next one begins.
    std::string take();

private:
    void quoted(std::string_view cell);
    std::string m_row;
};

} // namespace interloper
