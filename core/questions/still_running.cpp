// What became of it.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    const EventStore &events = asked.events();
    const Lifecycle &lifecycle = asked.lifecycle;
    std::vector<EventId> cited = asked.linkedBy(
        {"instance-changed", "instance-terminated", "instance-deleted", "instance-stopped", "instance-started"});
    const auto after = [&] { return spanWords(events.time(lifecycle.event).seconds - asked.finding.time.seconds); };
    switch (lifecycle.state) {
    case Lifecycle::State::Ended:
        return answered(asked, "It ended " + after() + " after the launch.", std::move(cited));
    case Lifecycle::State::Stopped:
        return answered(asked, "It was stopped " + after() + " after the launch.", std::move(cited));
    case Lifecycle::State::Started:
        return answered(asked, "It was stopped and started again; no stop is seen since.", std::move(cited));
    case Lifecycle::State::Unfinished:
        return partly(asked, "A stop or end was begun; how it went is not in these logs.", std::move(cited));
    case Lifecycle::State::NoStopSeen:
        break;
    }
    const EventId last = asked.facts.spans().of(asked.finding.event).last;
    if (!last.valid())
        return notInTheseLogs("No event of its account and region has a time.");
    cited.push_back(last);
    return answered(asked, "No stop is seen up to " + toTheSecond(lifecycle.until) + ".", std::move(cited));
}

} // namespace

extern constinit const Question kStillRunning;
constinit const Question kStillRunning{"still-running", "Does it still run? Is it protected?", answer};

} // namespace interloper
