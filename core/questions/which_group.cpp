// The rules around it.
#include "questions/question.h"

namespace interloper {
namespace {

constexpr std::size_t kToldMost = 3; ///< intervals in the sentence; the others are in the exposure itself

std::string intervalWords(const Exposure &exposure)
{
    const std::string since = !exposure.openedBy.valid() ? " from before these logs"
                              : exposure.from.good       ? " from " + toTheSecond(exposure.from)
                                                         : " from a time that is not logged";
    const std::string until = exposure.closedBy.valid() ? " to " + toTheSecond(exposure.until)
                                                        : ", no removal seen up to " + toTheSecond(exposure.until);
    const std::string rule = exposure.rule.id.empty() ? "" : " (" + exposure.rule.id + ")";
    return ' ' + portWords(exposure.rule) + rule + " open to " + exposure.rule.source + since + until + '.';
}

/// When it was open to all. Exposures come open to all first.
std::string openIntervals(const Asked &asked)
{
    std::string out;
    std::size_t told = 0;
    std::size_t more = 0;
    for (const Exposure &exposure : asked.exposures) {
        if (!exposure.isOpenToAll())
            continue;
        if (told++ < kToldMost)
            out += intervalWords(exposure);
        else
            ++more;
    }
    return more == 0 ? out : out + ' ' + countWords(more, "more interval") + '.';
}

Answer answer(const Asked &asked)
{
    auto changes = asked.linkedBy({"security-group-", "nsg-"});
    const std::size_t opened = asked.linkedBy({"security-group-opened", "nsg-opened"}).size();
    if (!changes.empty()) {
        std::string text = countWords(changes.size(), "event") + " made or changed its groups; " +
                           (opened == 0 ? "none" : std::to_string(opened)) + " opened them to all." +
                           openIntervals(asked);
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
