// Times as a figure since 1970: plain, or in .NET's JSON.
#include "base/civil_time.h"

#include <array>
#include <chrono>

namespace interloper {
namespace {

constexpr std::int64_t kBillion = 1'000'000'000;
constexpr std::uint8_t kMaxDigits = 9;

// A figure as written: sign, whole part, and up to nine digits behind the point.
struct Figure
{
    bool negative = false;
    std::int64_t whole = 0;
    CivilTime fraction; // nanos, digits and cut only
};

bool readFigure(TimeCursor &cursor, Figure &out)
{
    out.negative = cursor.take('-');
    constexpr int kMostDigits = 18; // fits; nanoseconds of today have 19 and are read below
    int count = 0;
    for (; cursor.digitNext(); ++cursor.at, ++count) {
        const int digit = cursor.peek() - '0';
        if (count > kMostDigits || (count == kMostDigits && out.whole > (INT64_MAX - digit) / 10))
            return false;
        out.whole = out.whole * 10 + digit;
    }
    return count > 0;
}

// The figure in units of 10^-`scale` seconds as seconds and nanoseconds.
std::optional<Instant> scaled(const Figure &figure, std::uint8_t scale)
{
    constexpr std::array<std::int64_t, 10> kPowers{1,       10,        100,        1'000,       10'000,
                                                   100'000, 1'000'000, 10'000'000, 100'000'000, kBillion};
    const std::int64_t unit = kPowers[scale];
    const std::int64_t nanosPerUnit = kBillion / unit;
    std::int64_t seconds = figure.whole / unit;
    std::int64_t nanos = figure.whole % unit * nanosPerUnit + figure.fraction.nanos / unit;
    if (figure.negative) {
        seconds = nanos > 0 ? -seconds - 1 : -seconds;
        nanos = nanos > 0 ? kBillion - nanos : 0;
    }
    const int digits = scale + figure.fraction.digits;
    Instant out;
    out.seconds = seconds;
    out.nanos = static_cast<std::uint32_t>(nanos);
    out.digits = static_cast<std::uint8_t>(digits < kMaxDigits ? digits : kMaxDigits);
    out.good = true;
    if (figure.fraction.cut || digits > kMaxDigits)
        out.set(TimeFlag::Cut);
    return out;
}

// Marks what stands for "no time" and refuses what no calendar has.
std::optional<Instant> judged(std::optional<Instant> instant)
{
    using namespace std::chrono;
    constexpr std::int64_t kFirst = -62135683200; // 0000-12-31: the first sentinel day in zones east of UTC
    constexpr std::int64_t kEnd = 253402387200;   // 10000-01-02: the last one in zones west of it
    if (instant->seconds < kFirst || instant->seconds >= kEnd)
        return std::nullopt;
    const year_month_day date{floor<days>(sys_seconds{seconds{instant->seconds}})};
    const int year = static_cast<int>(date.year());
    if (year < 1 || year > 9999 ||
        isSentinelDay(year, static_cast<int>(static_cast<unsigned>(date.month())),
                      static_cast<int>(static_cast<unsigned>(date.day())))) {
        instant->good = false;
        instant->set(TimeFlag::NotSet);
    }
    return instant;
}

bool takeSlash(TimeCursor &cursor)
{
    cursor.take('\\');
    return cursor.take('/');
}

} // namespace

std::optional<Instant> parseEpochInstant(std::string_view text, EpochUnit *unit)
{
    TimeCursor cursor{text};
    Figure figure;
    if (!readFigure(cursor, figure) || !readFraction(cursor, figure.fraction) || !cursor.done())
        return std::nullopt;
    constexpr std::array<std::int64_t, 3> kEnds{100'000'000'000, 100'000'000'000'000, 100'000'000'000'000'000};
    std::size_t which = 0;
    while (which < kEnds.size() && figure.whole >= kEnds[which])
        ++which;
    auto out = judged(scaled(figure, static_cast<std::uint8_t>(which * 3)));
    if (out && figure.whole == 0 && figure.fraction.nanos == 0) {
        out->good = false;
        out->set(TimeFlag::NotSet);
    }
    if (unit != nullptr)
        *unit = static_cast<EpochUnit>(which);
    return out;
}

std::optional<Instant> parseDotNetInstant(std::string_view text)
{
    constexpr std::uint8_t kMilliseconds = 3;
    TimeCursor cursor{text};
    Figure figure;
    if (!takeSlash(cursor) || !cursor.takeWord("date(") || !readFigure(cursor, figure))
        return std::nullopt;
    int ignored = 0;
    if ((cursor.take('+') || cursor.take('-')) && !cursor.number(4, ignored))
        return std::nullopt;
    if (!cursor.take(')') || !takeSlash(cursor) || !cursor.done())
        return std::nullopt;
    return judged(scaled(figure, kMilliseconds));
}

} // namespace interloper
