#include "layout/chain_parts.h"

#include "base/text.h"

#include <algorithm>
#include <optional>
#include <string>

namespace interloper {
namespace {

enum class Line : std::uint8_t { None, Disk, Named };

Line lineOf(Joint joint)
{
    switch (joint) {
    case Joint::AwsAttachedVolume:
    case Joint::AwsUsedSnapshot:
    case Joint::AwsSourceVolume:
    case Joint::AwsUsedImage:
    case Joint::AzureDisk:
    case Joint::AzureSource:
    case Joint::AzureImage:
    case Joint::AzureImageSource:
        return Line::Disk;
    case Joint::AwsGroup:
    case Joint::AwsInterface:
    case Joint::AwsKeyName:
    case Joint::AwsProfile:
    case Joint::AwsProfileArn:
    case Joint::AwsProfileRole:
    case Joint::AwsTemplateId:
    case Joint::AwsTemplateName:
    case Joint::AwsAllocation:
    case Joint::AzureInterface:
    case Joint::AzureNsg:
    case Joint::AzureAddress:
        return Line::Named;
    default:
        return Line::None;
    }
}

bool isInstance(Joint joint)
{
    return joint == Joint::AwsInstance || joint == Joint::AzureMachine;
}

/// One thing may be named in two forms, plainly and by an ARN that ends in the plain name.
bool isSame(const ChainPart &part, Joint joint, std::string_view identifier)
{
    const auto plain = [](Joint form) { return jointInfo(form).sameAs == Joint::None ? form : jointInfo(form).sameAs; };
    if (part.joint == joint)
        return equalsIgnoreCase(part.identifier, identifier);
    return plain(part.joint) == plain(joint) &&
           part.identifier.substr(part.identifier.rfind('/') + 1) == identifier.substr(identifier.rfind('/') + 1);
}

class PartsBuilder
{
public:
    PartsBuilder(const Investigation &investigation, std::size_t finding) : m_finding(investigation.findings[finding])
    {
        if (finding < investigation.links.size())
            m_links = &investigation.links[finding];
        if (finding < investigation.openEnds.size())
            m_ends = &investigation.openEnds[finding];
    }

    std::vector<ChainPart> build()
    {
        for (const Link &link : *m_links)
            addLink(link);
        for (const OpenEnd &end : *m_ends)
            if (!find(end.joint, end.identifier))
                add(end.joint, end.identifier, end.event, end.hops);
        std::stable_sort(m_parts.begin(), m_parts.end(),
                         [](const ChainPart &a, const ChainPart &b) { return a.hops < b.hops; });
        dropLost();
        return std::move(m_parts);
    }

private:
    std::optional<std::size_t> find(Joint joint, std::string_view identifier) const
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            if (isSame(m_parts[i], joint, identifier))
                return i;
        return std::nullopt;
    }

    ChainPart *add(Joint joint, std::string_view identifier, EventId used, std::uint32_t hops)
    {
        if (lineOf(joint) == Line::None)
            return nullptr;
        const JointInfo &info = jointInfo(joint);
        ChainPart part;
        part.joint = joint;
        part.identifier = identifier;
        part.used = used;
        part.hops = hops;
        part.isDisk = lineOf(joint) == Line::Disk;
        part.resource = info.resource;
        part.role = info.role;
        if (info.provider == Provider::Azure && containsIgnoreCase(identifier, "/snapshots/")) {
            part.resource = ResourceKind::Snapshot;
            part.role = "snapshot";
        } else if (joint != Joint::AzureDisk && containsIgnoreCase(identifier, "/disks/")) {
            part.resource = ResourceKind::Volume;
            part.role = "source disk";
        }
        m_parts.push_back(part);
        return &m_parts.back();
    }

    void addLink(const Link &link)
    {
        const auto known = find(link.joint, link.identifier);
        ChainPart *part = known ? &m_parts[*known] : add(link.joint, link.identifier, link.toEvent, link.hops);
        if (!part)
            return;
        const LinkKind &kind = linkKind(link.kind);
        if (!part->first.valid())
            part->first = link.event;
        if (kind.makes && !part->made.valid())
            part->made = link.event;
        if (kind.resource == ResourceKind::SecurityGroupOpened) {
            part->opened = true;
            part->resource = ResourceKind::SecurityGroupOpened;
            part->role = part->joint == Joint::AzureNsg ? "open NSG" : "open group";
        }
    }

