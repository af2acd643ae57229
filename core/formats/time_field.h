// The one way from a field that a format declares to be a time to an Instant, and the account of what was odd about the
// times of an input. Used while records are read.
#pragma once

#include "base/instant.h"
#include "evidence/receipt.h"
#include "formats/event_record.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interloper {

class RecordReader;

/// Reads a time in any form that base/instant knows: ISO, a locale's, .NET's, or a figure since 1970. `zone` is where a
/// text without a zone has it from: Assumed where the format's documentation says UTC, Given where the file itself
/// does, Unknown where nothing does; then the user's zone is taken, and its absence noted in the reader. Day and month
/// are read in the order that the text itself proves, else in the reader's, else in `usual`, else by the locale's
/// custom; the last two are Ambiguous, and noted. A text that is empty, null or no time gives a bad Instant.
Instant readTime(std::string_view text, ZoneSource zone, RecordReader &reader,
                 std::optional<DateOrder> usual = std::nullopt);

/// Counts what is odd about the times of one input and says it once for each kind.
class TimeTally
{
public:
    void add(const EventRecord &event, Input &input);

    /// Adds the issues, those that the reader noted included.
    void report(const RecordReader &reader, Input &input) const;

private:
    void reportMissing(Input &input) const;
    void reportFlags(Input &input) const;

    std::uint64_t m_missing = 0;
    std::uint64_t m_bad = 0;
    std::uint64_t m_notSet = 0;
    std::string m_firstBad;
    std::string m_firstNotSet;
    std::array<std::uint64_t, 8> m_flags{}; // by bit of TimeFlag, good times only
};

/// Says where the newest event of an input is more than a day later than the file's own time of last change
/// (`changedSeconds`, since 1970): a clock was wrong, or the file's time is.
void noteFutureEvents(std::int64_t changedSeconds, Input &input);

} // namespace interloper
