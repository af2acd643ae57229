// The everyday traffic that fills a case up to its size: made hour by hour in order of time, streamed, never held.
#pragma once

#include "exercise/aws_habits.h"
#include "exercise/aws_world.h"
#include "exercise/story.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interloper {

/// Spreads `total` records over the ten days: by day more than at night, on weekends little from people, cron jobs in
/// the first minutes of each hour.
class AwsBackground
{
public:
    /// Requires: `world` outlives the background; `step` divides an hour.
    AwsBackground(const AwsWorld &world, std::uint64_t total, StorySeconds step);

    /// Appends the records of [from, from + step). Requires: called for each step of the story, in order.
    void appendStep(std::vector<AwsStoryRecord> &out, StorySeconds from);

private:
    struct ActorHabits
    {
        std::size_t first = 0;
        std::size_t count = 0;
        unsigned weight = 0;
    };

    void readHabits();
    std::size_t drawActor(StorySeconds time);
    const AwsHabit &drawHabit(const ActorHabits &habits);
    void appendRecord(std::vector<AwsStoryRecord> &out, std::size_t actor, StorySeconds time);
    std::string expanded(std::string_view pattern, AwsSiteId site, StorySeconds time, const std::string &instance);
    void appendPlace(std::string &out, char slot, AwsSiteId site, StorySeconds time, const std::string &instance);
    bool appendChance(std::string &out, char slot);

    const AwsWorld &m_world;
    std::uint64_t m_total;
    StorySeconds m_step;
    Prng m_prng;
    std::vector<ActorHabits> m_habits;      // by AwsWho
    std::vector<std::uint64_t> m_untilHour; // weight of all hours before the n-th of the story
};

} // namespace interloper
