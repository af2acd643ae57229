#include "layout/chain.h"

#include "layout/chain_parts.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr double kLowerLane = 9; ///< below row two, for each edge that passes under other nodes

std::string_view nameOf(std::string_view identifier)
{
    const std::size_t slash = identifier.rfind('/');
    return slash == std::string_view::npos ? identifier : identifier.substr(slash + 1);
}

class ChainLayout
{
public:
    ChainLayout(const Investigation &investigation, std::size_t finding, const ChainMetrics &metrics)
        : m_events(investigation.events),
          m_finding(investigation.findings[finding]),
          m_metrics(metrics),
          m_parts(chainParts(investigation, finding)),
          m_nodeOf(m_parts.size(), ChainEdge::kNowhere)
    {}

    ChainPicture make()
    {
        const auto line = diskLine(m_parts);
        const auto trees = namedTrees(m_parts, line);
        chooseRowOne(line);
        chooseRowTwo(trees);
        const bool gapBefore = !line.empty() && !m_parts[line.front()].explained();
        const std::vector<double> widths = rowTwoDistances();
        const double wideOne = static_cast<double>(m_rowOne.size()) * pitch() + (gapBefore ? m_metrics.gapLength : 0);
        m_instanceX = m_metrics.margin + std::max(wideOne, widths.empty() ? 0 : widths.front());
        placeRowOne(gapBefore);
        placeRowTwo(widths);
        connectRowTwo();
        m_out.width = m_instanceX + m_metrics.nodeWidth + m_metrics.margin;
        const double rows = m_rowTwo.empty() ? 1 : 2;
        m_out.height = 2 * m_metrics.margin + rows * m_metrics.nodeHeight + (rows - 1) * m_metrics.rowGap +
                       m_lowerLanes * kLowerLane;
        return std::move(m_out);
    }

private:
    /// A place in a row: a part, or a fold of several.
    struct Slot
    {
        std::size_t part = ChainPart::kInstance;
        std::uint32_t folded = 0;
    };

