#include "events/actor_index.h"

#include <algorithm>

namespace interloper {

ActorIndex::ActorIndex(const EventStore &events)
{
    std::vector<std::uint32_t> slotOf; // by StringId
    for (const auto &segment : events.segments()) {
        for (std::uint32_t row = 0; row < segment->rows; ++row) {
            const StringId name = segment->column(Column::Actor, row);
            if (name.value >= slotOf.size())
                slotOf.resize(name.value + 1, 0);
            if (slotOf[name.value] == 0) {
                m_actors.push_back({name, {}, 0});
                slotOf[name.value] = static_cast<std::uint32_t>(m_actors.size());
            }
            Actor &actor = m_actors[slotOf[name.value] - 1];
            if (segment->time(row).good)
                actor.events.push_back(EventId(segment->firstEvent + row));
            else
                ++actor.untimed;
        }
    }
    for (Actor &actor : m_actors)
        sortByTime(events, actor.events);
    std::sort(m_actors.begin(), m_actors.end(), [&](const Actor &a, const Actor &b) {
        const std::size_t countA = a.events.size() + a.untimed;
        const std::size_t countB = b.events.size() + b.untimed;
        return countA != countB ? countA > countB : events.strings().view(a.name) < events.strings().view(b.name);
    });
}

const ActorIndex::Actor *ActorIndex::find(StringId name) const
{
    const auto found =
        std::find_if(m_actors.begin(), m_actors.end(), [&](const Actor &actor) { return actor.name == name; });
    return found == m_actors.end() ? nullptr : &*found;
}

} // namespace interloper
