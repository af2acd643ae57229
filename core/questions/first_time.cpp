// What is new about the launch, as far as these logs go back.
#include "questions/question.h"

namespace interloper {
namespace {

std::size_t earlierLaunches(const Asked &asked)
{
    std::size_t out = 0;
    for (const Finding &other : asked.facts.findings())
        out += other.actor == asked.finding.actor && other.time < asked.finding.time ? 1 : 0;
    return out;
}

Answer answer(const Asked &asked)
{
    const std::int64_t history = asked.historyBefore();
    if (history < kLeastHistory)
        return notInTheseLogs("These logs go back " + spanWords(history) +
                              " before the launch; below 7 days nothing is called new.");
    const std::size_t before = earlierLaunches(asked);
    const std::string since = " in " + spanWords(history) + " of logs.";
    return answered(asked,
                    before == 0 ? "The first launch by this actor" + since
                                : "This actor made " + countWords(before, "launch") + " before" + since,
                    asked.finding.rows);
}

} // namespace

extern constinit const Question kFirstTime;
constinit const Question kFirstTime{"first-time", "The first time for this actor?", answer};

} // namespace interloper
