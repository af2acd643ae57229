#include "triage/band.h"

namespace interloper {

std::string_view bandId(Band band)
{
    constexpr std::string_view kIds[] = {"act-now", "high", "medium", "low", "expected"};
    return kIds[static_cast<std::size_t>(band)];
}

Band bandOf(int score)
{
    if (score >= 80)
        return Band::ActNow;
    if (score >= 60)
        return Band::High;
    if (score >= 40)
        return Band::Medium;
    return score >= 20 ? Band::Low : Band::Expected;
}

} // namespace interloper
