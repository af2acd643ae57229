#include "detect/attempt_folder.h"

#include "base/text.h"

namespace interloper {
namespace {

// Terraform and the SDKs try again within seconds; a person who tries again after minutes makes another attempt.
constexpr std::int64_t kRetrySeconds = 60;

} // namespace

void AttemptFolder::add(Try next, std::vector<Attempt> &attempts)
{
    const Attempt &made = next.attempt;
    // Azure writes groups and subscriptions in any case.
    Request request{made.actor,     made.sourceIp, lowerAscii(made.scope), lowerAscii(made.account),
                    made.operation, made.error,    made.requested,         std::move(next.request)};
    const auto known = m_last.find(request);
    if (known != m_last.end() && known->second.until.good && made.time.good &&
        made.time.seconds - known->second.until.seconds <= kRetrySeconds) {
        Attempt &first = attempts[known->second.index];
        first.count += made.count;
        first.events.insert(first.events.end(), made.events.begin(), made.events.end());
        if (known->second.until < next.until)
            known->second.until = next.until;
        return;
    }
    m_last.insert_or_assign(std::move(request), Last{attempts.size(), next.until});
    attempts.push_back(std::move(next.attempt));
}

} // namespace interloper
