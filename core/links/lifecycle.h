// Whether a new instance still runs, as far as the logs can show.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "events/log_spans.h"
#include "links/link.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace interloper {

struct Lifecycle
{
    enum class State : std::uint8_t {
        NoStopSeen, ///< nothing stopped or ended it up to `until`
        Stopped,    ///< or deallocated
        Started,    ///< stopped, and started again
        Ended,      ///< terminated or deleted
        Unfinished, ///< a stop, start or end was begun, and how that went is not in these logs
    };
    State state = State::NoStopSeen;
    EventId event; ///< that shows the state; invalid for NoStopSeen
    /// The newest event of its account and region (Azure: of its subscription): no later stop could be in these logs.
    /// Bad where they hold none with a time.
    Instant until;
};

/// `no-stop-seen`, `stopped`, `started-again`, `ended` or `unfinished`
std::string_view lifecycleStateId(Lifecycle::State state);

/// One for each finding, from its links. Only what happened after the launch counts: a name may have been used before.
std::vector<Lifecycle> lifecyclesOf(const EventStore &events, const LogSpans &spans, std::span<const Finding> findings,
                                    std::span<const std::vector<Link>> links);

} // namespace interloper
