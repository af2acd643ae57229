// Each distinct string once. Ids are dense, start at 0 (the empty string) and never change; views stay valid for the
// pool's life. One thread writes; a frozen pool may be read from any.
#pragma once

#include "base/ids.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace interloper {

class StringPool
{
public:
    StringPool();
    StringPool(StringPool &&) noexcept = default;
    StringPool &operator=(StringPool &&) noexcept = default;

    /// The id of `text`, added if it is new. Text may hold any bytes, NUL included.
    StringId intern(std::string_view text);

    /// The id of `text`, or an invalid id where the pool does not hold it.
    StringId find(std::string_view text) const;

    /// Requires: an id of this pool. An invalid id gives the empty string.
    std::string_view view(StringId id) const { return id.valid() ? m_views[id.value] : std::string_view{}; }

    std::size_t size() const { return m_views.size(); }

    /// Bytes held, text and tables.
    std::size_t memory() const;

private:
    StringId added(std::string_view text);
    std::string_view store(std::string_view text);
    std::size_t slotOf(std::string_view text, std::uint64_t hash) const;
    void grow();

    std::vector<std::unique_ptr<char[]>> m_blocks; // text, never moved
    std::size_t m_blockUsed = 0;
    std::size_t m_blockSize = 0;
    std::size_t m_textBytes = 0;
    std::vector<std::string_view> m_views; // by id
    std::vector<std::uint32_t> m_slots;    // open addressing: id + 1, 0 is free

    // Logs say the same again and again: what was asked for lately is found by a look at its ends.
    static constexpr std::size_t kRecent = 1024;
    std::vector<StringId> m_recent;
};

} // namespace interloper
