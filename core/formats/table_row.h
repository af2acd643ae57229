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

/// Fills the reader's cells from a row of a REST answer, an array of values; the columns are in the envelope before the
/// rows. A value that is an object or an array becomes its JSON text, null becomes empty.
RecordVerdict loadRestRow(std::string_view record, RecordReader &reader);

/// Fills the reader's header and cells from an object whose members are columns, or from an array of such objects with
/// one member each. Values as in loadRestRow; the text `None`, which az writes for null, is empty too.
RecordVerdict loadFlatObject(std::string_view record, RecordReader &reader);

/// The same of an object that was parsed already. False: it has no members.
bool loadMembers(const simdjson::dom::object &members, RecordReader &reader);

/// Reads the row that the reader holds.
using ReadTableRow = RecordVerdict (*)(RecordReader &reader, EventRecord &out);

/// A format's `read` for rows of a REST answer, from its reader of rows.
template <ReadTableRow kReadRow>
RecordVerdict readRestRow(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = loadRestRow(record, reader);
    return verdict == RecordVerdict::Event ? kReadRow(reader, out) : verdict;
}

/// The same for flat objects.
template <ReadTableRow kReadRow>
RecordVerdict readFlatObject(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = loadFlatObject(record, reader);
    return verdict == RecordVerdict::Event ? kReadRow(reader, out) : verdict;
}

/// A time as the row writes it: ISO, or in a browser's locale with the day and month order of this input. What had to
/// be assumed is noted in the reader.
Instant timeOfCell(std::string_view text, RecordReader &reader);

} // namespace interloper
