// The lives of a name. A volume's id is given once; a key pair's name or an Azure resource's id can be given again
// after what bore it is gone. An event that uses the name means the thing of its own time, and no other proves
// anything. Private to links; one thread.
#pragma once

#include "links/identifier_index.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace interloper {

class NameLives
{
public:
    /// All must outlive it.
    NameLives(const EventStore &events, const LinkRules &rules, const IdentifierIndex &index);

    /// False where the posting's name was given up or given again between an event of the posting and one that uses the
    /// name, as far as these logs show. An event without a time is taken for the same life only where there is one.
    bool sameLife(PostingId posting, const IdentifierIndex::Mention &mention, EventId user);

private:
    struct Lives
    {
        std::vector<Instant> starts; ///< sorted; AWS only: there a name cannot be made twice
        std::vector<Instant> ends;   ///< sorted; of an Azure operation its last row
    };
    /// Which life of how many; equal ones are the same.
    struct Life
    {
        std::size_t started = 0;
        std::size_t ended = 0;
        bool operator==(const Life &) const = default;
    };

    static bool canBeGivenAgain(Joint joint);
    const Lives &livesOf(PostingId posting);
    static Life lifeAt(const Lives &lives, const Instant &time, bool makes);

    const EventStore &m_events;
    const LinkRules &m_rules;
    const IdentifierIndex &m_index;
    std::unordered_map<PostingId, Lives> m_lives;
};

} // namespace interloper
