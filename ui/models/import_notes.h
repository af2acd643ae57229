// What an import had to choose, or did with the evidence that its reader should know: calm facts, not problems. Derived
// from the receipt's issues; the words are ui/words'. Plain functions, any thread.
#pragma once

#include "investigation.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace interloper {

struct ImportNote
{
    enum class Kind {
        Limit,     ///< packed files that a limit of inflating ended; the user may have them read on
        DateOrder, ///< no date shows whether day or month comes first; the user may decide
        Zone,      ///< times name no zone; the user may decide
        Encoding,  ///< the text is not UTF-8 and was read as another encoding
        Recovered, ///< broken records that the tolerant reader still understood
        BadTime,   ///< events whose time cannot be read
        Conflict,  ///< copies of one event that differ
        Repeated,  ///< equal records without an id in one file
        Count
    };

    Kind kind = Kind::DateOrder;
    std::vector<std::uint32_t>
        inputs; ///< indexes into Receipt::inputs, in reading order; may be empty for a choice made

    bool operator==(const ImportNote &) const = default;
};

/// The kind that an issue's code belongs to; nullopt where the issue is no import note.
std::optional<ImportNote::Kind> importNoteOf(std::string_view code);

/// One note a kind, in the order of Kind. A choice that the user made is told also where no file needs it any more, so
/// that it can be taken back.
std::vector<ImportNote> importNotes(const Investigation &investigation);

} // namespace interloper
