// What the launch made.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    const std::string_view size =
        asked.launchField({"requestParameters.instanceType", "properties.requestbody.properties.hardwareProfile.vmSize",
                           "properties.responseBody.properties.hardwareProfile.vmSize"});
    const std::string_view count = asked.launchField({"requestParameters.instancesSet.items.maxCount"});
    std::string text = size.empty() ? "A machine whose size these logs do not name" : "A " + std::string(size);
    if (!count.empty())
        text += count == "1" ? ", the only one asked for" : ", one of " + std::string(count) + " asked for";
    text += ". Outcome: " + std::string(outcomeId(asked.finding.outcome)) + ".";
    const bool known = asked.finding.outcome == Outcome::Created || asked.finding.outcome == Outcome::Updated;
    return known ? answered(asked, std::move(text), asked.finding.rows)
                 : partly(asked, std::move(text), asked.finding.rows);
}

} // namespace

extern constinit const Question kWhat;
constinit const Question kWhat{"what", "What was created, how many, did it work?", answer};

} // namespace interloper
