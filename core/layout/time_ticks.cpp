#include "layout/time_ticks.h"

#include <cmath>

namespace interloper {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

constexpr std::int64_t kSteps[] = {
    1 * kSecond, 2 * kSecond,  5 * kSecond,  10 * kSecond, 15 * kSecond, 30 * kSecond, 1 * kMinute, 2 * kMinute,
    5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, 1 * kHour,    2 * kHour,    3 * kHour,   6 * kHour,
    12 * kHour,  1 * kDay,     2 * kDay,     7 * kDay,     14 * kDay,    28 * kDay,
};

std::int64_t floorTo(std::int64_t time, std::int64_t step)
{
    const std::int64_t rest = ((time % step) + step) % step;
    return time - rest;
}

std::string isoOf(std::int64_t time)
{
    Instant instant;
    instant.seconds = floorTo(time, kSecond) / kSecond;
    instant.good = true;
    return formatIso(instant);
}

std::string labelOf(std::int64_t time, std::int64_t step)
{
    const std::string iso = isoOf(time); // 2025-06-17T02:26:05Z
    if (step > 12 * kHour)
        return step > 300 * kDay ? iso.substr(0, 7) : iso.substr(5, 5);
    return step < 2 * kMinute ? iso.substr(11, 8) : iso.substr(11, 5);
}

} // namespace

std::int64_t tickStep(TimeRange range, double width, double room)
{
    const double wanted = static_cast<double>(range.span()) * room / width;
    for (const std::int64_t step : kSteps)
        if (static_cast<double>(step) >= wanted)
            return step;
    std::int64_t step = 28 * kDay;
    while (static_cast<double>(step) < wanted)
        step *= 2;
    return step;
}

std::vector<TimeTick> timeTicks(TimeRange range, std::int64_t step)
{
    std::vector<TimeTick> ticks;
    std::int64_t time = floorTo(range.from, step);
    if (time < range.from)
        time += step;
    for (; time < range.to; time += step)
        ticks.push_back({time, labelOf(time, step)});
    return ticks;
}

std::vector<TimeTick> datedTicks(TimeRange range, std::int64_t step)
{
    std::vector<TimeTick> ticks = timeTicks(range, step);
    const bool severalDays = floorTo(range.from, kDay) != floorTo(range.to - 1, kDay);
    if (severalDays && step <= 12 * kHour)
        for (TimeTick &tick : ticks)
            if (tick.time == floorTo(tick.time, kDay))
                tick.label.insert(0, isoOf(tick.time).substr(5, 5) + ' ');
    return ticks;
}

std::string dateOf(std::int64_t time)
{
    return isoOf(time).substr(0, 10);
}

std::string clockOf(std::int64_t time)
{
    return isoOf(time).substr(11, 8);
}

} // namespace interloper
