// Other launches and attempts of the same hand.
#include "questions/question.h"

namespace interloper {
namespace {

// Whether an event shares the launch's actor, address or key.
bool sameHand(const Asked &asked, EventId event)
{
    for (const Column column : {Column::Actor, Column::Address, Column::AccessKey}) {
        const StringId value = asked.events().textId(asked.finding.event, column);
        if (value != kEmptyString && value == asked.events().textId(event, column))
            return true;
    }
    return false;
}

Answer answer(const Asked &asked)
{
    std::vector<EventId> cited;
    std::size_t instances = 0;
    std::size_t tries = 0;
    for (const Finding &other : asked.facts.findings())
        if (&other != &asked.finding && other.event.valid() && sameHand(asked, other.event)) {
            ++instances;
            cited.insert(cited.end(), other.rows.begin(), other.rows.end());
        }
    for (const Attempt &attempt : asked.facts.attempts())
        if (!attempt.events.empty() && sameHand(asked, attempt.events.front())) {
            tries += attempt.count;
            cited.insert(cited.end(), attempt.events.begin(), attempt.events.end());
        }
    if (cited.empty())
        return partly(asked, "No other launch by this actor, address or key in these logs.");
    return answered(asked,
                    countWords(instances, "other instance") + " and " + countWords(tries, "failed attempt") +
                        " by the same actor, address or key.",
                    std::move(cited));
}

} // namespace

extern constinit const Question kWhatElse;
constinit const Question kWhatElse{"what-else", "What else did this actor, address or key create?", answer};

} // namespace interloper
