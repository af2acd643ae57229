#include "links/link_findings.h"

#include "links/identifier_index.h"
#include "links/link_rules.h"
#include "links/link_walk.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace interloper {
namespace {

/// A tie before it is known to be the nearest of its event and identifier.
struct Candidate
{
    IdentifierIndex::Mention mention;
    StringId value;
    const Reached *reached;
    Instant time;
};

class LinkMaker
{
public:
    LinkMaker(const EventStore &events, const FieldPlan &plan, std::size_t maxPairs)
        : m_events(events),
          m_rules(events, plan),
          m_index(events, m_rules),
          m_lives(events, m_rules, m_index),
          m_maxPairs(maxPairs)
    {}

    Linking make(std::span<const Finding> findings);

private:
    using Mention = IdentifierIndex::Mention;

    std::size_t allowed(PostingId posting) const;
    std::span<const Mention> nearest(PostingId posting, const Finding &finding, std::size_t count);
    const std::vector<Mention> &byTime(PostingId posting);
    std::vector<Candidate> candidates(const Finding &finding, std::span<const Reached> reached, std::uint32_t &leftOut);
    void keepNearest(std::vector<Candidate> &candidates) const;
    Link linkOf(const Candidate &candidate) const;
    bool isExplained(const Reached &reached);
    std::vector<OpenEnd> openEnds(std::span<const Reached> reached, std::span<const Loose> loose);

    const EventStore &m_events;
    LinkRules m_rules;
    IdentifierIndex m_index;
    NameLives m_lives;
    std::size_t m_maxPairs;
    std::vector<std::uint32_t> m_uses; // by posting: how many findings reach it
    std::unordered_map<PostingId, std::vector<Mention>> m_byTime;
};

Linking LinkMaker::make(std::span<const Finding> findings)
{
    Linking out;
    LinkWalk walk(m_events, m_rules, m_index, m_lives);
    std::vector<std::vector<Reached>> reached;
    reached.reserve(findings.size());
    m_uses.assign(m_index.size(), 0);
    for (const Finding &finding : findings) {
        reached.push_back(walk.from(finding));
        for (const Reached &each : reached.back())
            ++m_uses[each.posting.value];
        out.openEnds.push_back(openEnds(reached.back(), walk.loose()));
    }
    out.links.resize(findings.size());
    out.leftOut.resize(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        auto found = candidates(findings[i], reached[i], out.leftOut[i]);
        keepNearest(found);
        out.links[i].reserve(found.size());
        for (const Candidate &candidate : found)
            out.links[i].push_back(linkOf(candidate));
    }
    return out;
}

/// How many of a posting's events each launch may keep.
std::size_t LinkMaker::allowed(PostingId posting) const
{
    const std::size_t count = m_index.mentions(posting).size();
    const std::size_t uses = m_uses[posting.value];
    return count * uses <= m_maxPairs ? count : std::max<std::size_t>(1, m_maxPairs / uses);
}

const std::vector<IdentifierIndex::Mention> &LinkMaker::byTime(PostingId posting)
{
    auto [place, isNew] = m_byTime.try_emplace(posting);
    if (isNew) {
        const auto all = m_index.mentions(posting);
        place->second.assign(all.begin(), all.end());
        std::sort(place->second.begin(), place->second.end(), [this](const Mention &a, const Mention &b) {
            const auto order = m_events.time(a.event) <=> m_events.time(b.event);
            return order == 0 ? m_events.key(a.event) < m_events.key(b.event) : order < 0;
        });
    }
    return place->second;
}

/// The `count` events of a posting that are nearest in time to the launch.
std::span<const IdentifierIndex::Mention> LinkMaker::nearest(PostingId posting, const Finding &finding,
                                                             std::size_t count)
{
    const auto &all = byTime(posting);
    const auto distance = [&](const Mention &mention) {
        const Instant time = m_events.time(mention.event);
        if (!time.good || !finding.time.good)
            return std::numeric_limits<double>::max();
        const double seconds = static_cast<double>(time.seconds - finding.time.seconds);
        return std::abs(seconds + (static_cast<double>(time.nanos) - static_cast<double>(finding.time.nanos)) * 1e-9);
    };
    const auto after =
        std::lower_bound(all.begin(), all.end(), finding.time,
                         [this](const Mention &mention, Instant t) { return m_events.time(mention.event) < t; });
    auto first = after;
    auto last = after;
    while (static_cast<std::size_t>(last - first) < count) {
        const bool before = first != all.begin();
        const bool behind = last != all.end();
        if (before && (!behind || distance(*(first - 1)) <= distance(*last)))
            --first;
        else
            ++last;
    }
    return {first, last};
}

std::vector<Candidate> LinkMaker::candidates(const Finding &finding, std::span<const Reached> reached,
                                             std::uint32_t &leftOut)
{
    std::vector<Candidate> out;
    for (const Reached &each : reached) {
        auto mentions = m_index.mentions(each.posting);
        const std::size_t keep = allowed(each.posting);
        if (keep < mentions.size()) {
            leftOut += static_cast<std::uint32_t>(mentions.size() - keep);
            mentions = nearest(each.posting, finding, keep);
        }
        const StringId value = m_index.value(each.posting);
        for (const Mention &mention : mentions) {
            const bool ownRow =
                std::find(finding.rows.begin(), finding.rows.end(), mention.event) != finding.rows.end();
            if (mention.event != each.toEvent && !ownRow && m_lives.sameLife(each.posting, mention, each.toEvent))
                out.push_back({mention, value, &each, m_events.time(mention.event)});
        }
    }
    return out;
}

/// One candidate for each event and identifier, the nearest; then by time and kind.
void LinkMaker::keepNearest(std::vector<Candidate> &all) const
{
    std::sort(all.begin(), all.end(), [this](const Candidate &a, const Candidate &b) {
        const bool weakA = m_rules.hop(a.mention.hop).row->onlyUnlinked;
        const bool weakB = m_rules.hop(b.mention.hop).row->onlyUnlinked;
        if (a.mention.event != b.mention.event)
            return a.mention.event < b.mention.event;
        if (a.reached->hops != b.reached->hops)
            return a.reached->hops < b.reached->hops;
        if (weakA != weakB)
            return weakB;
        return a.value != b.value ? a.value < b.value : a.mention.hop < b.mention.hop;
    });
    std::vector<Candidate> kept;
    kept.reserve(all.size());
    std::size_t first = 0; // of the kept ones of the same event
    for (const Candidate &candidate : all) {
        if (kept.empty() || kept.back().mention.event != candidate.mention.event)
            first = kept.size();
        const bool known = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(),
                                       [&](const Candidate &other) { return other.value == candidate.value; });
        const bool tied = first < kept.size();
        if (!known && !(tied && m_rules.hop(candidate.mention.hop).row->onlyUnlinked))
            kept.push_back(candidate);
    }
    std::sort(kept.begin(), kept.end(), [this](const Candidate &a, const Candidate &b) {
        if (const auto byTime = a.time <=> b.time; byTime != 0)
            return byTime < 0;
        const LinkKindId kindA = m_rules.hop(a.mention.hop).kind;
        const LinkKindId kindB = m_rules.hop(b.mention.hop).kind;
        if (kindA != kindB)
            return kindA < kindB;
        return a.mention.event != b.mention.event ? a.mention.event < b.mention.event : a.value < b.value;
    });
    all = std::move(kept);
}

