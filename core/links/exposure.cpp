#include "links/exposure.h"

#include "base/text.h"
#include "links/link_kinds.h"

#include <algorithm>
#include <map>

namespace interloper {
namespace {

bool isAboutRules(const Link &link)
{
    const std::string_view kind = linkKind(link.kind).id;
    return kind.starts_with("security-group-") || kind.starts_with("nsg-");
}

/// The rules of one group as its events come.
class GroupHistory
{
public:
    explicit GroupHistory(std::string group) : m_group(std::move(group)) {}

    void take(const EventStore &events, EventId event, RuleChange change)
    {
        const Instant time = events.time(event);
        switch (change.kind) {
        case RuleChange::Kind::Nothing:
            return;
        case RuleChange::Kind::Adds:
            for (SecurityRule &rule : change.rules)
                open(std::move(rule), event, time);
            return;
        case RuleChange::Kind::Removes:
            for (const SecurityRule &rule : change.rules)
                if (!close(rule, event, time) && !rule.source.empty())
                    m_done.push_back({m_group, rule, {}, time, {}, event});
            return;
        case RuleChange::Kind::Replaces:
            // A rule that is written again as it stands goes on.
            for (const SecurityRule &rule : change.rules)
                for (std::size_t i = m_open.size(); i-- > 0;)
                    if (m_open[i].rule.isSame(rule) && !saysTheSame(m_open[i].rule, rule))
                        end(i, event, time);
            for (SecurityRule &rule : change.rules)
                open(std::move(rule), event, time);
            return;
        case RuleChange::Kind::Sets:
            set(std::move(change.rules), event, time);
            return;
        case RuleChange::Kind::Ends:
            while (!m_open.empty())
                end(m_open.size() - 1, event, time);
            return;
        }
    }

    std::vector<Exposure> finish(const Instant &until)
    {
        for (Exposure &exposure : m_open) {
            exposure.until = until;
            m_done.push_back(std::move(exposure));
        }
        return std::move(m_done);
    }

private:
    static bool saysTheSame(const SecurityRule &a, const SecurityRule &b)
    {
        return a.source == b.source && a.from == b.from && a.to == b.to && a.allows == b.allows &&
               a.priority == b.priority && equalsIgnoreCase(a.protocol, b.protocol);
    }

    void open(SecurityRule rule, EventId event, const Instant &time)
    {
        const bool known = std::any_of(m_open.begin(), m_open.end(), [&](const Exposure &other) {
            return other.rule.isSame(rule) && saysTheSame(other.rule, rule);
        });
        if (!known)
            m_open.push_back({m_group, std::move(rule), time, {}, event, {}});
    }

    void end(std::size_t at, EventId event, const Instant &time)
    {
        Exposure &exposure = m_open[at];
        exposure.until = time;
        exposure.closedBy = event;
        m_done.push_back(std::move(exposure));
        m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(at));
    }

    bool close(const SecurityRule &rule, EventId event, const Instant &time)
    {
        bool closed = false;
        for (std::size_t i = m_open.size(); i-- > 0;)
            if (m_open[i].rule.isSame(rule)) {
                end(i, event, time);
                closed = true;
            }
        return closed;
    }

    void set(std::vector<SecurityRule> rules, EventId event, const Instant &time)
    {
        for (std::size_t i = m_open.size(); i-- > 0;)
            if (std::none_of(rules.begin(), rules.end(), [&](const SecurityRule &rule) {
                    return rule.isSame(m_open[i].rule) && saysTheSame(rule, m_open[i].rule);
                }))
                end(i, event, time);
        for (SecurityRule &rule : rules)
            open(std::move(rule), event, time);
    }

