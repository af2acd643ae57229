// Which keys were seen: open addressing over 128-bit keys, 32 bytes an entry.
#pragma once

#include <cstdint>
#include <vector>

namespace interloper {

class KeyTable
{
public:
    struct Entry
    {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        std::uint64_t content = 0; ///< hash of the first raw record; for keys of content: input and count of it
        std::uint32_t event = 0;   ///< first event + 1; 0 is a free entry
        std::uint32_t copies = 0;  ///< events kept under this key
    };

    KeyTable() : m_entries(kFirstSize) {}

    /// The entry of a key; a new one has `event` 0 and is to be filled by the caller. Valid until the next call.
    Entry &find(std::uint64_t high, std::uint64_t low)
    {
        if (m_used * 2 >= m_entries.size())
            grow();
        Entry &entry = m_entries[slotOf(high, low)];
        if (entry.event == 0) {
            entry.high = high;
            entry.low = low;
            ++m_used;
        }
        return entry;
    }

private:
    static constexpr std::size_t kFirstSize = 1024;

    std::size_t slotOf(std::uint64_t high, std::uint64_t low) const
    {
        const std::size_t mask = m_entries.size() - 1;
        std::size_t slot = (high * 0x9E3779B97F4A7C15ull ^ low) & mask; // random ids need little mixing
        while (m_entries[slot].event != 0 && (m_entries[slot].high != high || m_entries[slot].low != low))
            slot = (slot + 1) & mask;
        return slot;
    }

    void grow()
    {
        std::vector<Entry> old(m_entries.size() * 2);
        old.swap(m_entries);
        for (const Entry &entry : old)
            if (entry.event != 0)
                m_entries[slotOf(entry.high, entry.low)] = entry;
    }

    std::vector<Entry> m_entries;
    std::size_t m_used = 0;
};

} // namespace interloper
