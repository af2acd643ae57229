// What is new about the launch, as far as these logs go back.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    const std::int64_t history = asked.historyBefore();
    if (history < kLeastHistory)
        return notInTheseLogs("These logs go back " + spanWords(history) +
                              " before the launch; below 7 days nothing is called new.");
    const std::size_t before = asked.facts.byActor().before(asked.columnId(Column::Actor), asked.finding.time).size();
    const std::string since = " in " + spanWords(history) + " of logs.";
    std::string text = before == 0 ? "The first launch by this actor" + since
                                   : "This actor made " + countWords(before, "launch") + " before" + since;
    std::vector<EventId> cited = asked.finding.rows;
    for (const std::string_view id : {"address-new", "network-new", "agent-new", "image-new"})
        addSignal(asked, id, text, cited);
    return answered(asked, std::move(text), std::move(cited));
}

} // namespace

extern constinit const Question kFirstTime;
constinit const Question kFirstTime{"first-time", "The first time for this actor?", answer};

} // namespace interloper
