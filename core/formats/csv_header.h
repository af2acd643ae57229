// What stands before the rows of a CSV: the header and the lines that exports put in front of it.
#pragma once

#include "formats/remarks.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

struct CsvHeader
{
    std::vector<std::string> names;   ///< clean and unique: a repeated name gets ` (2)`, an empty one `column 3`
    std::vector<std::string> written; ///< as the file has them, unquoted
    char delimiter = ',';
    std::size_t bytes = 0; ///< from the start of the content up to the line end behind the header, inclusive
    bool wrapped = false;  ///< the header is broken over lines without quotes, so rows may be too
    std::vector<Remark> remarks;
};

/// Reads the header at the front of `head`. The delimiter is the one by which the header and the rows after it agree
/// best; a `sep=` line decides it. No names where the text holds no row.
CsvHeader readCsvHeader(std::string_view head);

/// Names without BOM, blanks at the ends and line breaks, each different from those before it without case.
std::vector<std::string> uniqueColumnNames(const std::vector<std::string> &written);

} // namespace interloper
