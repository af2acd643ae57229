// Which keys were seen: open addressing over 8-byte entries. The keys themselves lie in the columns of the events that
// have them, so a hit is verified there. With 8 bytes of content hash beside it, folding costs at most 24 bytes an
// event.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace interloper {

class KeyTable
{
public:
    KeyTable() : m_slots(kFirstSize) {}

    /// The event that has the key with this hash, or `next`, which has it from now on. `same(event)` says whether the
    /// key at hand is that event's key.
    template <typename Same>
    std::uint32_t find(std::uint64_t hash, std::uint32_t next, const Same &same)
    {
        const auto part = static_cast<std::uint32_t>(hash >> 32);
        std::size_t at = homeOf(part);
        for (; m_slots[at].event != kFree; at = after(at))
            if (m_slots[at].part == part && same(m_slots[at].event))
                return m_slots[at].event;
        m_slots[at] = {part, next};
        if (++m_used * kFullOf > m_slots.size() * kFull)
            grow();
        return next;
    }

    /// Fetches what find() of this hash will look at first. Changes nothing.
    void prefetch(std::uint64_t hash) const
    {
        __builtin_prefetch(&m_slots[homeOf(static_cast<std::uint32_t>(hash >> 32))]);
    }

    std::size_t memory() const { return m_slots.capacity() * sizeof(Slot); }

private:
    static constexpr std::uint32_t kFree = 0xFFFFFFFFu;
    static constexpr std::size_t kFirstSize = 1024;
    static constexpr std::size_t kFull = 4; // of five slots are used when the table grows by half
    static constexpr std::size_t kFullOf = 5;

    struct Slot
    {
        std::uint32_t part = 0; // upper half of the hash, which is also where the search starts
        std::uint32_t event = kFree;
    };

    std::size_t homeOf(std::uint32_t part) const { return static_cast<std::size_t>(part * m_slots.size() >> 32); }
    std::size_t after(std::size_t at) const { return at + 1 == m_slots.size() ? 0 : at + 1; }

    // Slots stand in the order of their hashes, so this goes through both tables from front to back.
    void grow()
    {
        std::vector<Slot> old(m_slots.size() + m_slots.size() / 2);
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.event == kFree)
                continue;
            std::size_t at = homeOf(slot.part);
            while (m_slots[at].event != kFree)
                at = after(at);
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

} // namespace interloper
