// A point in time as a log wrote it. Never QDateTime below ui: that keeps milliseconds only and reads a time without a
// zone as local time.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interloper {

enum class ZoneSource : std::uint8_t {
    Given,   ///< the text carried Z or an offset
    Assumed, ///< the format's documentation says which zone, or the user did (--assume-zone)
    Unknown, ///< nothing says which zone; the value was read as if it were UTC
};

/// Seconds since 1970-01-01T00:00:00Z with nanoseconds and the number of fraction digits that the source wrote, so that
/// a time prints as it was given. Years 0000 to 9999.
struct Instant
{
    std::int64_t seconds = 0;
    std::uint32_t nanos = 0; ///< 0 to 999,999,999
    std::uint8_t digits = 0; ///< fraction digits in the source, 0 to 9
    ZoneSource zone = ZoneSource::Given;
    bool good = false; ///< false: missing or not a time; such an event is kept and sorted after all others

    /// Order of time, then of nothing else: digits and zone do not order. Bad times come after good ones.
    std::strong_ordering operator<=>(const Instant &other) const
    {
        if (good != other.good)
            return good ? std::strong_ordering::less : std::strong_ordering::greater;
        if (const auto bySeconds = seconds <=> other.seconds; bySeconds != 0)
            return bySeconds;
        return nanos <=> other.nanos;
    }
    bool operator==(const Instant &other) const { return (*this <=> other) == 0; }
};

/// Reads `YYYY-MM-DD[T ]hh:mm[:ss[.fraction]][Z|+hh:mm|+hhmm]` without locale or allocation. A fraction longer than
/// nine digits is cut. A text without a zone gets `assumed` (Unknown reads as UTC and says so). `:60` is taken as the
/// next second. nullopt: not this grammar, or no such day or time.
std::optional<Instant> parseIsoInstant(std::string_view text, ZoneSource assumed = ZoneSource::Unknown);

/// Which of the first two numbers of `04/05/2021` is the day.
enum class DateOrder : std::uint8_t { DayMonth, MonthDay };

/// Reads `4/28/2021, 2:32:14.029 PM`, `25/08/2023, 12:22:10.000` and `26-05-2023 14:34:06.264`: how a browser's locale
/// writes the times of a portal export. nullopt: not this grammar, or no such day in this order.
std::optional<Instant> parseLocaleInstant(std::string_view text, DateOrder order, ZoneSource zone);

/// The order that this text alone proves (a number above 12), or nullopt.
std::optional<DateOrder> provenDateOrder(std::string_view text);

/// `UTC`, `Z`, `+02:00`, `-0530` or `+02` as minutes east of UTC; nullopt: none of these.
std::optional<int> parseZoneOffset(std::string_view text);

/// `2023-07-10T11:55:21Z` with the source's own fraction digits; empty for a bad time.
std::string formatIso(const Instant &instant);

/// Days since 1970-01-01 of a proleptic Gregorian date. Requires: 1 <= month <= 12, 1 <= day <= 31.
std::int64_t daysFromCivil(int year, unsigned month, unsigned day);

} // namespace interloper
