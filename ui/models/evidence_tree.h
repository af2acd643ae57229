// The receipt's inputs as a tree: what was opened, the folders in it, files, members of archives. Plain values, built
// once for each investigation and owned by the evidence model; any thread.
#pragma once

#include "evidence/receipt.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

struct EvidenceNode
{
    enum class Kind { Folder, File, Archive };

    static constexpr int kNone = -1;

    Kind kind = Kind::Folder;
    int parent = kNone;
    std::vector<int> children; ///< in reading order
    std::string name;          ///< raw bytes; `a/b/c` where folders with one folder each are drawn together
    int input = kNone;         ///< index into Receipt::inputs of a file; kNone for folders and archives
    Counts counts;             ///< of all that is below, or of the file
    std::uint32_t files = 0;
    std::uint32_t problems = 0; ///< files that isProblem() counts
    std::uint32_t noted = 0;    ///< files that were read with a choice they do not prove
    Instant first;
    Instant last;
};

class EvidenceTree
{
public:
    /// The node that all else is below: the whole evidence. It has no name and no row of its own.
    static constexpr int kRoot = 0;
    /// Levels of folders; what lies deeper stays on the last as `a/b/c`. Names come from archives too, which may lie.
    static constexpr int kMostLevels = 32;

    EvidenceTree();
    /// `sources`: the paths that were opened, as InvestigateOptions has them.
    EvidenceTree(const Receipt &receipt, const std::vector<std::string> &sources);

    const EvidenceNode &node(int index) const { return m_nodes[static_cast<std::size_t>(index)]; }
    int size() const { return static_cast<int>(m_nodes.size()); }

    /// The path as the receipt has it, for a member with the archive's before it; empty for the root.
    std::string path(int index) const;
    /// The inputs of a node and of all below it, in reading order.
    std::vector<std::uint32_t> inputs(int index) const;

private:
    EvidenceNode &at(int index) { return m_nodes[static_cast<std::size_t>(index)]; }
    int add(int parent, EvidenceNode::Kind kind, std::string name);
    int folderOf(int parent, EvidenceNode::Kind kind, const std::string &name);
    int addBelow(int parent, std::string_view path, EvidenceNode::Kind kind);
    void addInput(const Input &input, int number, const std::string &source);
    void sum(const Receipt &receipt);
    void nameSources();
    void drawTogether();

    std::vector<EvidenceNode> m_nodes;                  ///< a parent comes before its children
    std::unordered_map<std::string, int> m_folders;     ///< while it is built: parent and name to node
    std::unordered_map<int, std::string> m_sourcePaths; ///< of the nodes below the root
};

} // namespace interloper
