// What the readers of time texts share: a cursor over the text, and figures of a calendar and a clock that become an
// Instant in one place. Used inside base only.
#pragma once

#include "base/instant.h"

namespace interloper {

/// A cursor over a text; every read reports whether it found what it wanted, and stays where it was if not.
struct TimeCursor
{
    std::string_view text;
    std::size_t at = 0;

    bool done() const { return at == text.size(); }
    char peek() const { return done() ? '\0' : text[at]; }
    bool digitNext() const { return peek() >= '0' && peek() <= '9'; }

    bool take(char c)
    {
        if (done() || text[at] != c)
            return false;
        ++at;
        return true;
    }

    bool takeWord(std::string_view lower); ///< ASCII letters without case

    /// Exactly `digits` digits.
    bool number(std::size_t digits, int &out);

    /// One or two digits.
    bool shortNumber(int &out);

    /// Blanks, no-break spaces (U+00A0) and the narrow ones (U+202F) that browsers write; returns whether any was
    /// there.
    bool skipBlanks();
};

/// A date and a clock as written, before anybody checked that they exist.
struct CivilTime
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::uint32_t nanos = 0;
    std::uint8_t digits = 0;
    bool cut = false;      ///< the fraction had more than nine digits
    bool dayOnly = false;  ///< there was no clock
    bool hasZone = false;  ///< there was a zone
    int offsetMinutes = 0; ///< east of UTC
};

/// Reads `.123` or `,123` where one is next, of any length. False: a separator without a digit.
bool readFraction(TimeCursor &cursor, CivilTime &out);

/// Reads a zone where one is next, with blanks before it. False: something else is there.
bool readZone(TimeCursor &cursor, CivilTime &out);

/// Days that stand for "no time": .NET's first, Windows' first, the last of all. As written, in whatever zone.
bool isSentinelDay(int year, int month, int day);

/// Checks the figures and makes the instant, with `zone` where the text names none. nullopt: no such day or time.
std::optional<Instant> instantOf(const CivilTime &civil, ZoneSource zone);

} // namespace interloper
