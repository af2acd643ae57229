// The content of one input as a window that moves over it.
#pragma once

#include "evidence/content_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace interloper {

/// Memory that windows use one after the other: its pages stay warm from content to content. One thread.
struct WindowBuffer
{
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
};

/// A moving part of the content in memory: what was read and not yet dropped, with simdjson's padding behind it. The
/// buffer is the caller's and is reused from content to content. One thread.
class ContentWindow
{
public:
    ContentWindow(WindowBuffer &buffer, ContentReader &content) : m_buffer(buffer), m_content(content)
    {
        const std::uint64_t hint = content.sizeHint();
        // A hint may be far too small: what a gzip says of its size is that of its last member.
        const bool known = hint > 0 && hint <= kWholeMax;
        reserve(known ? std::max(static_cast<std::size_t>(hint) + 1, kLeast) : kStep);
    }

    /// What is at hand, without what was dropped.
    std::string_view text() const { return {m_buffer.bytes.get() + m_begin, m_filled - m_begin}; }
    /// True where nothing follows the text.
    bool last() const { return m_last; }

    void drop(std::size_t bytes) { m_begin += bytes; }

    /// Reads more behind what is left; a window without room grows.
    void fill()
    {
        if (m_begin > 0) {
            std::memmove(m_buffer.bytes.get(), m_buffer.bytes.get() + m_begin, m_filled - m_begin);
            m_filled -= m_begin;
            m_begin = 0;
        }
        if (m_filled == m_room)
            reserve(m_room * 2);
        while (m_filled < m_room && !m_last) {
            const std::size_t got = m_content.read(m_buffer.bytes.get() + m_filled, m_room - m_filled);
            m_last = got == 0;
            m_filled += got;
        }
    }

private:
    static constexpr std::size_t kLeast = 64u << 10;
    static constexpr std::size_t kStep = 1u << 20;           // of reading where the whole content does not fit
    static constexpr std::uint64_t kWholeMax = 160ull << 20; // contents up to this size are read in one step

    // New memory is neither cleared nor filled with more than what is left, and has some room for the next content.
    void reserve(std::size_t room)
    {
        m_room = room;
        const std::size_t needed = room + simdjson::SIMDJSON_PADDING;
        if (m_buffer.size >= needed)
            return;
        const std::size_t size = needed + needed / 8;
        auto bytes = std::make_unique_for_overwrite<char[]>(size);
        std::copy_n(m_buffer.bytes.get(), m_filled, bytes.get());
        m_buffer = {std::move(bytes), size};
    }

    WindowBuffer &m_buffer;
    ContentReader &m_content;
    std::size_t m_room = 0;
    std::size_t m_begin = 0;
    std::size_t m_filled = 0;
    bool m_last = false;
};

} // namespace interloper
