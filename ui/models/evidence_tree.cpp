#include "ui/models/evidence_tree.h"

#include "ui/models/evidence_sign.h"

#include <algorithm>
#include <string_view>

namespace interloper {
namespace {

std::string_view withoutSlashes(std::string_view path)
{
    while (path.size() > 1 && path.back() == '/')
        path.remove_suffix(1);
    return path;
}

std::string_view lastName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return name.empty() ? path : name;
}

bool isBelow(std::string_view path, std::string_view source)
{
    source = withoutSlashes(source);
    return path.starts_with(source) &&
           (path.size() == source.size() || path[source.size()] == '/' || source.ends_with('/'));
}

/// Inputs come in the order of the sources, so that the one of the input before is nearly always the right one.
std::size_t sourceOf(const std::string &path, const std::vector<std::string> &sources, std::size_t before)
{
    for (std::size_t step = 0; step < sources.size(); ++step)
        if (const std::size_t at = (before + step) % sources.size(); isBelow(path, sources[at]))
            return at;
    return sources.size();
}

void widen(EvidenceNode &node, const Instant &first, const Instant &last)
{
    if (first.good && (!node.first.good || first < node.first))
        node.first = first;
    if (last.good && (!node.last.good || node.last < last))
        node.last = last;
}

} // namespace

EvidenceTree::EvidenceTree() : m_nodes(1) {}

EvidenceTree::EvidenceTree(const Receipt &receipt, const std::vector<std::string> &sources) : m_nodes(1)
{
    std::size_t source = 0;
    for (std::size_t number = 0; number < receipt.inputs.size(); ++number) {
        const Input &input = receipt.inputs[number];
        const std::size_t found = sourceOf(input.path, sources, source);
        source = found < sources.size() ? found : source;
        addInput(input, static_cast<int>(number), found < sources.size() ? sources[found] : input.path);
    }
    m_folders.clear();
    sum(receipt);
    nameSources();
    drawTogether();
}

int EvidenceTree::add(int parent, EvidenceNode::Kind kind, std::string name)
{
    const int index = size();
    EvidenceNode node;
    node.kind = kind;
    node.parent = parent;
    node.name = std::move(name);
    m_nodes.push_back(std::move(node));
    at(parent).children.push_back(index);
    return index;
}

int EvidenceTree::folderOf(int parent, EvidenceNode::Kind kind, const std::string &name)
{
    const std::string key = std::to_string(parent) + '/' + (kind == EvidenceNode::Kind::Archive ? "a/" : "f/") + name;
    const auto [entry, isNew] = m_folders.try_emplace(key, size());
    if (isNew)
        add(parent, kind, name);
    return entry->second;
}

/// Adds the folders of `path` and what is at its end, which is returned. Files of one name stay two.
int EvidenceTree::addBelow(int parent, std::string_view path, EvidenceNode::Kind kind)
{
    int levels = 0;
    for (int up = parent; up != kRoot; up = at(up).parent)
        ++levels;
    for (; levels < kMostLevels; ++levels) {
        const std::size_t slash = path.find('/');
        if (slash == std::string_view::npos || slash + 1 == path.size())
            break;
        if (slash > 0)
            parent = folderOf(parent, EvidenceNode::Kind::Folder, std::string(path.substr(0, slash)));
        path.remove_prefix(slash + 1);
    }
    return kind == EvidenceNode::Kind::Archive ? folderOf(parent, kind, std::string(path))
                                               : add(parent, kind, std::string(path));
}

void EvidenceTree::addInput(const Input &input, int number, const std::string &source)
{
    const std::string base(withoutSlashes(source));
    std::string_view below = std::string_view(input.path).substr(std::min(input.path.size(), base.size()));
    below.remove_prefix(std::min(below.find_first_not_of('/'), below.size()));
    const auto kind = input.member.empty() ? EvidenceNode::Kind::File : EvidenceNode::Kind::Archive;
    int node = kRoot;
    if (!below.empty())
        node = addBelow(folderOf(kRoot, EvidenceNode::Kind::Folder, base), below, kind);
    else if (kind == EvidenceNode::Kind::Archive)
        node = folderOf(kRoot, kind, base);
    else
        node = add(kRoot, kind, base);
    if (!input.member.empty())
        node = addBelow(node, input.member, EvidenceNode::Kind::File);
    at(node).input = number;
}

void EvidenceTree::sum(const Receipt &receipt)
{
    for (int index = size() - 1; index >= 0; --index) {
        EvidenceNode &node = at(index);
        if (node.input != EvidenceNode::kNone) {
            const Input &input = receipt.inputs[static_cast<std::size_t>(node.input)];
            node.counts = input.counts;
            node.files = 1;
            node.problems = isProblem(input) ? 1 : 0;
            node.noted = isNoted(input) ? 1 : 0;
            widen(node, input.first, input.last);
        }
        if (index == kRoot)
            break;
        EvidenceNode &parent = at(node.parent);
        parent.counts += node.counts;
        parent.files += node.files;
        parent.problems += node.problems;
        parent.noted += node.noted;
        widen(parent, node.first, node.last);
    }
}

/// A source is called by its last name, and by its whole path where another has the same.
void EvidenceTree::nameSources()
{
    std::unordered_map<std::string, int> uses;
    const std::vector<int> &sources = at(kRoot).children;
    for (const int source : sources)
        ++uses[std::string(lastName(at(source).name))];
    m_sourcePaths.reserve(sources.size());
    for (const int source : sources) {
        std::string &name = at(source).name;
        m_sourcePaths[source] = name;
        if (std::string last(lastName(name)); uses[last] == 1)
            name = std::move(last);
    }
}

/// A folder that holds one folder and nothing else takes its name: `AWSLogs/111122223333/CloudTrail`. Sources keep
/// theirs.
void EvidenceTree::drawTogether()
{
    for (int index = 1; index < size(); ++index) {
        const auto isFolder = [this](int node) { return at(node).kind == EvidenceNode::Kind::Folder; };
        while (at(index).parent != kRoot && isFolder(index) && at(index).children.size() == 1 &&
               isFolder(at(index).children.front())) {
            EvidenceNode &inner = at(at(index).children.front());
            at(index).name += '/' + inner.name;
            std::vector<int> children = std::move(inner.children);
            inner.children.clear();
            for (const int child : children)
                at(child).parent = index;
            at(index).children = std::move(children);
        }
    }
}

std::string EvidenceTree::path(int index) const
{
    std::string path;
    for (; index != kRoot; index = node(index).parent) {
        const auto source = m_sourcePaths.find(index);
        const std::string &name = source == m_sourcePaths.end() ? node(index).name : source->second;
        if (!path.empty() && !name.ends_with('/'))
            path.insert(0, 1, '/');
        path.insert(0, name);
    }
    return path;
}

std::vector<std::uint32_t> EvidenceTree::inputs(int index) const
{
    std::vector<std::uint32_t> found;
    std::vector<int> open{index};
    while (!open.empty()) {
        const EvidenceNode &next = node(open.back());
        open.pop_back();
        if (next.input != EvidenceNode::kNone)
            found.push_back(static_cast<std::uint32_t>(next.input));
        open.insert(open.end(), next.children.begin(), next.children.end());
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace interloper
