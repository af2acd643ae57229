#include "base/instant.h"

#include <chrono>
#include <cstdio>

namespace interloper {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;

// A cursor over the text; every read reports whether it found what it wanted.
struct Reader
{
    std::string_view text;
    std::size_t at = 0;

    bool done() const { return at == text.size(); }
    char peek() const { return done() ? '\0' : text[at]; }

    bool take(char c)
    {
        if (peek() != c || done())
            return false;
        ++at;
        return true;
    }

    bool number(std::size_t digits, int &out)
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
};

bool readFraction(Reader &reader, Instant &out)
{
    if (reader.peek() != '.' && reader.peek() != ',')
        return true;
    ++reader.at;
    std::uint32_t nanos = 0;
    std::uint8_t digits = 0;
    bool any = false;
    for (; reader.peek() >= '0' && reader.peek() <= '9'; ++reader.at) {
        any = true;
        if (digits == 9)
            continue;
        nanos = nanos * 10 + static_cast<std::uint32_t>(reader.peek() - '0');
        ++digits;
    }
    out.digits = digits;
    for (; digits < 9; ++digits)
        nanos *= 10;
    out.nanos = nanos;
    return any;
}

// Leaves the offset in seconds east of UTC.
bool readZone(Reader &reader, Instant &out, std::int64_t &offset)
{
    offset = 0;
    if (reader.done())
        return true;
    if (reader.take('Z') || reader.take('z')) {
        out.zone = ZoneSource::Given;
        return true;
    }
    const char sign = reader.peek();
    if (sign != '+' && sign != '-')
        return false;
    ++reader.at;
    int hours = 0;
    int minutes = 0;
    if (!reader.number(2, hours))
        return false;
    reader.take(':');
    if (!reader.done() && !reader.number(2, minutes))
        return false;
    if (hours > 23 || minutes > 59)
        return false;
    out.zone = ZoneSource::Given;
    offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return true;
}

} // namespace

std::int64_t daysFromCivil(int year, unsigned month, unsigned day)
{
    using namespace std::chrono;
    const sys_days days = year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return days.time_since_epoch().count();
}

std::optional<Instant> parseIsoInstant(std::string_view text, ZoneSource assumed)
{
    using namespace std::chrono;
    Reader reader{text};
    Instant out;
    out.zone = assumed;
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!reader.number(4, year) || !reader.take('-') || !reader.number(2, month) || !reader.take('-') ||
        !reader.number(2, day))
        return std::nullopt;
    if (!reader.take('T') && !reader.take(' ') && !reader.take('t'))
        return std::nullopt;
    if (!reader.number(2, hour) || !reader.take(':') || !reader.number(2, minute))
        return std::nullopt;
    if (reader.take(':') && (!reader.number(2, second) || !readFraction(reader, out)))
        return std::nullopt;
    std::int64_t offset = 0;
    if (!readZone(reader, out, offset) || !reader.done())
        return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    out.seconds =
        sys_days{date}.time_since_epoch().count() * kSecondsPerDay + hour * 3600 + minute * 60 + second - offset;
    out.good = true;
    return out;
}

namespace {

struct LocaleDate
{
    int first = 0;
    int second = 0;
    int year = 0;
};

// One or two digits.
bool readShort(Reader &reader, int &out)
{
    if (!reader.number(1, out))
        return false;
    int digit = 0;
    if (reader.number(1, digit))
        out = out * 10 + digit;
    return true;
}

bool readLocaleDate(Reader &reader, LocaleDate &out)
{
    if (!readShort(reader, out.first))
        return false;
    const char separator = reader.peek();
    if (separator != '/' && separator != '-' && separator != '.')
        return false;
    return reader.take(separator) && readShort(reader, out.second) && reader.take(separator) &&
           reader.number(4, out.year);
}

// ` AM` or ` PM` turns a 12-hour clock into a 24-hour one.
bool readMeridiem(Reader &reader, int &hour)
{
    if (reader.done())
        return true;
    reader.take(' ');
    const char half = static_cast<char>(reader.peek() & ~0x20);
    if (half != 'A' && half != 'P')
        return false;
    ++reader.at;
    if ((reader.peek() & ~0x20) != 'M' || hour < 1 || hour > 12)
        return false;
    ++reader.at;
    hour = hour % 12 + (half == 'P' ? 12 : 0);
    return reader.done();
}

} // namespace

std::optional<Instant> parseLocaleInstant(std::string_view text, DateOrder order, ZoneSource zone)
{
    using namespace std::chrono;
    Reader reader{text};
    LocaleDate date;
    Instant out;
    out.zone = zone;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!readLocaleDate(reader, date))
        return std::nullopt;
    reader.take(',');
    if (!reader.take(' ') || !readShort(reader, hour) || !reader.take(':') || !reader.number(2, minute))
        return std::nullopt;
    if (reader.take(':') && (!reader.number(2, second) || !readFraction(reader, out)))
        return std::nullopt;
    const int day = order == DateOrder::DayMonth ? date.first : date.second;
    const int month = order == DateOrder::DayMonth ? date.second : date.first;
    const year_month_day civil{std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(month)},
                               std::chrono::day{static_cast<unsigned>(day)}};
    if (!readMeridiem(reader, hour) || !civil.ok() || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    out.seconds = sys_days{civil}.time_since_epoch().count() * kSecondsPerDay + hour * 3600 + minute * 60 + second;
    out.good = true;
    return out;
}

std::optional<int> parseZoneOffset(std::string_view text)
{
    if (text == "UTC" || text == "utc")
        return 0;
    Reader reader{text};
    Instant ignored;
    std::int64_t offset = 0;
    if (text.empty() || !readZone(reader, ignored, offset) || !reader.done())
        return std::nullopt;
    return static_cast<int>(offset / 60);
}

std::optional<DateOrder> provenDateOrder(std::string_view text)
{
    Reader reader{text};
    LocaleDate date;
    if (!readLocaleDate(reader, date))
        return std::nullopt;
    if (date.first > 12 && date.second <= 12)
        return DateOrder::DayMonth;
    if (date.second > 12 && date.first <= 12)
        return DateOrder::MonthDay;
    return std::nullopt;
}

std::string formatIso(const Instant &instant)
{
    using namespace std::chrono;
    if (!instant.good)
        return {};
    const sys_seconds point{std::chrono::seconds{instant.seconds}};
    const sys_days day = floor<days>(point);
    const year_month_day date{day};
    const hh_mm_ss clock{point - day};
    char buffer[48];
    int length = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                               static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                               static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                               static_cast<int>(clock.seconds().count()));
    std::string out(buffer, static_cast<std::size_t>(length));
    if (instant.digits > 0) {
        std::snprintf(buffer, sizeof buffer, "%09u", instant.nanos);
        out += '.';
        out.append(buffer, instant.digits);
    }
    out += 'Z';
    return out;
}

} // namespace interloper
