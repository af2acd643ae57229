// Other launches and attempts of the same hand.
#include "questions/question.h"

#include <algorithm>
#include <iterator>

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

/// The other launches of the same hand, in the order of the findings.
std::vector<const Finding *> otherLaunches(const Asked &asked)
{
    std::vector<const Finding *> out;
    const auto add = [&](LaunchIndex::Launches more) {
        std::vector<const Finding *> sorted(more.begin(), more.end());
        std::sort(sorted.begin(), sorted.end());
        std::vector<const Finding *> joined;
        std::set_union(out.begin(), out.end(), sorted.begin(), sorted.end(), std::back_inserter(joined));
        out = std::move(joined);
    };
    add(asked.facts.byActor().of(asked.columnId(Column::Actor)));
    add(asked.facts.byAddress().of(asked.columnId(Column::Address)));
    add(asked.facts.byAccessKey().of(asked.columnId(Column::AccessKey)));
    std::erase(out, &asked.finding);
    return out;
}

/// The rows of the launches that stand nearest to it among the findings, which are ordered by time.
std::vector<EventId> nearestRows(const Asked &asked, const std::vector<const Finding *> &launches)
{
    std::vector<EventId> out;
    auto after = std::lower_bound(launches.begin(), launches.end(), &asked.finding);
    auto before = after;
    for (std::size_t i = 0; i < kCitedMost && (before != launches.begin() || after != launches.end()); ++i) {
        const bool back = before != launches.begin() && (i % 2 == 0 || after == launches.end());
        const Finding *next = back ? *--before : *after++;
        out.insert(out.end(), next->rows.begin(), next->rows.end());
    }
    return out;
}

Answer answer(const Asked &asked)
{
    const auto others = otherLaunches(asked);
    const std::size_t instances = others.size();
    std::vector<EventId> cited = nearestRows(asked, others);
    std::size_t tries = 0;
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
