// Rows and cells of a CSV: RFC 4180, with CR, LF or CRLF between rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// Length of the first row without its line end, or npos where the row does not end in `text`. `last` says that nothing
/// follows, so that the end of the text ends a row.
std::size_t csvRowLength(std::string_view text, bool last);

/// Length of the line end at the front: 0, 1 or 2.
std::size_t lineEndLength(std::string_view text);

/// Cells of one row, unquoted. Text behind a closing quote is kept.
void splitCsvRow(std::string_view row, char delimiter, std::vector<std::string> &cells);

} // namespace interloper
