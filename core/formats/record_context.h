// What it takes to read a single record again: everything of its input that a format looks at beside the record's own
// bytes. Kept for each input while evidence is read.
#pragma once

#include "formats/format.h"

#include <optional>
#include <string>
#include <string_view>

namespace interloper {

struct RecordContext
{
    const Format *format = nullptr; ///< nullptr: nothing was recognised, there are no records
    TableHeader header;
    std::string envelope;
    std::optional<DateOrder> dateOrder;
    std::optional<int> assumedZone;
};

/// The context that a reader is in after it read an input of this format.
RecordContext contextOf(const Format *format, const RecordReader &reader);

/// Reads one record in its input's context. `text` must be followed by SIMDJSON_PADDING bytes that may be read; it and
/// the reader must outlive the use of `out`.
RecordVerdict readRecord(std::string_view text, const RecordContext &context, RecordReader &reader, EventRecord &out);

} // namespace interloper
