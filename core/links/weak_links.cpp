#include "links/weak_links.h"

#include "base/text.h"
#include "links/link_kinds.h"
#include "links/link_table.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace interloper {
namespace {

constexpr std::string_view kDeployment = "microsoft.resources/deployments/write";
constexpr std::string_view kDeploymentKind = "template-deployed";
constexpr std::string_view kGroupWrite = "microsoft.resources/subscriptions/resourcegroups/write";
constexpr std::string_view kGroupDelete = "microsoft.resources/subscriptions/resourcegroups/delete";
constexpr std::string_view kAround[] = {"snapshot-", "volume-", "image-", "security-group-", "nsg-", "key-pair-"};

LinkKindId kindIdOf(std::string_view id)
{
    const auto kinds = linkKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const LinkKind &kind) { return kind.id == id; });
    return LinkKindId(static_cast<std::uint32_t>(found - kinds.begin()));
}

/// What an operation is called where nothing but its name is known: the first row of the table that asks for no more,
/// before others one that says that something was made.
class KindsByName
{
public:
    explicit KindsByName(const EventStore &events)
    {
        std::unordered_map<std::string, LinkKindId> known{
            {std::string(kDeployment), kindIdOf(kDeploymentKind)},
            {std::string(kGroupWrite), kindIdOf("instance-group-written")},
            {std::string(kGroupDelete), kindIdOf("instance-group-deleted")}};
        for (const bool makes : {true, false})
            for (const auto &rows : {awsHops(), azureHops()})
                for (const Hop &hop : rows)
                    if (const LinkKindId kind = kindIdOf(hop.kind);
                        hop.test == Test::Always && linkKind(kind).makes == makes)
                        forEachWord(hop.operations,
                                    [&](std::string_view name) { known.try_emplace(lowerAscii(name), kind); });
        std::size_t longest = 0;
        for (const auto &[name, kind] : known)
            longest = std::max(longest, name.size());
        const StringPool &strings = events.strings();
        m_kinds.resize(strings.size());
        for (std::uint32_t i = 0; i < strings.size(); ++i) {
            const std::string_view text = strings.view(StringId(i));
            if (text.empty() || text.size() > longest)
                continue;
            if (const auto found = known.find(lowerAscii(text)); found != known.end())
                m_kinds[i] = found->second;
        }
    }

    /// Invalid: no row of the table knows the operation.
    LinkKindId of(StringId operation) const { return m_kinds[operation.value]; }

private:
    std::vector<LinkKindId> m_kinds; // by StringId
};

class WeakLinker
{
public:
    WeakLinker(const EventStore &events, const ActorIndex &actors, std::span<const Finding> findings,
               std::span<const std::vector<Link>> identifierLinks)
        : m_events(events),
          m_actors(actors),
          m_findings(findings),
          m_kinds(events)
    {
        for (const auto &links : identifierLinks)
            for (const Link &link : links)
                m_tied.insert(link.event);
        for (const Finding &finding : findings)
            m_tied.insert(finding.rows.begin(), finding.rows.end());
        gatherCorrelations();
        gatherGroups();
    }

    WeakLinking make()
    {
        WeakLinking out;
        for (const Finding &finding : m_findings) {
            std::vector<Link> links;
            addCorrelation(finding, links);
            addParent(finding, links);
            out.leftOut.push_back(addContext(finding, links));
            out.links.push_back(std::move(links));
        }
        return out;
    }

private:
    StringId correlationOf(const Finding &finding) const
    {
        return finding.event.valid() ? m_events.textId(finding.event, Column::Correlation) : kEmptyString;
    }

    void gatherCorrelations()
    {
        for (const Finding &finding : m_findings)
            if (const StringId id = correlationOf(finding); id != kEmptyString)
                m_correlated[id];
        if (m_correlated.empty())
            return;
        for (const auto &segment : m_events.segments())
            for (std::uint32_t row = 0; row < segment->rows; ++row)
                if (const auto found = m_correlated.find(segment->column(Column::Correlation, row));
                    found != m_correlated.end())
                    found->second.push_back(EventId(segment->firstEvent + row));
        for (auto &[id, list] : m_correlated)
            sortByTime(m_events, list);
    }

    bool failed(EventId event) const
    {
        return m_events.textId(event, Column::Error) != kEmptyString ||
               m_events.status(event) == OperationStatus::Failed;
    }

    /// `/subscriptions/S/resourceGroups/G` of a machine's id, in lower case; empty where it has another shape.
    static std::string groupOf(const Finding &finding)
    {
        const std::string id = lowerAscii(finding.instance);
        const std::size_t end = id.find("/providers/");
        const bool whole = finding.provider == Provider::Azure && id.starts_with("/subscriptions/") &&
                           id.find("/resourcegroups/") < end && end != std::string::npos;
        return whole ? id.substr(0, end) : std::string();
    }

    void gatherGroups()
    {
        for (const Finding &finding : m_findings)
            if (std::string group = groupOf(finding); !group.empty())
                m_groups[std::move(group)];
        if (m_groups.empty())
            return;
        for (const auto &segment : m_events.segments())
            for (std::uint32_t row = 0; row < segment->rows; ++row) {
                const LinkKindId kind = m_kinds.of(segment->column(Column::Operation, row));
                if (kind != m_groupWrite && kind != m_groupDelete)
                    continue;
                const std::string_view resource = m_events.strings().view(segment->column(Column::Resource, row));
                if (const auto found = m_groups.find(lowerAscii(resource)); found != m_groups.end())
                    found->second.push_back(EventId(segment->firstEvent + row));
            }
        for (auto &[group, list] : m_groups)
            sortByTime(m_events, list);
    }

