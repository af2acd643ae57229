// A record as named cells: a CSV row, a row of a REST answer's table, or a flat object whose members are columns. One
// reader of a table's columns serves all three.
#pragma once

#include "formats/record_reader.h"

#include <initializer_list>

namespace interloper {

struct Cell
{
    std::string_view text;   ///< empty where no such column is filled
    std::string_view column; ///< as the header writes it
};

/// The first of the columns that this table has and that the row at hand fills. Names in lower case.
Cell cellOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames);

std::string_view textOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames);

/// The cell read as a JSON object; nullopt where it is none.
std::optional<simdjson::dom::object> jsonCell(RecordReader &reader, std::initializer_list<std::string_view> lowerNames);

/// A time as the row writes it: ISO, or in a browser's locale with the day and month order of this input. What had to
/// be assumed is noted in the reader.
Instant timeOfCell(std::string_view text, RecordReader &reader);

} // namespace interloper
