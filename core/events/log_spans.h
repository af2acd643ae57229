// How far the logs of each account and region reach.
#pragma once

#include "events/event_store.h"

#include <cstdint>
#include <unordered_map>

namespace interloper {

class LogSpans
{
public:
    /// Events with a good time.
    struct Span
    {
        EventId first; ///< invalid where there is none
        EventId last;
    };

    /// One pass over the events.
    explicit LogSpans(const EventStore &events);

    /// Of the event's account and region; of its subscription in Azure, whose scopes are resource groups.
    Span of(EventId event) const;

private:
    std::uint64_t keyOf(EventId event) const;
    void note(EventId event);

    const EventStore &m_events;
    std::unordered_map<std::uint64_t, Span> m_spans;
};

} // namespace interloper
