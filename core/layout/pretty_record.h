// A raw record laid out for reading: one field a line, with the places marked that a finding or link rests on. Nothing
// is left out and nothing is judged: a broken record is laid out as far as its brackets tell, in its own bytes made
// visible. Pure functions, any thread.
#pragma once

#include "investigation.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// A value that decides something.
struct DecisiveField
{
    std::string field; ///< dotted path without array indexes, or a column name; empty: wherever the value stands alone
    std::string value; ///< as written
};

struct RecordMark
{
    std::size_t begin = 0; ///< bytes of PrettyRecord::text
    std::size_t end = 0;
    std::size_t decisive = 0; ///< index into the decisive fields
};

struct PrettyRecord
{
    std::string text;              ///< UTF-8, made visible
    std::vector<RecordMark> marks; ///< by begin; they may overlap
};

/// What the events of a finding rest on in this event: the identifiers of its links, and for a row of the launch the
/// facts of the finding. Without duplicates.
std::vector<DecisiveField> decisiveFields(const Investigation &investigation, std::size_t finding, EventId event);

/// JSON, indented by two blanks. JSON inside a string is laid out below it, unescaped, as long as it nests at most
/// three deep.
PrettyRecord prettyJson(std::string_view record, std::span<const DecisiveField> decisive);

/// One row of a CSV: a column a line, JSON in a cell laid out below it. Cells beyond the header have no name.
PrettyRecord prettyCsv(std::span<const std::string> header, std::span<const std::string> cells,
                       std::span<const DecisiveField> decisive);

} // namespace interloper