    /// The far end and what is nearest to the instance stay.
    void chooseRowOne(const std::vector<std::size_t> &line)
    {
        const std::size_t room = kMaxChainNodes - 1; // beside the instance
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::size_t hidden = line.size() > room ? line.size() - (room - 1) : 0;
            if (i == 1 && hidden > 0) {
                m_rowOne.push_back({ChainPart::kInstance, static_cast<std::uint32_t>(hidden)});
                i += hidden;
            }
            m_rowOne.push_back({line[i], 0});
        }
    }

    /// The most telling trees, whole, as long as there is room for them.
    void chooseRowTwo(const std::vector<std::vector<std::size_t>> &trees)
    {
        std::size_t all = 0;
        for (const auto &tree : trees)
            all += tree.size();
        const std::size_t room = all > kMaxChainNodes ? kMaxChainNodes - 1 : kMaxChainNodes;
        std::uint32_t folded = 0;
        for (auto tree = trees.rbegin(); tree != trees.rend(); ++tree) {
            if (folded > 0 || m_rowTwo.size() + tree->size() > room) {
                folded += static_cast<std::uint32_t>(tree->size());
                continue;
            }
            for (auto part = tree->rbegin(); part != tree->rend(); ++part)
                m_rowTwo.push_back({*part, 0});
        }
        if (folded > 0)
            m_rowTwo.push_back({ChainPart::kInstance, folded});
        std::reverse(m_rowTwo.begin(), m_rowTwo.end());
    }

    /// From one node to the next where an edge with words lies between.
    double pitch() const { return m_metrics.nodeWidth + m_metrics.edgeLength; }

    /// How far left of the instance each node of row two stands. Words stand beside the last one and between neighbours
    /// of which one leads to the other; the others stand close, unless a line goes to another node of row one: then the
    /// columns of both rows agree, so that all lines go to the right and none cross.
    std::vector<double> rowTwoDistances() const
    {
        const bool close = std::all_of(m_rowTwo.begin(), m_rowTwo.end(), [&](const Slot &slot) {
            return slot.folded > 0 || m_parts[slot.part].parent == ChainPart::kInstance ||
                   !isInRowOne(m_parts[slot.part].parent);
        });
        std::vector<double> out(m_rowTwo.size());
        double distance = 0;
        for (std::size_t i = m_rowTwo.size(); i-- > 0;) {
            const bool last = i + 1 == m_rowTwo.size();
            const bool leads = !last && m_rowTwo[i].folded == 0 && m_rowTwo[i + 1].folded == 0 &&
                               m_parts[m_rowTwo[i].part].parent == m_rowTwo[i + 1].part;
            distance += last || leads || !close ? pitch() : m_metrics.nodeWidth + m_metrics.nodeGap;
            out[i] = distance;
        }
        return out;
    }

    std::uint32_t addNode(const Slot &slot, double x, double y)
    {
        ChainNode node;
        node.rect = {x, y, m_metrics.nodeWidth, m_metrics.nodeHeight};
        node.folded = slot.folded;
        if (slot.folded == 0) {
            const ChainPart &part = m_parts[slot.part];
            node.resource = part.resource;
            node.role = part.role;
            node.identifier = part.identifier;
            node.name = nameOf(part.identifier);
            node.event = part.made.valid() ? part.made : part.first;
            m_nodeOf[slot.part] = static_cast<std::uint32_t>(m_out.nodes.size());
        }
        m_out.nodes.push_back(node);
        return static_cast<std::uint32_t>(m_out.nodes.size() - 1);
    }

    ChainEdge edgeOf(std::uint32_t from, std::uint32_t to, EventId event) const
    {
        ChainEdge edge;
        edge.from = from;
        edge.to = to;
        edge.event = event;
        if (event.valid()) {
            edge.operation = shortOperation(m_events.text(event, Column::Operation));
            edge.time = m_events.time(event);
        }
        return edge;
    }

    void addStraight(std::uint32_t from, std::uint32_t to, EventId event)
    {
        ChainEdge edge = edgeOf(from, to, event);
        const ChainRect &a = m_out.nodes[from].rect;
        const ChainRect &b = m_out.nodes[to].rect;
        const double y = a.y + a.height / 2;
        edge.line = {{a.x + a.width, y}, {b.x, y}};
        edge.label = {(a.x + a.width + b.x) / 2, y};
        edge.labelWidth = event.valid() ? b.x - a.x - a.width : 0;
        m_out.edges.push_back(std::move(edge));
    }

    void placeRowOne(bool gapBefore)
    {
        const double y = m_metrics.margin;
        double x = m_instanceX - static_cast<double>(m_rowOne.size()) * pitch();
        std::uint32_t before = ChainEdge::kNowhere;
        EventId used;
        for (const Slot &slot : m_rowOne) {
            const std::uint32_t node = addNode(slot, x, y);
            x += pitch();
            if (before != ChainEdge::kNowhere)
                addStraight(before, node, used);
            else if (gapBefore)
                addGap(node);
            before = node;
            used = slot.folded == 0 ? m_parts[slot.part].used : EventId{};
        }
        ChainNode instance;
        instance.role = m_finding.provider == Provider::Aws ? "new instance" : "new VM";
        if (m_finding.outcome == Outcome::Updated)
            instance.role = "updated VM";
        instance.identifier = m_finding.instance;
        instance.name = nameOf(m_finding.instance);
        instance.rect = {m_instanceX, y, m_metrics.nodeWidth, m_metrics.nodeHeight};
        instance.event = m_finding.event;
        instance.isInstance = true;
        m_out.nodes.push_back(instance);
        m_instance = static_cast<std::uint32_t>(m_out.nodes.size() - 1);
        if (before != ChainEdge::kNowhere)
            addStraight(before, m_instance, used);
    }

    void addGap(std::uint32_t to)
    {
        ChainEdge gap;
        gap.to = to;
        gap.isGap = true;
        const ChainRect &rect = m_out.nodes[to].rect;
        const double y = rect.y + rect.height / 2;
        gap.line = {{rect.x - m_metrics.gapLength, y}, {rect.x, y}};
        gap.label = {rect.x - m_metrics.gapLength / 2, y};
        gap.labelWidth = m_metrics.gapLength;
        m_out.edges.push_back(std::move(gap));
    }

    void placeRowTwo(const std::vector<double> &distances)
    {
        const double y = m_metrics.margin + m_metrics.nodeHeight + m_metrics.rowGap;
        for (std::size_t i = 0; i < m_rowTwo.size(); ++i)
            addNode(m_rowTwo[i], m_instanceX - distances[i], y);
    }

    /// Nodes farther left run higher and end farther left, so that no two lines cross.
    void connectRowTwo()
    {
        std::vector<std::size_t> rising; // parts whose line goes up to row one
        for (const Slot &slot : m_rowTwo)
            if (slot.folded == 0 && isInRowOne(m_parts[slot.part].parent))
                rising.push_back(slot.part);
        for (std::size_t i = 0; i < rising.size(); ++i)
            addRising(rising[i], i, rising.size());
        for (const Slot &slot : m_rowTwo)
            if (slot.folded == 0 && !isInRowOne(m_parts[slot.part].parent))
                addInside(slot.part);
    }

    bool isInRowOne(std::size_t part) const
    {
        return part == ChainPart::kInstance || std::any_of(m_rowOne.begin(), m_rowOne.end(), [&](const Slot &slot) {
                   return slot.folded == 0 && slot.part == part;
               });
    }

    void addRising(std::size_t index, std::size_t place, std::size_t count)
    {
        const ChainPart &part = m_parts[index];
        const std::uint32_t from = m_nodeOf[index];
        const std::uint32_t to = part.parent == ChainPart::kInstance ? m_instance : m_nodeOf[part.parent];
        ChainEdge edge = edgeOf(from, to, part.used);
        const ChainRect &a = m_out.nodes[from].rect;
        const ChainRect &b = m_out.nodes[to].rect;
        const double share = static_cast<double>(place + 1) / static_cast<double>(count + 1);
        const double port = b.x + b.width * share;
        const double bottom = b.y + b.height;
        if (place + 1 == count && to == m_instance) {
            const double y = a.y + a.height / 2;
            edge.line = {{a.x + a.width, y}, {port, y}, {port, bottom}};
            edge.label = {a.x + a.width + m_metrics.edgeLength / 2, y};
            edge.labelWidth = m_metrics.edgeLength;
        } else {
            const double x = a.x + a.width / 2;
            const double y = bottom + m_metrics.rowGap * share;
            edge.line = {{x, a.y}, {x, y}, {port, y}, {port, bottom}};
        }
        m_out.edges.push_back(std::move(edge));
    }

    /// From a part to its parent in the same row: straight to the neighbour, below the row to others.
    void addInside(std::size_t index)
    {
        const ChainPart &part = m_parts[index];
        const std::uint32_t from = m_nodeOf[index];
        const std::uint32_t to = m_nodeOf[part.parent];
        if (to == ChainEdge::kNowhere)
            return;
        if (to == from + 1) {
            addStraight(from, to, part.used);
            return;
        }
        ++m_lowerLanes;
        ChainEdge edge = edgeOf(from, to, part.used);
        const ChainRect &a = m_out.nodes[from].rect;
        const ChainRect &b = m_out.nodes[to].rect;
        const double bottom = a.y + a.height;
        const double y = bottom + m_lowerLanes * kLowerLane;
        const double start = a.x + a.width / 2;
        const double end = b.x + b.width / 2 - m_lowerLanes * kLowerLane;
        edge.line = {{start, bottom}, {start, y}, {end, y}, {end, bottom}};
        m_out.edges.push_back(std::move(edge));
    }

    const EventStore &m_events;
    const Finding &m_finding;
    const ChainMetrics &m_metrics;
    std::vector<ChainPart> m_parts;
    std::vector<std::uint32_t> m_nodeOf; // by part
    std::vector<Slot> m_rowOne;          // without the instance
    std::vector<Slot> m_rowTwo;
    double m_instanceX = 0;
    double m_lowerLanes = 0;
    std::uint32_t m_instance = 0;
    ChainPicture m_out;
};

} // namespace

std::string_view shortOperation(std::string_view operation)
{
    const std::size_t slash = operation.find('/');
    return slash == std::string_view::npos ? operation : operation.substr(slash + 1);
}

ChainPicture layoutChain(const Investigation &investigation, std::size_t finding, const ChainMetrics &metrics)
{
    return ChainLayout(investigation, finding, metrics).make();
}

} // namespace interloper
