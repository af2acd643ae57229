// Calls by its own role.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    auto calls = asked.linkedBy({"role-session"});
    auto beats = asked.linkedBy({"role-heartbeat"});
    const std::string heartbeats = countWords(beats.size(), "heartbeat") + " of its agent set apart.";
    if (!calls.empty()) {
        std::string text = countWords(calls.size(), "call") + " by its own role or identity; " + heartbeats;
        addSignal(asked, "role-credentials-elsewhere", text, calls);
        return answered(asked, std::move(text), std::move(calls));
    }
    if (!beats.empty())
        return answered(asked, "No call of its own; " + heartbeats, std::move(beats));
    return notInTheseLogs("No call by a role of its own.");
}

} // namespace

extern constinit const Question kWhatItDid;
constinit const Question kWhatItDid{"what-it-did", "What did the instance itself do?", answer};

} // namespace interloper
