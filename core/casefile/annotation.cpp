#include "casefile/annotation.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::array<std::string_view, 4> kVerdictIds{"malicious", "benign", "expected", "unsure"};

} // namespace

std::string_view verdictId(Verdict verdict)
{
    return kVerdictIds[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdictFromId(std::string_view id)
{
    const auto found = std::find(kVerdictIds.begin(), kVerdictIds.end(), id);
    if (found == kVerdictIds.end())
        return std::nullopt;
    return static_cast<Verdict>(found - kVerdictIds.begin());
}

} // namespace interloper
