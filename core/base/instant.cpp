#include "base/instant.h"

#include "base/civil_time.h"

#include <array>
#include <chrono>

namespace interloper {
namespace {

// Writes `value` with leading zeros and returns where the next character goes.
char *putDigits(char *out, std::uint32_t value, int width)
{
    for (int i = width - 1; i >= 0; --i, value /= 10)
        out[i] = static_cast<char>('0' + value % 10);
    return out + width;
}

char *putDate(char *out, std::chrono::sys_days day)
{
    const std::chrono::year_month_day date{day};
    out = putDigits(out, static_cast<std::uint32_t>(static_cast<int>(date.year())), 4);
    *out++ = '-';
    out = putDigits(out, static_cast<unsigned>(date.month()), 2);
    *out++ = '-';
    return putDigits(out, static_cast<unsigned>(date.day()), 2);
}

char *putClock(char *out, std::uint32_t seconds)
{
    out = putDigits(out, seconds / 3600, 2);
    *out++ = ':';
    out = putDigits(out, seconds / 60 % 60, 2);
    *out++ = ':';
    return putDigits(out, seconds % 60, 2);
}

// `YYYY-MM-DD` or `YYYYMMDD`; `compact` tells which.
bool readIsoDate(TimeCursor &cursor, CivilTime &out, bool &compact)
{
    if (!cursor.number(4, out.year))
        return false;
    compact = !cursor.take('-');
    return cursor.number(2, out.month) && (compact || cursor.take('-')) && cursor.number(2, out.day);
}

// `hh:mm[:ss[.fraction]]` or `hhmm[ss[.fraction]]`.
bool readIsoClock(TimeCursor &cursor, CivilTime &out)
{
    if (!cursor.number(2, out.hour))
        return false;
    const bool colons = cursor.take(':');
    if (!cursor.number(2, out.minute))
        return false;
    if (colons ? !cursor.take(':') : !cursor.digitNext())
        return true;
    return cursor.number(2, out.second) && readFraction(cursor, out);
}

} // namespace

std::optional<Instant> parseIsoInstant(std::string_view text, ZoneSource assumed)
{
    TimeCursor cursor{text};
    CivilTime civil;
    bool compact = false;
    if (!readIsoDate(cursor, civil, compact))
        return std::nullopt;
    if (cursor.done()) {
        if (compact) // eight digits may be any figure
            return std::nullopt;
        civil.dayOnly = true;
        return instantOf(civil, assumed);
    }
    const bool separated = cursor.take('T') || cursor.take('t') || cursor.skipBlanks();
    if (!readIsoClock(cursor, civil))
        return std::nullopt;
    constexpr std::size_t kFigures = 14; // YYYYMMDDhhmmss; fewer, and it may be any figure
    if (!separated && (!compact || cursor.at < kFigures))
        return std::nullopt;
    if (!readZone(cursor, civil) || !cursor.done())
        return std::nullopt;
    return instantOf(civil, assumed);
}

std::optional<int> parseZoneOffset(std::string_view text)
{
    TimeCursor cursor{text};
    CivilTime civil;
    if (text.empty() || cursor.skipBlanks() || !readZone(cursor, civil) || !cursor.done())
        return std::nullopt;
    return civil.offsetMinutes;
}

std::string formatIso(const Instant &instant)
{
    using namespace std::chrono;
    if (!instant.good)
        return {};
    const sys_seconds point{std::chrono::seconds{instant.seconds}};
    const sys_days day = floor<days>(point);
    std::array<char, sizeof "0000-00-00T00:00:00.000000000Z"> buffer{};
    char *end = putDate(buffer.data(), day);
    *end++ = 'T';
    end = putClock(end, static_cast<std::uint32_t>((point - sys_seconds{day}).count()));
    if (instant.digits > 0) {
        *end++ = '.';
        putDigits(end, instant.nanos, 9);
        end += instant.digits;
    }
    *end++ = 'Z';
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

} // namespace interloper
