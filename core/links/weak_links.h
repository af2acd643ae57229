// Ties that hold no identifier of the instance: rows of the launch's own operation or deployment, what was done with
// the resource group that it is part of, and what the same actor did to disks, groups and keys around the launch. Only
// the first is ever called proof.
#pragma once

#include "detect/finding.h"
#include "events/actor_index.h"
#include "links/link.h"

#include <cstdint>
#include <span>
#include <vector>

namespace interloper {

/// What weakLinks() makes, in the findings' order.
struct WeakLinking
{
    std::vector<std::vector<Link>> links; ///< correlation, then parent, then context, each by time
    std::vector<std::uint32_t> leftOut;   ///< context beyond kMostContext
};

inline constexpr std::int64_t kContextSeconds = 3600; ///< before and after the launch
inline constexpr std::size_t kMostContext = 50;       ///< nearest to the launch

/// Correlation: Azure rows that share the launch's correlation id (Azure Monitor, "Activity Log event schema": one id
/// for the events of one operation). Parent: what was done with the Azure resource group that the machine is part of,
/// its end only after the launch. Context: calls that did not fail, by the launch's actor within kContextSeconds, on
/// snapshots, disks, images, groups and key pairs, unless an identifier ties them to this or to another launch.
/// `identifierLinks` are those of the findings.
WeakLinking weakLinks(const EventStore &events, const ActorIndex &actors, std::span<const Finding> findings,
                      std::span<const std::vector<Link>> identifierLinks);

} // namespace interloper
