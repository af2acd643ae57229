#include "exercise/story_time.h"

#include <array>
#include <chrono>
#include <string_view>

namespace interloper {

namespace {

struct Civil
{
    unsigned year, month, day, hour, minute, second;
};

Civil civilOf(StorySeconds time)
{
    const StorySeconds dayNumber = time / kDay;
    const auto ofDay = static_cast<unsigned>(time % kDay);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{dayNumber}}};
    return {static_cast<unsigned>(static_cast<int>(date.year())),
            static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()),
            ofDay / 3600,
            ofDay / 60 % 60,
            ofDay % 60};
}

void appendDigits(std::string &out, unsigned value, unsigned digits)
{
    std::array<char, 10> text{};
    for (unsigned i = digits; i-- > 0; value /= 10)
        text[i] = static_cast<char>('0' + value % 10);
    out.append(text.data(), digits);
}

void appendForm(std::string &out, StorySeconds time, std::string_view form)
{
    const Civil civil = civilOf(time);
    for (const char c : form) {
        switch (c) {
        case 'Y':
            appendDigits(out, civil.year, 4);
            break;
        case 'M':
            appendDigits(out, civil.month, 2);
            break;
        case 'D':
            appendDigits(out, civil.day, 2);
            break;
        case 'h':
            appendDigits(out, civil.hour, 2);
            break;
        case 'm':
            appendDigits(out, civil.minute, 2);
            break;
        case 's':
            appendDigits(out, civil.second, 2);
            break;
        default:
            out += c;
        }
    }
}

} // namespace

void appendIsoTime(std::string &out, StorySeconds time)
{
    appendForm(out, time, "Y-M-DTh:m:sZ");
}

std::string isoTime(StorySeconds time)
{
    return timeText(time, "Y-M-DTh:m:sZ");
}

std::string azureTime(StorySeconds time, std::uint32_t ticks)
{
    std::string text = timeText(time, "Y-M-DTh:m:s.");
    appendDigits(text, ticks, 7);
    return text + 'Z';
}

std::string timeText(StorySeconds time, const char *form)
{
    std::string text;
    appendForm(text, time, form);
    return text;
}

} // namespace interloper
