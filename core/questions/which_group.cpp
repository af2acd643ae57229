// The rules around it.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    auto changes = asked.linkedBy({"security-group-", "nsg-"});
    const std::size_t opened = asked.linkedBy({"security-group-opened", "nsg-opened"}).size();
    if (!changes.empty()) {
        std::string text = countWords(changes.size(), "event") + " made or changed its groups; " +
                           (opened == 0 ? "none" : std::to_string(opened)) + " opened them to all.";
        return answered(asked, std::move(text), std::move(changes));
    }
    const std::string_view group = asked.launchField({"responseElements.instancesSet.items.groupSet.items.groupId"});
    if (!group.empty())
        return partly(asked, std::string(group) + "; no change of it is in these logs.", asked.finding.rows);
    return notInTheseLogs("No group is named.");
}

} // namespace

extern constinit const Question kWhichGroup;
constinit const Question kWhichGroup{"which-group", "Which security group or NSG, opened to whom and when?", answer};

} // namespace interloper