Link LinkMaker::linkOf(const Candidate &candidate) const
{
    const StringPool &strings = m_events.strings();
    const LinkRules::HopRule &hop = m_rules.hop(candidate.mention.hop);
    const Reference *from = candidate.mention.reference;
    Link link;
    link.kind = hop.kind;
    link.strength = Strength::Identifier;
    link.joint = hop.row->towards;
    link.event = candidate.mention.event;
    link.toEvent = candidate.reached->toEvent;
    link.identifier = from ? readPart(strings.view(from->raw), hop.row->reading) : strings.view(candidate.value);
    link.fromField = from ? strings.view(from->shownField) : hop.row->fields;
    link.toField = strings.view(candidate.reached->to->shownField);
    link.hops = candidate.reached->hops;
    return link;
}

/// Whether one of its events made, in the life that is meant, what the identifier names.
bool LinkMaker::isExplained(const Reached &reached)
{
    const auto mentions = m_index.mentions(reached.posting);
    return m_index.isExplained(reached.posting) &&
           std::any_of(mentions.begin(), mentions.end(), [&](const Mention &mention) {
               return m_rules.hop(mention.hop).makes && m_lives.sameLife(reached.posting, mention, reached.toEvent);
           });
}

/// What nothing is tied to, and what something is tied to but nothing made.
std::vector<OpenEnd> LinkMaker::openEnds(std::span<const Reached> reached, std::span<const Loose> loose)
{
    const StringPool &strings = m_events.strings();
    std::vector<OpenEnd> out;
    const auto add = [&](Joint joint, EventId event, const Reference &reference, Reading reading, std::uint32_t hops) {
        out.push_back(
            {joint, event, readPart(strings.view(reference.raw), reading), strings.view(reference.shownField), hops});
    };
    for (const Loose &each : loose)
        add(each.joint, each.event, *each.reference, each.reading, each.hops);
    for (const Reached &each : reached)
        if (m_rules.isMade(m_index.joint(each.posting)) && !isExplained(each))
            add(m_index.joint(each.posting), each.toEvent, *each.to, each.reading, each.hops);
    std::sort(out.begin(), out.end(), [](const OpenEnd &a, const OpenEnd &b) {
        if (a.hops != b.hops)
            return a.hops < b.hops;
        return a.joint != b.joint ? a.joint < b.joint : a.identifier < b.identifier;
    });
    return out;
}

} // namespace

Linking linkFindings(const EventStore &events, const FieldPlan &plan, std::span<const Finding> findings,
                     std::size_t maxPairs)
{
    if (findings.empty() || events.size() == 0)
        return {std::vector<std::vector<Link>>(findings.size()), std::vector<std::uint32_t>(findings.size()),
                std::vector<std::vector<OpenEnd>>(findings.size())};
    return LinkMaker(events, plan, maxPairs).make(findings);
}

} // namespace interloper
