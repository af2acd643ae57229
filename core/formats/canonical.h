// A record's content without its spelling: what identity without an id is made of, and what copies are compared by.
#pragma once

#include "formats/record_reader.h"

#include <string>
#include <string_view>

namespace interloper {

/// The parsed tree with keys in byte order and without white space, so that spacing and the order of keys do not
/// matter. Duplicate keys keep their order. The text itself where it is no JSON.
std::string canonicalJson(std::string_view record);

/// The filled cells of the row at hand by column name, so that the order of columns does not matter.
std::string canonicalRow(const RecordReader &reader);

} // namespace interloper
