// Commands, sessions and keys that reached into it.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    auto reached = asked.linkedBy({"instance-command-sent", "instance-session-started", "instance-link-shared",
                                   "instance-key-pushed", "instance-extension-changed", "instance-password-read",
                                   "instance-console-read"});
    if (!reached.empty()) {
        std::string text = countWords(reached.size(), "event") + " reached into it.";
        return answered(asked, std::move(text), std::move(reached));
    }
    if (auto failed = asked.facts.failedAccess(asked.finding.instance); !failed.empty()) {
        std::string text = countWords(failed.size(), "attempt") + " to reach into it failed.";
        return partly(asked, std::move(text), std::move(failed));
    }
    auto open = asked.linkedBy({"security-group-opened", "nsg-opened"});
    if (!open.empty()) {
        const auto keys = asked.linkedBy({"key-pair-"});
        open.insert(open.end(), keys.begin(), keys.end());
        return partly(asked, "Its group was open to all; logins are not in these logs.", std::move(open));
    }
    return notInTheseLogs("No command, session or key reached it; logins are not in these logs.");
}

} // namespace

extern constinit const Question kHowReached;
constinit const Question kHowReached{"how-reached", "How was it reached or driven?", answer};

} // namespace interloper
