// Whether a person, a program or a service made it, and who says so.
#include "questions/question.h"

namespace interloper {
namespace {

bool isService(std::string_view text)
{
    return text.ends_with(".amazonaws.com");
}

Answer answer(const Asked &asked)
{
    const std::string_view agent = asked.column(Column::Agent);
    if (isService(asked.finding.sourceIp) || asked.column(Column::ActorType) == "AWSService")
        return answered(asked, "A service of the cloud: " + asked.finding.sourceIp + ", which the caller cannot write.",
                        asked.finding.rows);
    if (!agent.empty())
        return partly(asked, "The user agent is " + std::string(agent) + ", which the caller writes.",
                      asked.finding.rows);
    if (asked.finding.provider == Provider::Azure && !asked.finding.actor.empty())
        return partly(asked, "The caller is written as " + asked.finding.actor + "; the program is not logged.",
                      asked.finding.rows);
    return notInTheseLogs("Neither a user agent nor a service is named.");
}

} // namespace

extern constinit const Question kHumanOrCode;
constinit const Question kHumanOrCode{"human-or-code", "A person, a program or a service?", answer};

} // namespace interloper
