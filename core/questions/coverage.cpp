// How far the logs reach around the launch, and whether logging was changed meanwhile.
#include "questions/question.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::int64_t kDay = 86400;

std::vector<EventId> changesAround(const Asked &asked)
{
    std::vector<EventId> out;
    for (const EventId change :
         asked.facts.loggingChanges(asked.events().textId(asked.finding.event, Column::Account))) {
        const std::int64_t apart = asked.events().time(change).seconds - asked.finding.time.seconds;
        if (asked.events().time(change).good && apart >= -kDay && apart <= kDay)
            out.push_back(change);
    }
    return out;
}

Answer answer(const Asked &asked)
{
    const LogSpans::Span span = asked.facts.spans().of(asked.finding.event);
    if (!span.first.valid() || !asked.finding.time.good)
        return notInTheseLogs("The launch has no time that can be read.");
    const std::int64_t history = asked.historyBefore();
    const std::int64_t after = asked.events().time(span.last).seconds - asked.finding.time.seconds;
    std::string text = "The logs of this account and region begin " + spanWords(history) +
                       " before the launch and end " + spanWords(std::max<std::int64_t>(0, after)) + " after it.";
    std::vector<EventId> cited = changesAround(asked);
    text += cited.empty() ? " Nothing in them changed logging within a day."
                          : " Within a day of the launch " + countWords(cited.size(), "call") + " changed logging.";
    const bool whole = history >= kDay && cited.empty();
    cited.push_back(span.first);
    cited.push_back(span.last);
    return whole ? answered(asked, std::move(text), std::move(cited))
                 : partly(asked, std::move(text), std::move(cited));
}

} // namespace

extern constinit const Question kCoverage;
constinit const Question kCoverage{"coverage", "Do these logs cover the time, the account and the region?", answer};

} // namespace interloper
