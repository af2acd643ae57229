#include "detect/finding.h"

#include <array>

namespace interloper {

std::string_view outcomeId(Outcome outcome)
{
    constexpr std::array<std::string_view, 4> kIds{"created", "updated", "unknown", "unfinished"};
    return kIds[static_cast<std::size_t>(outcome)];
}

} // namespace interloper
