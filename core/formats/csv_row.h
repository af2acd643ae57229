// A CSV record as the cells of the row at hand.
#pragma once

#include "formats/record_reader.h"

#include <string_view>

namespace interloper {

/// Fills the reader's cells from a row; what is odd about it is left in the reader's remarks. A row that is no UTF-8 is
/// decoded as Windows-1252 and counts as recovered. Always `Event`: every text is a row.
RecordVerdict loadCsvRow(std::string_view record, RecordReader &reader);

} // namespace interloper
