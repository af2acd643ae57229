#include "detect/finding.h"

#include <array>

namespace interloper {

std::string_view outcomeId(Outcome outcome)
{
    constexpr std::array<std::string_view, 4> kIds{"created", "updated", "unknown", "unfinished"};
    return kIds[static_cast<std::size_t>(outcome)];
}

std::string_view outcomeBasisId(OutcomeBasis basis)
{
    constexpr std::array<std::string_view, 9> kIds{"launch-call",  "sub-status",         "request-method",
                                                   "time-created", "provisioning-state", "request-body",
                                                   "nothing",      "export-cannot-tell", "no-outcome-row"};
    return kIds[static_cast<std::size_t>(basis)];
}

} // namespace interloper
