// The identity behind the launch.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    if (asked.finding.actor.empty())
        return notInTheseLogs("The launch names no actor.");
    std::string text = asked.finding.actor;
    if (const std::string_view type = asked.column(Column::ActorType); !type.empty())
        text += ", " + std::string(type);
    if (const std::string_view role = asked.column(Column::Role); !role.empty())
        text += ", by the role " + std::string(role);
    return answered(asked, text + ".", asked.finding.rows);
}

} // namespace

extern constinit const Question kWho;
constinit const Question kWho{"who", "Who made it?", answer};

} // namespace interloper
