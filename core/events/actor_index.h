// The events of each actor in order of time: what the timeline draws as lanes.
#pragma once

#include "events/event_store.h"

#include <vector>

namespace interloper {

class ActorIndex
{
public:
    struct Actor
    {
        StringId name;               ///< Column::Actor; the empty string gathers events without an actor
        std::vector<EventId> events; ///< with a good time, by time, ties by EventId
        std::uint32_t untimed = 0;   ///< events whose time is missing or bad
    };

    ActorIndex() = default;
    explicit ActorIndex(const EventStore &events);

    /// Most events first, ties by name.
    const std::vector<Actor> &actors() const { return m_actors; }

    /// nullptr where no event has this actor.
    const Actor *find(StringId name) const;

private:
    std::vector<Actor> m_actors;
};

} // namespace interloper
