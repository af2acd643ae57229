// What stands where strict JSON gave up: a record that only needs mending, or a broken one, and then where the next
// record begins. One search a file; it remembers how the records of the file begin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace interloper {

class RecordSearch
{
public:
    enum class Kind : std::uint8_t {
        Record,    ///< `length` bytes are a record that can be mended
        Broken,    ///< `length` bytes are a broken record; what follows can be read
        NeedsMore, ///< a longer window may tell; with nothing more to come the record is cut
    };
    struct Result
    {
        Kind kind = Kind::NeedsMore;
        std::size_t length = 0;
        std::string_view code; ///< of a broken record
    };

    /// A good record, whose first key the others will share.
    void sawRecord(std::string_view record);

    /// Requires: text starts with `{` or `[`. `seemed` is the length that counting brackets gave, 0 where it found
    /// none. `last` says that nothing follows the text.
    Result look(std::string_view text, std::size_t seemed, bool last) const;

    /// True once a good record was seen.
    bool knowsKey() const { return !m_firstKey.empty(); }

    /// Where a record begins in a text whose beginning is unknown; its size where none is seen.
    std::size_t afterLoss(std::string_view text) const;

private:
    /// Where the next record begins: at or behind `from`, or at the start of a line before that. `broken` is where the
    /// grammar broke. The text's size where none is seen.
    std::size_t nextRecord(std::string_view text, std::size_t from, std::size_t broken, bool last) const;

    std::string m_firstKey; ///< with its quotes
};

} // namespace interloper
