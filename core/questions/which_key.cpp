// The credential of the launch and its origin.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    if (asked.finding.provider == Provider::Azure)
        return partly(asked, "A token of the directory; sign-ins are not in the Activity log.", asked.finding.rows);
    const StringId key = asked.events().textId(asked.finding.event, Column::AccessKey);
    if (key == kEmptyString)
        return notInTheseLogs("The launch names no access key.");
    const std::string name(asked.column(Column::AccessKey));
    const EventId maker = asked.facts.makerOf(key);
    std::vector<EventId> cited = asked.finding.rows;
    if (maker.valid())
        cited.push_back(maker);
    std::string text =
        name + (maker.valid() ? ", handed out by " + std::string(asked.events().text(maker, Column::Operation)) + "."
                              : "; how it was made is not in these logs.");
    addSignal(asked, "key-from-two-networks", text, cited);
    return maker.valid() ? answered(asked, std::move(text), std::move(cited))
                         : partly(asked, std::move(text), std::move(cited));
}

} // namespace

extern constinit const Question kWhichKey;
constinit const Question kWhichKey{"which-key", "With which credential, and how was it got?", answer};

} // namespace interloper
