#include "base/civil_time.h"

#include <chrono>

namespace interloper {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::uint8_t kMaxDigits = 9;

bool isMidnight(const CivilTime &civil)
{
    return civil.minute == 0 && civil.second == 0 && civil.nanos == 0 && !civil.cut;
}

// A leap second ends an hour of its own clock (or, in zones off by half an hour, the day of UTC).
bool mayLeap(const CivilTime &civil)
{
    constexpr int kMinutesPerDay = 1440;
    const int utc = (civil.hour * 60 + civil.minute - civil.offsetMinutes + 2 * kMinutesPerDay) % kMinutesPerDay;
    return civil.minute == 59 || utc == kMinutesPerDay - 1;
}

bool readOffset(TimeCursor &cursor, CivilTime &out)
{
    const bool west = cursor.peek() == '-';
    ++cursor.at;
    int hours = 0;
    int minutes = 0;
    if (!cursor.number(2, hours))
        return false;
    if (cursor.take(':')) {
        if (!cursor.number(2, minutes))
            return false;
    } else {
        cursor.number(2, minutes);
    }
    if (hours > 23 || minutes > 59)
        return false;
    out.hasZone = true;
    out.offsetMinutes = (west ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

} // namespace

bool TimeCursor::takeWord(std::string_view lower)
{
    if (text.size() - at < lower.size())
        return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const char c = text[at + i];
        if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != lower[i])
            return false;
    }
    at += lower.size();
    return true;
}

bool TimeCursor::number(std::size_t digits, int &out)
{
    if (text.size() - at < digits)
        return false;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    at += digits;
    out = value;
    return true;
}

bool TimeCursor::shortNumber(int &out)
{
    return number(2, out) || number(1, out);
}

bool TimeCursor::skipBlanks()
{
    const std::size_t begin = at;
    while (take(' ') || takeWord("\xC2\xA0") || takeWord("\xE2\x80\xAF")) {
    }
    return at > begin;
}

bool readFraction(TimeCursor &cursor, CivilTime &out)
{
    if (cursor.peek() != '.' && cursor.peek() != ',')
        return true;
    ++cursor.at;
    if (!cursor.digitNext())
        return false;
    std::uint32_t nanos = 0;
    std::uint8_t digits = 0;
    for (; cursor.digitNext(); ++cursor.at) {
        if (digits == kMaxDigits) {
            out.cut = true;
            continue;
        }
        nanos = nanos * 10 + static_cast<std::uint32_t>(cursor.peek() - '0');
        ++digits;
    }
    out.digits = digits;
    for (; digits < kMaxDigits; ++digits)
        nanos *= 10;
    out.nanos = nanos;
    return true;
}

bool readZone(TimeCursor &cursor, CivilTime &out)
{
    cursor.skipBlanks();
    if (cursor.done())
        return true;
    if (cursor.peek() == '+' || cursor.peek() == '-')
        return readOffset(cursor, out);
    out.hasZone = cursor.takeWord("z") || cursor.takeWord("utc") || cursor.takeWord("gmt");
    return out.hasZone;
}

bool isSentinelDay(int year, int month, int day)
{
    return ((year == 1 || year == 1601) && month == 1 && day == 1) || (year == 9999 && month == 12 && day == 31);
}

std::int64_t daysFromCivil(int year, unsigned month, unsigned day)
{
    using namespace std::chrono;
    const sys_days days = year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return days.time_since_epoch().count();
}

std::optional<Instant> instantOf(const CivilTime &civil, ZoneSource zone)
{
    using namespace std::chrono;
    const auto month = static_cast<unsigned>(civil.month);
    const auto day = static_cast<unsigned>(civil.day);
    const year_month_day date{std::chrono::year{civil.year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok() || civil.minute > 59 || civil.hour > 24 || (civil.hour == 24 && !isMidnight(civil)))
        return std::nullopt;
    if (civil.second > 60 || (civil.second == 60 && !mayLeap(civil)))
        return std::nullopt;
    Instant out;
    out.seconds = sys_days{date}.time_since_epoch().count() * kSecondsPerDay + civil.hour * 3600 +
                  (civil.minute - civil.offsetMinutes) * 60 + civil.second;
    out.nanos = civil.nanos;
    out.digits = civil.digits;
    out.zone = civil.hasZone ? ZoneSource::Given : zone;
    out.good = true;
    const auto flag = [&out](TimeFlag which, bool on) {
        if (on)
            out.set(which);
    };
    flag(TimeFlag::Leap, civil.second == 60);
    flag(TimeFlag::NextDay, civil.hour == 24);
    flag(TimeFlag::Cut, civil.cut);
    flag(TimeFlag::DayOnly, civil.dayOnly);
    if (isSentinelDay(civil.year, civil.month, civil.day)) {
        out.set(TimeFlag::NotSet);
        out.good = false;
        return out;
    }
    if (out.seconds < kFirstSecond || out.seconds > kLastSecond)
        return std::nullopt;
    return out;
}

} // namespace interloper
