#include "links/name_lives.h"

#include "links/link_kinds.h"

#include <algorithm>

namespace interloper {

NameLives::NameLives(const EventStore &events, const LinkRules &rules, const IdentifierIndex &index)
    : m_events(events),
      m_rules(rules),
      m_index(index)
{}

/// An Azure resource's id is made of names; of AWS's identifiers only those that people choose are.
bool NameLives::canBeGivenAgain(Joint joint)
{
    const JointInfo &info = jointInfo(joint);
    const JointInfo &plain = info.sameAs == Joint::None ? info : jointInfo(info.sameAs);
    return info.provider == Provider::Azure || plain.naming != Naming::Global;
}

bool NameLives::sameLife(PostingId posting, const IdentifierIndex::Mention &mention, EventId user)
{
    if (mention.event == user || !canBeGivenAgain(m_index.joint(posting)))
        return true;
    const Lives &lives = livesOf(posting);
    const Instant made = m_events.time(mention.event);
    const Instant used = m_events.time(user);
    if (!made.good || !used.good)
        return lives.starts.size() <= 1 && lives.ends.size() <= 1;
    return lifeAt(lives, made, m_rules.hop(mention.hop).makes) == lifeAt(lives, used, false);
}

/// What makes a name in the second in which it was given up makes it anew.
NameLives::Life NameLives::lifeAt(const Lives &lives, const Instant &time, bool makes)
{
    const auto started = std::upper_bound(lives.starts.begin(), lives.starts.end(), time);
    const auto ended = makes ? std::upper_bound(lives.ends.begin(), lives.ends.end(), time)
                             : std::lower_bound(lives.ends.begin(), lives.ends.end(), time);
    return {static_cast<std::size_t>(started - lives.starts.begin()),
            static_cast<std::size_t>(ended - lives.ends.begin())};
}

const NameLives::Lives &NameLives::livesOf(PostingId posting)
{
    const auto [place, isNew] = m_lives.try_emplace(posting);
    Lives &lives = place->second;
    if (!isNew)
        return lives;
    const bool azure = jointInfo(m_index.joint(posting)).provider == Provider::Azure;
    std::unordered_map<StringId, Instant> operations; // by correlation: the last row of what gave the name up
    for (const IdentifierIndex::Mention &mention : m_index.mentions(posting)) {
        const Instant time = m_events.time(mention.event);
        const LinkRules::HopRule &hop = m_rules.hop(mention.hop);
        if (!time.good)
            continue;
        if (hop.makes && !azure)
            lives.starts.push_back(time);
        if (!linkKind(hop.kind).ends)
            continue;
        const StringId correlation = m_events.textId(mention.event, Column::Correlation);
        if (!azure || correlation == kEmptyString) {
            lives.ends.push_back(time);
            continue;
        }
        Instant &last = operations.try_emplace(correlation, time).first->second;
        last = std::max(last, time);
    }
    for (const auto &[correlation, last] : operations)
        lives.ends.push_back(last);
    std::sort(lives.starts.begin(), lives.starts.end());
    std::sort(lives.ends.begin(), lives.ends.end());
    return lives;
}

} // namespace interloper
