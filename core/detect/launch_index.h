// Launches looked up by what they share: an actor, an address, a key, a principal. Immutable; any thread.
#pragma once

#include "base/ids.h"
#include "detect/finding.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace interloper {

class LaunchIndex
{
public:
    /// In the order of time, those without a good time last; launches of one time in the order of the list.
    using Launches = std::span<const Finding *const>;

    LaunchIndex() = default;

    /// `keyOf(finding)` is a StringId; launches whose key is the empty string are left out. `launches` must outlive it.
    template <typename KeyOf>
    LaunchIndex(std::span<const Finding> launches, KeyOf keyOf)
    {
        for (const Finding &launch : launches)
            if (const StringId key = keyOf(launch); key.valid() && key != kEmptyString)
                m_launches[key].push_back(&launch);
        sortByTime();
    }

    Launches of(StringId key) const;
    /// Those from `seconds` before to `seconds` after `time`; none where that is bad.
    Launches around(StringId key, const Instant &time, std::int64_t seconds) const;
    /// Those before `time`; none where that is bad.
    Launches before(StringId key, const Instant &time) const;

private:
    void sortByTime();

    std::unordered_map<StringId, std::vector<const Finding *>> m_launches;
};

} // namespace interloper
