#include "links/link_walk.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {

LinkWalk::LinkWalk(const EventStore &events, const LinkRules &rules, const IdentifierIndex &index, NameLives &lives)
    : m_events(events),
      m_rules(rules),
      m_index(index),
      m_lives(lives),
      m_onward(index.size()),
      m_place(index.size()),
      m_round(index.size())
{}

std::vector<Reached> LinkWalk::from(const Finding &finding)
{
    ++m_thisRound;
    m_reached.clear();
    m_loose.clear();
    m_launch = finding.event;
    for (const EventId row : finding.rows)
        addLaunch(finding, row);
    for (std::size_t next = 0; next < m_reached.size(); ++next) {
        const std::uint32_t hops = m_reached[next].hops + 1;
        const PostingId posting = m_reached[next].posting;
        const EventId user = m_reached[next].toEvent;
        for (const Onward &onward : onwardOf(posting))
            if (m_lives.sameLife(posting, *onward.mention, user))
                note(onward, hops);
    }
    return m_reached;
}

void LinkWalk::addLaunch(const Finding &finding, EventId row)
{
    const LinkRules::Operation *operation = m_rules.operation(m_events.textId(row, Column::Operation));
    if (!operation)
        return;
    const StringId instance = m_events.strings().find(finding.instance);
    const auto references = m_events.references(row);
    for (const LinkRules::To &to : operation->to) {
        if (!to.ofLaunch)
            continue;
        for (const Reference &reference : references) {
            if (reference.field != to.field)
                continue;
            if (to.joint == Joint::AwsInstance && reference.value != instance)
                continue;
            if (!belongs(to, reference, references, instance))
                continue;
            const StringId value = m_rules.valueOf(reference, to.reading);
            note({m_index.find(to.joint, value, row), to.joint, value, row, &reference, to.reading}, 1);
        }
    }
}

/// Where an event lists several things, the n-th group of values belongs to the n-th thing. Where the counts do not
/// tell which belongs to which, none does.
bool LinkWalk::belongs(const LinkRules::To &to, const Reference &reference, std::span<const Reference> all,
                       StringId anchor) const
{
    if (!to.paired.valid())
        return true;
    std::size_t things = 0;
    std::size_t values = 0;
    std::size_t anchorAt = 0;
    std::size_t valueAt = 0;
    bool anchored = false;
    for (const Reference &each : all) {
        if (each.field == to.paired) {
            if (each.value == anchor && !anchored) {
                anchorAt = things;
                anchored = true;
            }
            ++things;
        }
        if (each.field == to.field) {
            if (&each == &reference)
                valueAt = values;
            ++values;
        }
    }
    if (things <= 1)
        return true;
    return anchored && values % things == 0 && valueAt / (values / things) == anchorAt;
}

const std::vector<LinkWalk::Onward> &LinkWalk::onwardOf(PostingId posting)
{
    auto &known = m_onward[posting.value];
    if (known)
        return *known;
    known.emplace();
    for (const IdentifierIndex::Mention &mention : m_index.mentions(posting)) {
        const LinkRules::HopRule &hop = m_rules.hop(mention.hop);
        if (!hop.continues)
            continue;
        const auto references = m_events.references(mention.event);
        const auto *operation = m_rules.operation(m_events.textId(mention.event, Column::Operation));
        for (const LinkRules::To &to : operation->to) {
            if (std::find(to.kinds.begin(), to.kinds.end(), hop.kind) == to.kinds.end())
                continue;
            for (const Reference &reference : references) {
                if (reference.field != to.field || !belongs(to, reference, references, m_index.value(posting)))
                    continue;
                const StringId value = m_rules.valueOf(reference, to.reading);
                const PostingId next = m_index.find(to.joint, value, mention.event);
                known->push_back({next, to.joint, value, mention.event, &reference, to.reading, &mention});
            }
        }
    }
    return *known;
}

void LinkWalk::note(const Onward &onward, std::uint32_t hops)
{
    const std::uint32_t posting = onward.posting.value;
    if (!onward.posting.valid()) {
        const bool known = std::any_of(m_loose.begin(), m_loose.end(), [&](const Loose &other) {
            return other.joint == onward.joint && other.value == onward.value &&
                   (other.value.valid() || other.reference->raw == onward.reference->raw);
        });
        if (!known && onward.value != kEmptyString && m_rules.isMade(onward.joint))
            m_loose.push_back({onward.joint, onward.value, onward.event, onward.reference, onward.reading, hops});
        return;
    }
    if (m_round[posting] != m_thisRound) {
        m_round[posting] = m_thisRound;
        m_place[posting] = static_cast<std::uint32_t>(m_reached.size());
        m_reached.push_back({onward.posting, onward.event, onward.reference, onward.reading, hops});
        return;
    }
    Reached &known = m_reached[m_place[posting]];
    if (known.hops == hops && isBetter(onward.event, known)) {
        known.toEvent = onward.event;
        known.to = onward.reference;
        known.reading = onward.reading;
    }
}

/// Of several events that hold the identifier equally near to the launch: the row that stands for it, else the
/// earliest, else the one whose key is smaller, so that the order of reading decides nothing.
bool LinkWalk::isBetter(EventId event, const Reached &than) const
{
    if (event == than.toEvent || than.toEvent == m_launch)
        return false;
    if (event == m_launch)
        return true;
    const auto order = m_events.time(event) <=> m_events.time(than.toEvent);
    return order < 0 || (order == 0 && m_events.key(event) < m_events.key(than.toEvent));
}

} // namespace interloper
