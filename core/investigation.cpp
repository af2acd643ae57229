#include "investigation.h"

#include <algorithm>

namespace interloper {

std::optional<std::size_t> Investigation::findingOf(std::string_view key) const
{
    const auto found =
        std::find_if(findings.begin(), findings.end(), [&](const Finding &finding) { return finding.key == key; });
    if (found == findings.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - findings.begin());
}

std::vector<std::size_t> Investigation::findingsOfEvent(EventId event) const
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (std::find(findings[i].rows.begin(), findings[i].rows.end(), event) != findings[i].rows.end())
            out.push_back(i);
    return out;
}

} // namespace interloper
