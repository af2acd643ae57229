// Where else an event was seen, and which events share an id although they differ. Held by the EventStore.
#pragma once

#include "base/ids.h"
#include "events/segment.h"

#include <cstdint>
#include <vector>

namespace interloper {

/// A copy that was folded into an event. 24 bytes, and only events with copies have one.
struct FoldedCopy
{
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t input = 0;
    EventId event;

    Locator place() const { return {input, offset, length}; }
};
static_assert(sizeof(FoldedCopy) <= 24);

struct EventCopies
{
    std::vector<FoldedCopy> folded; ///< by event, then place
    std::vector<std::vector<EventId>>
        conflicting; ///< events of one id and different content, in the order of their keys
};

} // namespace interloper
