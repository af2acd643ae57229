// The hour of the actor before the launch.
#include "events/read_operations.h"
#include "questions/question.h"

namespace interloper {
namespace {

constexpr std::int64_t kHour = 3600;

Answer answer(const Asked &asked)
{
    const EventStore &events = asked.events();
    if (asked.finding.actor.empty() || !asked.finding.time.good)
        return notInTheseLogs("The launch names no actor or no time.");
    Instant from = asked.finding.time;
    from.seconds -= kHour;
    std::vector<EventId> cited;
    const auto all = asked.facts.eventsOf(events.textId(asked.finding.event, Column::Actor), from, asked.finding.time);
    bool first = true; // from the launch's own address
    std::size_t failed = 0;
    for (const EventId event : all) {
        const bool ownAddress =
            events.textId(event, Column::Address) == events.textId(asked.finding.event, Column::Address);
        const bool refused = events.textId(event, Column::Error) != kEmptyString;
        failed += refused ? 1 : 0;
        if (refused || !onlyReads(events.text(event, Column::Operation)) || (first && ownAddress))
            cited.push_back(event);
        first = first && !ownAddress;
    }
    if (all.empty())
        return partly(asked, "Nothing by this actor in the hour before; the logs go back " +
                                 spanWords(asked.historyBefore()) + ".");
    if (cited.empty())
        cited.push_back(all.front());
    return answered(asked,
                    countWords(all.size(), "event") + " in the hour before, " + std::to_string(failed) +
                        " failed; the first from this address, changes and failures are cited.",
                    std::move(cited));
}

} // namespace

extern constinit const Question kJustBefore;
constinit const Question kJustBefore{"just-before", "What did the actor do just before?", answer};

} // namespace interloper
