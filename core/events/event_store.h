// All events of an investigation: immutable segments and the strings they name. Any thread may read.
#pragma once

#include "base/string_pool.h"
#include "events/event_copies.h"
#include "events/segment.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace interloper {

class EventStore
{
public:
    EventStore() = default;
    EventStore(std::vector<std::shared_ptr<const Segment>> segments, std::shared_ptr<const StringPool> strings,
               EventCopies copies = {});

    std::uint32_t size() const { return m_size; }
    const std::vector<std::shared_ptr<const Segment>> &segments() const { return m_segments; }
    const StringPool &strings() const { return *m_strings; }

    // Requires for all below: a valid EventId of this store.
    Instant time(EventId event) const;
    Provider provider(EventId event) const;
    OperationStatus status(EventId event) const;
    Locator locator(EventId event) const;
    StringId textId(EventId event, Column column) const;
    std::string_view text(EventId event, Column column) const { return m_strings->view(textId(event, column)); }

    /// Contract: Identity. `aws:<eventid>`, `az:<eventDataId>` or `h:<hash>`, with `:<n>` for repeats and copies.
    std::string key(EventId event) const;

    /// The event of a key as `key()` writes it; invalid where there is none. Looks through all events.
    EventId find(std::string_view key) const;

    /// The kept field values of an event, in the plan's order. References of one row lie together.
    std::span<const Reference> references(EventId event) const;

    /// nullptr where the event is no candidate of the base rule.
    const LaunchDetail *launchDetail(EventId event) const;

    /// Where else the event was seen: the copies that were folded into it, in the order of their places.
    std::span<const FoldedCopy> copies(EventId event) const;

    /// The other events that have this event's id and another content, in the order of their keys.
    std::vector<EventId> conflicting(EventId event) const;

    std::size_t memory() const; ///< bytes held by columns, references and strings

private:
    struct Place
    {
        const Segment *segment;
        std::uint32_t row;
    };
    /// Segments are full but for the last, so that an event's own number tells where it lies; else they are searched.
    Place place(EventId event) const
    {
        if (!m_uniform)
            return searched(event);
        const Segment *segment = m_segments[event.value / Segment::kTargetRows].get();
        return {segment, static_cast<std::uint32_t>(event.value % Segment::kTargetRows)};
    }
    Place searched(EventId event) const;

    std::vector<std::shared_ptr<const Segment>> m_segments;
    std::shared_ptr<const StringPool> m_strings = std::make_shared<StringPool>();
    std::uint32_t m_size = 0;
    bool m_uniform = true;
    std::shared_ptr<const EventCopies> m_copies = std::make_shared<EventCopies>();
};

/// `aws:` or `az:` and the UUID whose halves these are, in lower case.
std::string uuidKey(Provider provider, std::uint64_t high, std::uint64_t low);

/// Order of time, bad times last, ties by EventId: total and stable.
bool earlier(const EventStore &events, EventId a, EventId b);

/// Sorts by earlier(), reading each event's time once. Quick where the list is in order already.
void sortByTime(const EventStore &events, std::vector<EventId> &list);

} // namespace interloper
