// The resources around one finding as a tree that leads to its instance: what chain.cpp lays out. Private to layout.
#pragma once

#include "investigation.h"
#include "links/link_kinds.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace interloper {

/// A resource that an event nearer to the launch names.
struct ChainPart
{
    static constexpr std::size_t kInstance = static_cast<std::size_t>(-1);

    Joint joint = Joint::None;
    std::string_view identifier;
    std::string_view role;
    ResourceKind resource = ResourceKind::Instance;
    EventId used;  ///< the event that names it, which made the parent or is the launch
    EventId made;  ///< the event that made it; invalid where these logs have none
    EventId first; ///< any event tied to it; invalid where there is none
    std::size_t parent = kInstance;
    std::uint32_t hops = 1;
    bool isDisk = false;
    bool opened = false;

    bool explained() const { return made.valid(); }
};

/// The parts of a finding, parents before children.
std::vector<ChainPart> chainParts(const Investigation &investigation, std::size_t finding);

/// Indexes of the parts of the disk line from the farthest to the one that the instance has; empty where there is none.
/// The line with most explained parts wins, then the longest, then the one nearest to the beginning.
std::vector<std::size_t> diskLine(const std::vector<ChainPart> &parts);

/// Indexes of the other parts, a subtree behind another, each child before its parent; the most telling subtree last.
std::vector<std::vector<std::size_t>> namedTrees(const std::vector<ChainPart> &parts,
                                                 const std::vector<std::size_t> &line);

} // namespace interloper
