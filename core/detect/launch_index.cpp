#include "detect/launch_index.h"

#include <algorithm>

namespace interloper {
namespace {

bool isBefore(const Finding *launch, const Instant &time)
{
    return launch->time < time;
}

} // namespace

void LaunchIndex::sortByTime()
{
    for (auto &[key, launches] : m_launches)
        std::stable_sort(launches.begin(), launches.end(),
                         [](const Finding *a, const Finding *b) { return a->time < b->time; });
}

LaunchIndex::Launches LaunchIndex::of(StringId key) const
{
    const auto found = m_launches.find(key);
    return found == m_launches.end() ? Launches{} : Launches(found->second);
}

LaunchIndex::Launches LaunchIndex::around(StringId key, const Instant &time, std::int64_t seconds) const
{
    if (!time.good)
        return {};
    Instant from = time;
    from.seconds -= seconds;
    Instant until = time;
    until.seconds += seconds + 1;
    const Launches all = of(key);
    const auto first = std::lower_bound(all.begin(), all.end(), from, isBefore);
    return {first, std::lower_bound(first, all.end(), until, isBefore)};
}

LaunchIndex::Launches LaunchIndex::before(StringId key, const Instant &time) const
{
    if (!time.good)
        return {};
    const Launches all = of(key);
    return {all.begin(), std::lower_bound(all.begin(), all.end(), time, isBefore)};
}

} // namespace interloper
