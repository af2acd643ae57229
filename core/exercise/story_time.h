// The ten days in which every generated case plays, and times as the two clouds write them. No clock is read.
#pragma once

#include <cstdint>
#include <string>

namespace interloper {

using StorySeconds = std::int64_t; ///< since 1970-01-01T00:00:00Z

inline constexpr StorySeconds kMinute = 60;
inline constexpr StorySeconds kHour = 3600;
inline constexpr StorySeconds kDay = 86400;
inline constexpr StorySeconds kStoryStart = 1740960000; ///< Monday 2025-03-03T00:00:00Z
inline constexpr int kStoryDays = 10;
inline constexpr StorySeconds kStoryEnd = kStoryStart + kStoryDays * kDay; ///< no event at or after this

/// A moment of the story; day 0 is the Monday it begins on.
constexpr StorySeconds storyTime(int day, int hour, int minute, int second = 0)
{
    return kStoryStart + day * kDay + hour * kHour + minute * kMinute + second;
}

/// `2025-03-03T11:55:21Z`
void appendIsoTime(std::string &out, StorySeconds time);
std::string isoTime(StorySeconds time);

/// `2025-03-03T11:55:21.1234567Z`, as the Activity Log writes it; `ticks` are tenths of a microsecond, 0 to 9,999,999.
std::string azureTime(StorySeconds time, std::uint32_t ticks);

/// The given letters replaced: Y, M, D, h, m, s by year (4 digits) to second (2 digits); others stay: `Y/M/D`.
std::string timeText(StorySeconds time, const char *form);

} // namespace interloper
