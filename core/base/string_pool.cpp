#include "base/string_pool.h"

#include "base/hash.h"

#include <algorithm>
#include <cstring>

namespace interloper {
namespace {

constexpr std::size_t kFirstBlock = 4 * 1024; // each next one is twice as large
constexpr std::size_t kLargestBlock = 256 * 1024;
constexpr std::size_t kFirstSlots = 1024;

/// Length and both ends. Texts that agree in them only push each other out of what is known to be recent.
std::uint64_t sketch(std::string_view text)
{
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t part = std::min(text.size(), sizeof head);
    if (part == sizeof head) {
        std::memcpy(&head, text.data(), sizeof head);
        std::memcpy(&tail, text.data() + text.size() - sizeof tail, sizeof tail);
    } else {
        for (const char c : text)
            head = head << 8 | static_cast<unsigned char>(c);
    }
    const std::uint64_t mixed =
        (head * 0x9E3779B97F4A7C15ull) ^ (tail * 0xC2B2AE3D27D4EB4Full) ^ text.size() * 0xD6E8FEB86659FD93ull;
    return mixed >> 40;
}

} // namespace

StringPool::StringPool() : m_slots(kFirstSlots, 0), m_recent(kRecent, kEmptyString)
{
    intern({});
}

std::size_t StringPool::slotOf(std::string_view text, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != 0 && m_views[m_slots[slot] - 1] != text)
        slot = (slot + 1) & mask;
    return slot;
}

StringId StringPool::intern(std::string_view text)
{
    StringId &recent = m_recent[sketch(text) % kRecent];
    if (!m_views.empty() && m_views[recent.value] == text)
        return recent;
    return recent = added(text);
}

StringId StringPool::added(std::string_view text)
{
    const std::size_t slot = slotOf(text, SeededHash()(text));
    if (m_slots[slot] != 0)
        return StringId(m_slots[slot] - 1);
    m_views.push_back(store(text));
    m_slots[slot] = static_cast<std::uint32_t>(m_views.size());
    if (m_views.size() * 2 > m_slots.size())
        grow();
    return StringId(static_cast<std::uint32_t>(m_views.size() - 1));
}

StringId StringPool::find(std::string_view text) const
{
    const std::size_t slot = slotOf(text, SeededHash()(text));
    return m_slots[slot] == 0 ? StringId{} : StringId(m_slots[slot] - 1);
}

std::size_t StringPool::memory() const
{
    return m_textBytes + m_views.capacity() * sizeof(std::string_view) + m_slots.capacity() * sizeof(std::uint32_t);
}

std::string_view StringPool::store(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_blockSize - m_blockUsed < text.size()) {
        m_blockSize = std::max(std::clamp(m_blockSize * 2, kFirstBlock, kLargestBlock), text.size());
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_blockSize));
        m_blockUsed = 0;
        m_textBytes += m_blockSize;
    }
    char *place = m_blocks.back().get() + m_blockUsed;
    std::memcpy(place, text.data(), text.size());
    m_blockUsed += text.size();
    return {place, text.size()};
}

void StringPool::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    for (std::uint32_t id = 0; id < m_views.size(); ++id)
        m_slots[slotOf(m_views[id], SeededHash()(m_views[id]))] = id + 1;
}

} // namespace interloper
