#include "questions/question.h"

#include <algorithm>
#include <cstdlib>

namespace interloper {

std::string_view answerStateId(AnswerState state)
{
    constexpr std::string_view kIds[] = {"answered", "partly", "not-in-these-logs"};
    return kIds[static_cast<std::size_t>(state)];
}

namespace {

// The kCitedMost events that are nearest to the launch.
void keepNearest(const Asked &asked, std::vector<EventId> &events)
{
    if (events.size() <= kCitedMost)
        return;
    const auto distance = [&](EventId event) {
        return std::abs(asked.events().time(event).seconds - asked.finding.time.seconds);
    };
    std::stable_sort(events.begin(), events.end(), [&](EventId a, EventId b) { return distance(a) < distance(b); });
    events.resize(kCitedMost);
    std::sort(events.begin(), events.end(), [&](EventId a, EventId b) { return earlier(asked.events(), a, b); });
}

} // namespace

Answer answered(const Asked &asked, std::string text, std::vector<EventId> events)
{
    std::sort(events.begin(), events.end(), [&](EventId a, EventId b) { return earlier(asked.events(), a, b); });
    events.erase(std::unique(events.begin(), events.end()), events.end());
    keepNearest(asked, events);
    return {AnswerState::Answered, std::move(text), std::move(events)};
}

Answer partly(const Asked &asked, std::string text, std::vector<EventId> events)
{
    Answer out = answered(asked, std::move(text), std::move(events));
    out.state = AnswerState::Partly;
    return out;
}

Answer notInTheseLogs(std::string text)
{
    return {AnswerState::NotInTheseLogs, std::move(text), {}};
}

} // namespace interloper
