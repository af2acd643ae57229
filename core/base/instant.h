// A point in time as a log wrote it, and the readers of every form that logs write. No locale, no allocation, no clock,
// no zone of this machine. Never QDateTime below ui: that keeps milliseconds only and reads a time without a zone as
// local time.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interloper {

inline constexpr std::int64_t kFirstSecond = -62167219200; ///< 0000-01-01T00:00:00Z
inline constexpr std::int64_t kLastSecond = 253402300799;  ///< 9999-12-31T23:59:59Z

enum class ZoneSource : std::uint8_t {
    Given,   ///< the text carried Z or an offset
    Assumed, ///< the format's documentation says which zone, or the user did (--assume-zone)
    Unknown, ///< nothing says which zone; the value was read as if it were UTC
};

/// What is odd about a time that was read; each is told for the input that it came from.
enum class TimeFlag : std::uint8_t {
    Leap = 1,       ///< `:60`: the value is that of the next second, ordered before it
    NextDay = 2,    ///< `24:00:00`: midnight at the end of the day
    Cut = 4,        ///< more than nine fraction digits; the rest is cut, not rounded
    DayOnly = 8,    ///< a date without a clock, taken as its midnight
    NotSet = 16,    ///< what a program writes that has no time (see isSentinelDay); never good
    Ambiguous = 32, ///< the text has another reading that nothing rules out (day and month, or a clock set back)
};

/// Seconds since 1970-01-01T00:00:00Z with nanoseconds and the number of fraction digits that the source wrote, so that
/// a time prints as it was given. Years 0000 to 9999.
struct Instant
{
    std::int64_t seconds = 0;
    std::uint32_t nanos = 0; ///< 0 to 999,999,999
    std::uint8_t digits = 0; ///< fraction digits in the source, 0 to 9
    ZoneSource zone = ZoneSource::Given;
    bool good = false;      ///< false: missing or not a time; such an event is kept and sorted after all others
    std::uint8_t flags = 0; ///< of TimeFlag

    bool has(TimeFlag flag) const { return (flags & static_cast<unsigned>(flag)) != 0; }
    void set(TimeFlag flag) { flags = static_cast<std::uint8_t>(flags | static_cast<unsigned>(flag)); }

    /// Order of time, then of nothing else: digits and zone do not order. A leap second comes before the second whose
    /// value it shares. Bad times come after good ones and are all alike.
    std::strong_ordering operator<=>(const Instant &other) const
    {
        if (good != other.good)
            return good ? std::strong_ordering::less : std::strong_ordering::greater;
        if (!good)
            return std::strong_ordering::equal;
        if (const auto bySeconds = seconds <=> other.seconds; bySeconds != 0)
            return bySeconds;
        if (has(TimeFlag::Leap) != other.has(TimeFlag::Leap))
            return has(TimeFlag::Leap) ? std::strong_ordering::less : std::strong_ordering::greater;
        return nanos <=> other.nanos;
    }
    bool operator==(const Instant &other) const { return (*this <=> other) == 0; }
};

/// Reads ISO 8601 as logs write it: `YYYY-MM-DD` or `YYYYMMDD`, then `T`, `t`, blanks or (compact form) nothing, then
/// `hh:mm[:ss[.fraction]]` or `hhmm[ss[.fraction]]`, then `Z`, `+hh:mm`, `+hhmm`, `+hh`, `UTC`, `GMT` or nothing. The
/// fraction follows a point or a comma. `YYYY-MM-DD` alone is a time too (DayOnly). A text without a zone gets
/// `assumed`. `:60` only at hh:59 or at 23:59 UTC. nullopt: not this grammar, or no such day or time; a sentinel is
/// returned as a bad time with NotSet.
std::optional<Instant> parseIsoInstant(std::string_view text, ZoneSource assumed = ZoneSource::Unknown);

/// Reads .NET's `/Date(1600000000000)/`, also with `+0100` (which changes nothing: the figure is UTC) and with its
/// slashes still escaped by JSON.
std::optional<Instant> parseDotNetInstant(std::string_view text);

enum class EpochUnit : std::uint8_t { Seconds, Milliseconds, Microseconds, Nanoseconds };

/// Reads a figure such as `1424476529`, `1424476529.0` or `1424476529123` as time since 1970. The unit follows from the
/// magnitude: below 1e11 seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds; so seconds reach
/// to the year 5138, and milliseconds begin in 1973. A figure of 0 is NotSet. Only for fields that are declared to be
/// times. nullopt: no plain figure, or outside the years 0000 to 9999.
std::optional<Instant> parseEpochInstant(std::string_view text, EpochUnit *unit = nullptr);

/// Which of the first two numbers of `04/05/2021` is the day.
enum class DateOrder : std::uint8_t { DayMonth, MonthDay };

/// Reads what a browser or .NET writes for a locale: `4/28/2021, 2:32:14.029 PM`, `25/08/2023, 12:22:10.000`,
/// `28.04.2021 14:32:14`, `2020-05-13, 04:52:01 PM` (a year in front needs no order), `1/9/2007 10:41:00 AM +01:00`.
/// Figures with one or two digits, the separators `/ - .`, any kind of blank before AM, PM, a.m., p.m. A text without a
/// zone gets `zone`. nullopt: not this grammar, or no such day in this order.
std::optional<Instant> parseLocaleInstant(std::string_view text, DateOrder order, ZoneSource zone);

/// The order that this text alone proves (a number above 12), or nullopt.
std::optional<DateOrder> provenDateOrder(std::string_view text);

/// `UTC`, `Z`, `+02:00`, `-0530` or `+02` as minutes east of UTC; nullopt: none of these.
std::optional<int> parseZoneOffset(std::string_view text);

/// `2023-07-10T11:55:21Z` with the source's own fraction digits; empty for a bad time. A leap second is printed as the
/// second after it, which every reader understands.
std::string formatIso(const Instant &instant);

/// Days since 1970-01-01 of a proleptic Gregorian date. Requires: 1 <= month <= 12, 1 <= day <= 31.
std::int64_t daysFromCivil(int year, unsigned month, unsigned day);

} // namespace interloper