    /// A group's name can be given again: what was before its last end, and what follows its next one, is of another.
    void addParent(const Finding &finding, std::vector<Link> &out) const
    {
        const auto found = m_groups.find(groupOf(finding));
        if (found == m_groups.end() || !finding.time.good)
            return;
        const std::size_t first = out.size();
        for (const EventId event : found->second) {
            const Instant time = m_events.time(event);
            if (!time.good || failed(event))
                continue;
            const bool ends = m_kinds.of(m_events.textId(event, Column::Operation)) == m_groupDelete;
            const bool ended = out.size() > first && out.back().kind == m_groupDelete;
            if (ended && !ends)
                return;
            if (ends && time < finding.time)
                out.resize(first);
            else
                out.push_back(linkOf(finding, event, Strength::Parent));
        }
    }

    Link linkOf(const Finding &finding, EventId event, Strength strength) const
    {
        Link link;
        link.kind = m_kinds.of(m_events.textId(event, Column::Operation));
        link.strength = strength;
        link.event = event;
        link.toEvent = finding.event;
        switch (strength) {
        case Strength::Correlation:
            link.identifier = m_events.text(event, Column::Correlation);
            link.fromField = "correlationId";
            break;
        case Strength::Parent:
            link.identifier = m_events.text(event, Column::Resource);
            link.fromField = "resourceId";
            break;
        default:
            link.identifier = m_events.text(event, Column::Actor);
            link.fromField = finding.provider == Provider::Aws ? "userIdentity.arn" : "caller";
        }
        link.toField = link.fromField;
        return link;
    }

    void addCorrelation(const Finding &finding, std::vector<Link> &out) const
    {
        const auto found = m_correlated.find(correlationOf(finding));
        if (found == m_correlated.end())
            return;
        for (const EventId event : found->second)
            if (!m_tied.contains(event) && !failed(event) &&
                m_kinds.of(m_events.textId(event, Column::Operation)).valid())
                out.push_back(linkOf(finding, event, Strength::Correlation));
    }

    bool isAround(LinkKindId kind) const
    {
        return kind.valid() && std::any_of(std::begin(kAround), std::end(kAround), [&](std::string_view start) {
                   return linkKind(kind).id.starts_with(start);
               });
    }

    /// Returns how many were left out.
    std::uint32_t addContext(const Finding &finding, std::vector<Link> &out) const
    {
        if (!finding.event.valid() || !finding.time.good)
            return 0;
        const StringId name = m_events.textId(finding.event, Column::Actor);
        const ActorIndex::Actor *actor = name == kEmptyString ? nullptr : m_actors.find(name);
        if (actor == nullptr)
            return 0;
        Instant from = finding.time;
        from.seconds -= kContextSeconds;
        Instant until = finding.time;
        until.seconds += kContextSeconds + 1;
        const auto isBefore = [&](EventId event, const Instant &time) { return m_events.time(event) < time; };
        const auto &all = actor->events;
        const auto known = static_cast<std::ptrdiff_t>(out.size()); // those of the same operation are told above
        std::vector<EventId> around;
        for (auto at = std::lower_bound(all.begin(), all.end(), from, isBefore);
             at != all.end() && m_events.time(*at) < until; ++at) {
            const bool told =
                std::any_of(out.begin(), out.begin() + known, [&](const Link &link) { return link.event == *at; });
            if (isAround(m_kinds.of(m_events.textId(*at, Column::Operation))) && !failed(*at) &&
                !m_tied.contains(*at) && !told &&
                m_events.textId(*at, Column::Account) == m_events.textId(finding.event, Column::Account))
                around.push_back(*at);
        }
        const std::uint32_t leftOut = keepNearest(finding, around);
        for (const EventId event : around)
            out.push_back(linkOf(finding, event, Strength::Context));
        return leftOut;
    }

    std::uint32_t keepNearest(const Finding &finding, std::vector<EventId> &events) const
    {
        if (events.size() <= kMostContext)
            return 0;
        const auto leftOut = static_cast<std::uint32_t>(events.size() - kMostContext);
        const auto distance = [&](EventId event) {
            return std::abs(m_events.time(event).seconds - finding.time.seconds);
        };
        std::stable_sort(events.begin(), events.end(), [&](EventId a, EventId b) { return distance(a) < distance(b); });
        events.resize(kMostContext);
        sortByTime(m_events, events);
        return leftOut;
    }

    const EventStore &m_events;
    const ActorIndex &m_actors;
    std::span<const Finding> m_findings;
    KindsByName m_kinds;
    std::unordered_set<EventId> m_tied; // by identifier to some launch, or a row of one
    std::unordered_map<StringId, std::vector<EventId>> m_correlated;
    LinkKindId m_groupWrite = kindIdOf("instance-group-written");
    LinkKindId m_groupDelete = kindIdOf("instance-group-deleted");
    std::unordered_map<std::string, std::vector<EventId>> m_groups; // by id in lower case
};

} // namespace

WeakLinking weakLinks(const EventStore &events, const ActorIndex &actors, std::span<const Finding> findings,
                      std::span<const std::vector<Link>> identifierLinks)
{
    if (findings.empty())
        return {};
    return WeakLinker(events, actors, findings, identifierLinks).make();
}

} // namespace interloper
