#include "events/event_store.h"

#include <algorithm>
#include <limits>

namespace interloper {
namespace {

std::string uuidText(std::uint64_t high, std::uint64_t low)
{
    constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            out += '-';
        const std::uint64_t half = nibble < 16 ? high : low;
        out += kHex[(half >> (60 - 4 * (nibble % 16))) & 0xF];
    }
    return out;
}

} // namespace

EventStore::EventStore(std::vector<std::shared_ptr<const Segment>> segments, std::shared_ptr<const StringPool> strings,
                       EventCopies copies)
    : m_segments(std::move(segments)),
      m_strings(std::move(strings)),
      m_copies(std::make_shared<EventCopies>(std::move(copies)))
{
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        m_uniform = m_uniform && m_size == i * Segment::kTargetRows && m_segments[i]->rows <= Segment::kTargetRows;
        m_size += m_segments[i]->rows;
    }
}

EventStore::Place EventStore::searched(EventId event) const
{
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), event.value,
                                        [](std::uint32_t id, const auto &segment) { return id < segment->firstEvent; });
    const Segment *segment = std::prev(after)->get();
    return {segment, event.value - segment->firstEvent};
}

Instant EventStore::time(EventId event) const
{
    const Place at = place(event);
    return at.segment->time(at.row);
}

Provider EventStore::provider(EventId event) const
{
    const Place at = place(event);
    return at.segment->provider(at.row);
}

OperationStatus EventStore::status(EventId event) const
{
    const Place at = place(event);
    return at.segment->status(at.row);
}

Locator EventStore::locator(EventId event) const
{
    const Place at = place(event);
    return at.segment->locator(at.row);
}

StringId EventStore::textId(EventId event, Column column) const
{
    const Place at = place(event);
    return at.segment->column(column, at.row);
}

std::string EventStore::key(EventId event) const
{
    const Place at = place(event);
    const std::uint64_t low = at.segment->keyLow[at.row];
    if (!at.segment->hasUuidKey(at.row))
        return std::string(m_strings->view(StringId(static_cast<std::uint32_t>(low))));
    return uuidKey(at.segment->provider(at.row), at.segment->keyHigh[at.row], low);
}

EventId EventStore::find(std::string_view wanted) const
{
    for (std::uint32_t id = 0; id < m_size; ++id)
        if (key(EventId(id)) == wanted)
            return EventId(id);
    return {};
}

std::span<const Reference> EventStore::references(EventId event) const
{
    const Place at = place(event);
    const auto byRow = [](const Reference &reference, std::uint32_t row) { return reference.row < row; };
    const auto &all = at.segment->references;
    const auto first = std::lower_bound(all.begin(), all.end(), at.row, byRow);
    auto last = first;
    while (last != all.end() && last->row == at.row)
        ++last;
    return {first, last};
}

const LaunchDetail *EventStore::launchDetail(EventId event) const
{
    const Place at = place(event);
    const auto &all = at.segment->launches;
    const auto found = std::lower_bound(all.begin(), all.end(), at.row,
                                        [](const LaunchDetail &detail, std::uint32_t row) { return detail.row < row; });
    return found != all.end() && found->row == at.row ? &*found : nullptr;
}

std::span<const FoldedCopy> EventStore::copies(EventId event) const
{
    const auto &all = m_copies->folded;
    const auto first = std::lower_bound(all.begin(), all.end(), event,
                                        [](const FoldedCopy &copy, EventId wanted) { return copy.event < wanted; });
    auto last = first;
    while (last != all.end() && last->event == event)
        ++last;
    return {first, last};
}

std::vector<EventId> EventStore::conflicting(EventId event) const
{
    for (const auto &group : m_copies->conflicting) {
        if (std::find(group.begin(), group.end(), event) == group.end())
            continue;
        std::vector<EventId> out = group;
        std::erase(out, event);
        return out;
    }
    return {};
}

std::size_t EventStore::memory() const
{
    std::size_t sum = (m_strings ? m_strings->memory() : 0) + m_copies->folded.capacity() * sizeof(FoldedCopy);
    for (const auto &segment : m_segments)
        sum += segment->memory();
    return sum;
}

std::string uuidKey(Provider provider, std::uint64_t high, std::uint64_t low)
{
    return (provider == Provider::Aws ? "aws:" : "az:") + uuidText(high, low);
}

bool earlier(const EventStore &events, EventId a, EventId b)
{
    const auto order = events.time(a) <=> events.time(b);
    return order == 0 ? a < b : order < 0;
}

namespace {

/// What earlier() compares, side by side.
struct TimeKey
{
    std::int64_t seconds;
    std::uint32_t
        fraction; ///< a leap second, which comes first, without the bit that the others have above their nanos
    std::uint32_t event;
    auto operator<=>(const TimeKey &) const = default;
};

TimeKey timeKey(const EventStore &events, EventId event)
{
    constexpr std::uint32_t kNoLeap = 0x4000'0000;
    const Instant time = events.time(event);
    if (!time.good)
        return {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::uint32_t>::max(), event.value};
    return {time.seconds, time.nanos | (time.has(TimeFlag::Leap) ? 0 : kNoLeap), event.value};
}

} // namespace

void sortByTime(const EventStore &events, std::vector<EventId> &list)
{
    std::vector<TimeKey> keys;
    keys.reserve(list.size());
    for (const EventId event : list)
        keys.push_back(timeKey(events, event));
    if (std::is_sorted(keys.begin(), keys.end()))
        return;
    std::sort(keys.begin(), keys.end());
    std::transform(keys.begin(), keys.end(), list.begin(), [](const TimeKey &key) { return EventId(key.event); });
}

} // namespace interloper
