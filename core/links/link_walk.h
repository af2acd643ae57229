// Walks outwards from one launch after another, from identifier to identifier, and notes which postings each reaches
// and by which event. Private to links; one thread.
#pragma once

#include "detect/finding.h"
#include "links/identifier_index.h"
#include "links/name_lives.h"

#include <optional>
#include <span>
#include <vector>

namespace interloper {

/// A posting that a launch leads to, and the event nearest to the launch that holds its identifier.
struct Reached
{
    PostingId posting;
    EventId toEvent;
    const Reference *to = nullptr;
    Reading reading = Reading::Whole; ///< of `to`
    std::uint32_t hops = 1;           ///< of the links that the posting's events make
};

/// What a launch leads to that no event is tied to.
struct Loose
{
    Joint joint;
    StringId value;
    EventId event;
    const Reference *reference = nullptr;
    Reading reading = Reading::Whole;
    std::uint32_t hops = 1;
};

class LinkWalk
{
public:
    /// All must outlive it.
    LinkWalk(const EventStore &events, const LinkRules &rules, const IdentifierIndex &index, NameLives &lives);

    /// What the finding reaches, nearest first. Each posting once.
    std::vector<Reached> from(const Finding &finding);

    /// What the finding of the last from() names in vain. Each joint and value once.
    const std::vector<Loose> &loose() const { return m_loose; }

private:
    /// What an event of a posting leads on to; the same for all launches, so found once.
    struct Onward
    {
        PostingId posting; ///< invalid: no event is tied to it
        Joint joint;
        StringId value;
        EventId event;
        const Reference *reference;
        Reading reading;
        const IdentifierIndex::Mention *mention = nullptr; ///< by which `event` was reached; nullptr: the launch
    };

    const std::vector<Onward> &onwardOf(PostingId posting);
    void addLaunch(const Finding &finding, EventId row);
    void note(const Onward &onward, std::uint32_t hops);
    bool isBetter(EventId event, const Reached &than) const;
    bool belongs(const LinkRules::To &to, const Reference &reference, std::span<const Reference> all,
                 StringId anchor) const;

    const EventStore &m_events;
    const LinkRules &m_rules;
    const IdentifierIndex &m_index;
    NameLives &m_lives;
    std::vector<std::optional<std::vector<Onward>>> m_onward; // by posting
    std::vector<std::uint32_t> m_place;                       // by posting: 1 + index into m_reached, of m_round
    std::vector<std::uint32_t> m_round;                       // by posting: the round that m_place is of
    std::uint32_t m_thisRound = 0;
    std::vector<Reached> m_reached;
    std::vector<Loose> m_loose;
    EventId m_launch;
};

} // namespace interloper
