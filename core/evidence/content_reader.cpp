#include "evidence/content_reader.h"

#include "evidence/gzip_reader.h"
#include "evidence/plain_reader.h"

#include <algorithm>
#include <cstring>

namespace interloper {
namespace {

// UTF-32 text can start with three zero bytes.
constexpr std::size_t kLeastZeros = 4;
constexpr std::size_t kSmallRoom = 64 * 1024; // enough to see what a content starts with

// What one reader unpacked, as the stored bytes of the next.
class LayerSource final : public ByteSource
{
public:
    LayerSource(std::unique_ptr<ContentReader> inner, std::string start)
        : m_inner(std::move(inner)),
          m_start(std::move(start))
    {}

    std::uint64_t size() const override { return 0; }
    std::uint64_t bytesOnDisk() const override { return m_inner->bytesOnDisk(); }

    ContentEnd end(std::uint64_t contentOffset) override
    {
        ContentEnd out = m_inner->end();
        for (Issue &issue : out.issues)
            issue.offset = contentOffset;
        return out;
    }

protected:
    std::size_t readNext(char *out, std::size_t room) override
    {
        if (m_given == m_start.size())
            return m_inner->read(out, room);
        const std::size_t got = std::min(room, m_start.size() - m_given);
        std::memcpy(out, m_start.data() + m_given, got);
        m_given += got;
        return got;
    }

private:
    std::unique_ptr<ContentReader> m_inner;
    std::string m_start; // what was read already to see what it is
    std::size_t m_given = 0;
};

// Looks at the first bytes of a content, once: another layer of gzip is taken off, zeros in front are left out.
class OpenedContent final : public ContentReader
{
public:
    OpenedContent(std::unique_ptr<ContentReader> inner, int layersLeft, InflateLimits limits)
        : m_inner(std::move(inner)),
          m_layersLeft(layersLeft),
          m_limits(limits)
    {}

    std::uint64_t sizeHint() const override { return m_inner->sizeHint(); }
    std::uint64_t zerosBefore() const override { return m_zeros; }
    ContentEnd end() override { return m_inner->end(); }
    std::uint64_t bytesOnDisk() const override { return m_inner->bytesOnDisk(); }
    std::string_view packing() const override { return m_nested ? "gzip in gzip" : m_inner->packing(); }

    std::size_t read(char *out, std::size_t room) override
    {
        if (m_started && m_given == m_start.size())
            return m_inner->read(out, room);
        if (!m_started && room >= kSmallRoom) {
            m_started = true;
            return readStart(out, room);
        }
        if (!m_started) {
            m_started = true;
            m_start.resize(kSmallRoom);
            m_start.resize(readStart(m_start.data(), kSmallRoom));
        }
        const std::size_t got = std::min(room, m_start.size() - m_given);
        std::memcpy(out, m_start.data() + m_given, got);
        m_given += got;
        return got;
    }

private:
    std::size_t readStart(char *out, std::size_t room)
    {
        std::size_t got = fill(out, room);
        // The layer below must be gzip: a plain content that starts so was not allowed to be unpacked.
        if (m_layersLeft > 0 && !m_inner->packing().empty() && isGzip({out, got})) {
            m_inner =
                makeGzipReader(std::make_unique<LayerSource>(std::move(m_inner), std::string(out, got)), m_limits);
            m_nested = true;
            got = fill(out, room);
        }
        if (got >= kLeastZeros && std::all_of(out, out + kLeastZeros, [](char c) { return c == '\0'; }))
            return skipZeros(out, room, got);
        return got;
    }

    // As many bytes as are needed to decide.
    std::size_t fill(char *out, std::size_t room)
    {
        std::size_t got = 0;
        while (got < kLeastZeros) {
            const std::size_t more = m_inner->read(out + got, room - got);
            if (more == 0)
                break;
            got += more;
        }
        return got;
    }

    std::size_t skipZeros(char *out, std::size_t room, std::size_t got)
    {
        while (got > 0) {
            const char *text = std::find_if(out, out + got, [](char c) { return c != '\0'; });
            const auto zeros = static_cast<std::size_t>(text - out);
            m_zeros += zeros;
            if (zeros < got) {
                std::memmove(out, text, got - zeros);
                return got - zeros;
            }
            m_zeros += m_inner->skipHole();
            got = m_inner->read(out, room);
        }
        return 0;
    }

    std::unique_ptr<ContentReader> m_inner;
    int m_layersLeft;
    InflateLimits m_limits;
    bool m_started = false;
    bool m_nested = false;
    std::string m_start; // for a reader with little room
    std::size_t m_given = 0;
    std::uint64_t m_zeros = 0;
};

} // namespace

std::unique_ptr<ContentReader> openContent(std::unique_ptr<ByteSource> source, int gzipLayers, InflateLimits limits)
{
    const bool gzip = gzipLayers > 0 && isGzip(source->peek(kGzipMagicBytes));
    auto inner = gzip ? makeGzipReader(std::move(source), limits) : makePlainReader(std::move(source));
    return std::make_unique<OpenedContent>(std::move(inner), gzip ? gzipLayers - 1 : 0, limits);
}

} // namespace interloper
