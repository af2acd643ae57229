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

// The kCitedMost events that are nearest to the launch, each once; of those equally near the earlier ones.
void keepNearest(const Asked &asked, std::vector<EventId> &events)
{
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    if (events.size() <= kCitedMost)
        return;
    const auto distance = [&](EventId event) {
        return std::abs(asked.events().time(event).seconds - asked.finding.time.seconds);
    };
    std::nth_element(events.begin(), events.begin() + kCitedMost, events.end(), [&](EventId a, EventId b) {
        const auto farA = distance(a);
        const auto farB = distance(b);
        return farA != farB ? farA < farB : earlier(asked.events(), a, b);
    });
    events.resize(kCitedMost);
}

} // namespace

const Signal *Asked::signal(std::string_view id) const
{
    const auto found = std::find_if(triage.reasons.begin(), triage.reasons.end(),
                                    [&](const Signal &signal) { return signal.id == id; });
    return found == triage.reasons.end() ? nullptr : &*found;
}

std::string toTheSecond(Instant time)
{
    time.nanos = 0;
    time.digits = 0;
    return formatIso(time);
}

void addSignal(const Asked &asked, std::string_view id, std::string &text, std::vector<EventId> &events)
{
    if (const Signal *signal = asked.signal(id)) {
        text += ' ' + signal->text + '.';
        events.insert(events.end(), signal->events.begin(), signal->events.end());
    }
}

Answer answered(const Asked &asked, std::string text, std::vector<EventId> events)
{
    keepNearest(asked, events);
    sortByTime(asked.events(), events);
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
