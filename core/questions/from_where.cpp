// The address of the launch and its other users.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    const StringId address = asked.events().textId(asked.finding.event, Column::Address);
    if (address == kEmptyString)
        return notInTheseLogs("The launch names no address.");
    std::vector<EventId> cited =
        asked.facts.othersAt(address, asked.events().textId(asked.finding.event, Column::Actor));
    std::string text = "From " + asked.finding.sourceIp;
    text += cited.empty() ? ", which no other actor used."
                          : ", which " + countWords(cited.size(), "other actor") + " used.";
    cited.insert(cited.end(), asked.finding.rows.begin(), asked.finding.rows.end());
    return answered(asked, std::move(text), std::move(cited));
}

} // namespace

extern constinit const Question kFromWhere;
constinit const Question kFromWhere{"from-where", "From where, and who else came from there?", answer};

} // namespace interloper