    /// The part that the event which names this one stands for; nullopt where the event itself is not on the chain.
    std::optional<std::size_t> parentOf(const ChainPart &part, const std::vector<ChainPart> &known) const
    {
        if (std::find(m_finding.rows.begin(), m_finding.rows.end(), part.used) != m_finding.rows.end())
            return ChainPart::kInstance;
        for (const Link &link : *m_links) {
            if (link.event != part.used || link.hops >= part.hops)
                continue;
            if (isInstance(link.joint))
                return ChainPart::kInstance;
            for (std::size_t i = 0; i < known.size(); ++i)
                if (isSame(known[i], link.joint, link.identifier))
                    return i;
        }
        return std::nullopt;
    }

    void dropLost()
    {
        std::vector<ChainPart> kept;
        for (ChainPart &part : m_parts) {
            if (const auto parent = parentOf(part, kept)) {
                part.parent = *parent;
                kept.push_back(part);
            }
        }
        m_parts = std::move(kept);
    }

    const Finding &m_finding;
    const std::vector<Link> m_noLinks;
    const std::vector<OpenEnd> m_noEnds;
    const std::vector<Link> *m_links = &m_noLinks;
    const std::vector<OpenEnd> *m_ends = &m_noEnds;
    std::vector<ChainPart> m_parts;
};

/// An image that no event made says where no disk came from; it is named like a key.
bool isOnDiskLine(const ChainPart &part)
{
    const bool isImage = part.joint == Joint::AwsUsedImage || part.joint == Joint::AzureImage;
    return part.isDisk && (!isImage || part.explained());
}

/// How much a subtree tells, least first.
int rankOf(const std::vector<ChainPart> &parts, const std::vector<std::size_t> &tree)
{
    int rank = 0;
    for (const std::size_t index : tree) {
        const ChainPart &part = parts[index];
        rank = std::max(rank, part.opened ? 3 : part.explained() || part.first.valid() ? 2 : part.isDisk ? 0 : 1);
    }
    return rank;
}

} // namespace

std::vector<ChainPart> chainParts(const Investigation &investigation, std::size_t finding)
{
    return PartsBuilder(investigation, finding).build();
}

std::vector<std::size_t> diskLine(const std::vector<ChainPart> &parts)
{
    std::vector<std::size_t> best;
    std::size_t bestExplained = 0;
    for (std::size_t leaf = 0; leaf < parts.size(); ++leaf) {
        std::vector<std::size_t> line;
        std::size_t explained = 0;
        bool whole = true;
        for (std::size_t at = leaf; at != ChainPart::kInstance; at = parts[at].parent) {
            whole = whole && isOnDiskLine(parts[at]);
            explained += parts[at].explained() ? 1 : 0;
            line.push_back(at);
        }
        const bool better = explained != bestExplained ? explained > bestExplained : line.size() > best.size();
        if (whole && better) {
            best = std::move(line);
            bestExplained = explained;
        }
    }
    return best;
}

std::vector<std::vector<std::size_t>> namedTrees(const std::vector<ChainPart> &parts,
                                                 const std::vector<std::size_t> &line)
{
    std::vector<std::vector<std::size_t>> trees;
    std::vector<std::size_t> treeOf(parts.size(), ChainPart::kInstance);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (std::find(line.begin(), line.end(), i) != line.end())
            continue;
        const std::size_t parent = parts[i].parent;
        if (parent == ChainPart::kInstance || treeOf[parent] == ChainPart::kInstance) {
            treeOf[i] = trees.size();
            trees.push_back({i});
            continue;
        }
        treeOf[i] = treeOf[parent];
        auto &tree = trees[treeOf[i]];
        const bool besideParent = parts[i].joint != Joint::AzureAddress; // its NSG tells more
        tree.insert(besideParent ? std::find(tree.begin(), tree.end(), parent) : tree.begin(), i);
    }
    std::stable_sort(trees.begin(), trees.end(), [&](const auto &a, const auto &b) {
        const int rankA = rankOf(parts, a);
        const int rankB = rankOf(parts, b);
        return rankA != rankB ? rankA < rankB : parts[a.back()].joint > parts[b.back()].joint;
    });
    return trees;
}

} // namespace interloper