    std::string m_group;
    std::vector<Exposure> m_open;
    std::vector<Exposure> m_done;
};

bool startsBefore(const Instant &a, const Instant &b)
{
    return !a.good ? b.good : b.good && a < b;
}

/// Cuts from an allowing rule the time in which a rule of lower number denies all of its ports to everybody.
std::vector<Exposure> withoutDenied(const Exposure &allowed, const std::vector<Exposure> &all)
{
    std::vector<Exposure> out{allowed};
    for (const Exposure &deny : all) {
        if (deny.rule.allows || !deny.rule.toAll || deny.group != allowed.group ||
            deny.rule.priority >= allowed.rule.priority || !deny.rule.covers(allowed.rule) || !deny.rule.portsTold ||
            !allowed.rule.portsTold ||
            !(deny.rule.protocol == "*" || equalsIgnoreCase(deny.rule.protocol, allowed.rule.protocol)))
            continue;
        std::vector<Exposure> left;
        for (const Exposure &piece : out) {
            const bool comesLater = piece.closedBy.valid() && !(deny.from < piece.until);
            const bool wentBefore = deny.closedBy.valid() && piece.from.good && !(piece.from < deny.until);
            if (comesLater || wentBefore) {
                left.push_back(piece);
                continue;
            }
            if (startsBefore(piece.from, deny.from)) {
                Exposure before = piece;
                before.until = deny.from;
                before.closedBy = deny.openedBy;
                left.push_back(before);
            }
            if (deny.closedBy.valid() && (!piece.closedBy.valid() || deny.until < piece.until)) {
                Exposure after = piece;
                after.from = deny.until;
                after.openedBy = deny.closedBy;
                left.push_back(after);
            }
        }
        out = std::move(left);
    }
    return out;
}

std::vector<Exposure> exposuresOf(const EventStore &events, const FieldPlan &plan, std::span<const Link> links,
                                  const Instant &until)
{
    std::vector<const Link *> about;
    for (const Link &link : links)
        if (isAboutRules(link) && link.strength == Strength::Identifier && events.time(link.event).good)
            about.push_back(&link);
    std::sort(about.begin(), about.end(), [&](const Link *a, const Link *b) {
        const auto order = events.time(a->event) <=> events.time(b->event);
        return order != 0 ? order < 0 : events.key(a->event) < events.key(b->event);
    });
    std::map<std::string, GroupHistory> groups;
    std::map<std::string, EventId> last; // an event that several links name is played once
    for (const Link *link : about) {
        const std::string key = lowerAscii(link->identifier);
        if (const auto played = last.find(key); played != last.end() && played->second == link->event)
            continue;
        last[key] = link->event;
        groups.try_emplace(key, std::string(link->identifier))
            .first->second.take(events, link->event, ruleChangeOf(events, plan, link->event));
    }
    std::vector<Exposure> all;
    for (auto &[key, history] : groups)
        for (Exposure &exposure : history.finish(until))
            all.push_back(std::move(exposure));
    std::vector<Exposure> out;
    for (const Exposure &exposure : all)
        if (exposure.rule.allows)
            for (Exposure &piece : withoutDenied(exposure, all))
                out.push_back(std::move(piece));
    std::stable_sort(out.begin(), out.end(), [](const Exposure &a, const Exposure &b) {
        if (a.isOpenToAll() != b.isOpenToAll())
            return a.isOpenToAll();
        return startsBefore(a.from, b.from);
    });
    return out;
}

} // namespace

std::vector<std::vector<Exposure>> exposuresOf(const EventStore &events, const FieldPlan &plan,
                                               std::span<const Finding> findings,
                                               std::span<const std::vector<Link>> links,
                                               std::span<const Lifecycle> lifecycles)
{
    std::vector<std::vector<Exposure>> out(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i)
        out[i] = exposuresOf(events, plan, links[i], lifecycles[i].until);
    return out;
}

std::string portWords(const SecurityRule &rule)
{
    const std::string protocol = rule.protocol.empty() || rule.protocol == "-1" || rule.protocol == "*"
                                     ? std::string()
                                     : lowerAscii(rule.protocol) + " ";
    if (!rule.portsTold)
        return protocol + "ports not told";
    if (rule.from == 0 && rule.to == 65535)
        return protocol + "all ports";
    return protocol + std::to_string(rule.from) + (rule.from == rule.to ? "" : " to " + std::to_string(rule.to));
}

} // namespace interloper
