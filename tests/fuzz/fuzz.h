// What the fuzz targets share. A target is one function from any bytes to nothing, which ends the program where a
// promise of core is broken; sanitizers watch the rest. Built for libFuzzer, or with replay.cpp as a plain test.
#pragma once

#include "base/text.h"
#include "evidence/byte_source.h"
#include "support/spans.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace interloper {

inline void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// An input whose first bytes choose a case each; what follows is the content. An input without them chooses case 0.
class FuzzInput
{
public:
    FuzzInput(const std::uint8_t *data, std::size_t size) : m_bytes(reinterpret_cast<const char *>(data), size) {}

    /// 0 to `cases` - 1.
    std::size_t choose(std::size_t cases)
    {
        if (m_bytes.empty())
            return 0;
        const auto byte = static_cast<unsigned char>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return byte % cases;
    }
    std::string_view content() const { return m_bytes; }

private:
    std::string_view m_bytes;
};

/// Bytes in memory, which gives at most `step` of them a read. Without `seeks` its size is not known either. The bytes
/// must outlive it.
class MemorySource final : public ByteSource
{
public:
    MemorySource(std::string_view bytes, std::size_t step, bool seeks) : m_bytes(bytes), m_step(step), m_seeks(seeks) {}

    std::uint64_t size() const override { return m_seeks ? m_bytes.size() : 0; }
    ContentEnd end(std::uint64_t /*contentOffset*/) override { return {}; }

protected:
    std::size_t readNext(char *out, std::size_t room) override
    {
        const std::size_t got = std::min({room, m_step, m_bytes.size() - m_at});
        std::copy_n(m_bytes.data() + m_at, got, out);
        m_at += got;
        return got;
    }
    bool seekTo(std::uint64_t position) override
    {
        if (!m_seeks || position > m_bytes.size())
            return false;
        m_at = static_cast<std::size_t>(position);
        return true;
    }

private:
    std::string_view m_bytes;
    std::size_t m_step;
    std::size_t m_at = 0;
    bool m_seeks;
};

/// Ends the program where two ways of splitting differ, and prints both.
inline void requireSame(const std::vector<Span> &first, const std::vector<Span> &second, const char *promise)
{
    if (first == second)
        return;
    for (const auto *spans : {&first, &second}) {
        std::fprintf(stderr, "--\n");
        for (const Span &span : *spans)
            std::fprintf(stderr, "%d %s\n", static_cast<int>(span.kind), visible(span.text).c_str());
    }
    require(false, promise);
}

} // namespace interloper
