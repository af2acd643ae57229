// Facts that a baseline would judge.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    const std::string_view size = asked.launchField(
        {"requestParameters.instanceType", "properties.requestbody.properties.hardwareProfile.vmSize"});
    std::string text = (size.empty() ? std::string("Size not logged") : std::string(size)) + " in " +
                       (asked.finding.scope.empty() ? "a place that is not logged" : asked.finding.scope);
    if (asked.launchField({"requestParameters.networkInterfaceSet.items.associatePublicIpAddress"}) == "true")
        text += ", with a public address";
    text += '.';
    std::vector<EventId> cited = asked.finding.rows;
    for (const std::string_view id : {"type-large", "launch-many", "tags-missing", "region-new", "type-new"})
        addSignal(asked, id, text, cited);
    const std::int64_t history = asked.historyBefore();
    if (history >= kLeastHistory)
        return answered(asked, std::move(text), std::move(cited));
    return partly(asked, text + " These logs go back " + spanWords(history) + ", too little to compare with.",
                  std::move(cited));
}

} // namespace

extern constinit const Question kAnythingOdd;
constinit const Question kAnythingOdd{"anything-odd", "Odd size, region, count, tags?", answer};

} // namespace interloper
