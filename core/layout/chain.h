// Geometry of the left-to-right chain picture as plain structs: how a disk came to a new instance, and what its launch
// named. Drawn by the window and by reports. Pure functions, any thread.
//
// Row one is the disk: source, snapshot, new volume, new instance. Row two holds what the launch named. A node is a
// resource with its identifier, an edge the event that used it for the next node.
#pragma once

#include "investigation.h"
#include "links/link_kinds.h"

#include <string>
#include <string_view>
#include <vector>

namespace interloper {

struct ChainPoint
{
    double x = 0;
    double y = 0;
};

struct ChainRect
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// Sizes in the unit of the drawing; the defaults are those of the look at 96 dpi.
struct ChainMetrics
{
    double nodeWidth = 107;
    double nodeHeight = 40;
    double edgeLength = 88;
    double gapLength = 58;
    double nodeGap = 14; ///< between nodes of row two that no edge joins
    double rowGap = 30;
    double margin = 10;
};

struct ChainNode
{
    ResourceKind resource = ResourceKind::Instance;
    std::string_view role;       ///< English, for instance `source disk`; empty for a fold
    std::string_view identifier; ///< as written; a view into the store or the finding
    std::string_view name;       ///< what is shown of it: the last part of a resource id
    ChainRect rect;
    EventId event; ///< that made it, else the first that is tied to it; invalid where no event is
    bool isInstance = false;
    std::uint32_t folded = 0; ///< more than 0: stands for this many nodes
};

struct ChainEdge
{
    static constexpr std::uint32_t kNowhere = 0xFFFFFFFFu;

    std::uint32_t from = kNowhere; ///< index of a node; kNowhere for a gap: what came before is not in these logs
    std::uint32_t to = 0;
    EventId event;              ///< the event that proves it; invalid for a gap or beside a fold
    std::string_view operation; ///< short form, see shortOperation()
    Instant time;
    Strength strength = Strength::Identifier;
    bool isGap = false;
    std::vector<ChainPoint> line; ///< corners, the arrow head at the last
    ChainPoint label;             ///< middle of the label; operation above it, time below
    double labelWidth = 0;        ///< 0: no room for words
};

struct ChainPicture
{
    std::vector<ChainNode> nodes; ///< row one from left to right, then row two
    std::vector<ChainEdge> edges; ///< in the order the keyboard follows
    double width = 0;
    double height = 0;
};

/// More nodes than this in one row are folded into one that says how many.
inline constexpr std::size_t kMaxChainNodes = 7;

/// `virtualMachines/write` of `Microsoft.Compute/virtualMachines/write`; an AWS operation as it is.
std::string_view shortOperation(std::string_view operation);

/// Requires: `finding` is an index into `investigation.findings`. The views live as long as the investigation. Without
/// links or open ends the picture is the instance alone.
ChainPicture layoutChain(const Investigation &investigation, std::size_t finding, const ChainMetrics &metrics = {});

} // namespace interloper
