#include "evidence/gzip_reader.h"

#include "evidence/plain_reader.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace interloper {
namespace {

constexpr std::uint64_t kFastPackedMax = 64ull << 20;    // packed bytes held in memory at once
constexpr std::uint64_t kFastInflatedMax = 160ull << 20; // keeps two workers well under the promised memory
constexpr std::uint64_t kBombBytes = 64ull << 20;        // a bomb is large and packs as no log does
constexpr std::uint64_t kBombRatio = 200;
constexpr std::size_t kInputChunk = 256 * 1024;
constexpr std::size_t kTrailerBytes = 8;

class GzipReader final : public ContentReader
{
public:
    GzipReader(RawFile file, std::string head) : m_file(std::move(file)), m_packed(std::move(head))
    {
        if (!m_file.isStream() && m_file.size() <= kFastPackedMax)
            readWholeFile();
        inflateInit2(&m_zlib, 15 + 16); // 15: largest window, +16: gzip framing and checksums
    }
    ~GzipReader() override { inflateEnd(&m_zlib); }
    GzipReader(const GzipReader &) = delete;
    GzipReader &operator=(const GzipReader &) = delete;

    std::uint64_t sizeHint() const override { return m_hint; }
    std::uint64_t bytesOnDisk() const override { return m_file.position(); }
    std::string_view packing() const override { return "gzip"; }

    std::size_t read(char *out, std::size_t room) override
    {
        if (m_hint > 0 && m_out == 0 && room >= m_hint) {
            if (const std::size_t got = inflateAtOnce(out, room); got > 0)
                return got;
        }
        return m_done ? 0 : inflateSome(out, room);
    }

    ContentEnd end() override
    {
        addFileIssues(m_file, m_out, m_end);
        drainRest();
        if (m_file.systemError() == 0)
            m_end.sha256 = m_file.sha256();
        return std::move(m_end);
    }

private:
    void readWholeFile()
    {
        const std::size_t had = m_packed.size();
        m_packed.resize(m_file.size() + 1); // one more byte, so that growth is seen as a change
        m_packed.resize(had + m_file.read(m_packed.data() + had, m_packed.size() - had));
        if (m_packed.size() < kTrailerBytes)
            return;
        const auto *trailer = reinterpret_cast<const unsigned char *>(m_packed.data() + m_packed.size() - 4);
        const std::uint64_t inflated = trailer[0] | trailer[1] << 8 | trailer[2] << 16 |
                                       static_cast<std::uint64_t>(trailer[3]) << 24; // ISIZE, RFC 1952 2.3.1
        if (inflated > 0 && inflated <= kFastInflatedMax && inflated / m_packed.size() < kBombRatio)
            m_hint = inflated;
    }

    // One member that fills the file and says its size: anything else is left to zlib.
    std::size_t inflateAtOnce(char *out, std::size_t room)
    {
        libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
        std::size_t used = 0;
        std::size_t got = 0;
        const auto result =
            libdeflate_gzip_decompress_ex(inflater, m_packed.data(), m_packed.size(), out, room, &used, &got);
        libdeflate_free_decompressor(inflater);
        if (result != LIBDEFLATE_SUCCESS || used != m_packed.size())
            return 0;
        m_done = true;
        m_out = got;
        return got;
    }

    std::size_t inflateSome(char *out, std::size_t room)
    {
        m_zlib.next_out = reinterpret_cast<Bytef *>(out);
        m_zlib.avail_out = static_cast<uInt>(std::min<std::size_t>(room, 1u << 30));
        const std::size_t asked = m_zlib.avail_out;
        while (!m_done && m_zlib.avail_out > 0) {
            if (m_used == m_packed.size() && !refill()) {
                stop("truncated", "gzip ends early at byte " + std::to_string(m_packedBefore + m_packed.size()) +
                                      " of the file; what came before is kept, the rest is missing");
                break;
            }
            step(asked);
        }
        const std::size_t got = asked - m_zlib.avail_out;
        m_out += got;
        return got;
    }

    void step(std::size_t asked)
    {
        m_zlib.next_in = reinterpret_cast<Bytef *>(m_packed.data() + m_used);
        m_zlib.avail_in = static_cast<uInt>(std::min<std::size_t>(m_packed.size() - m_used, 1u << 30));
        const uInt before = m_zlib.avail_in;
        const int result = inflate(&m_zlib, Z_NO_FLUSH);
        m_used += before - m_zlib.avail_in;
        if (result == Z_STREAM_END) {
            nextMember();
            return;
        }
        if (result != Z_OK && result != Z_BUF_ERROR) {
            const std::string reason = m_zlib.msg != nullptr ? m_zlib.msg : "damaged data";
            const bool checksum = reason == "incorrect data check" || reason == "incorrect length check";
            stop(checksum ? "checksum-mismatch" : "damaged",
                 "gzip is damaged at byte " + std::to_string(m_packedBefore + m_used) + " of the file (" + reason +
                     "); what came before is kept");
            return;
        }
        const std::uint64_t produced = m_out + asked - m_zlib.avail_out;
        const std::uint64_t consumed = std::max<std::uint64_t>(1, m_packedBefore + m_used);
        if (produced > kBombBytes && produced / consumed > kBombRatio)
            stop("gzip-bomb", "inflates to more than " + std::to_string(kBombRatio) +
                                  " times its size; reading stopped, what came before is kept");
    }

    void nextMember()
    {
        if (m_used == m_packed.size() && !refill()) {
            m_done = true;
            return;
        }
        // A next member must be recognised by its magic; up to two of its bytes may still be on disk.
        while (m_packed.size() - m_used < kGzipMagicBytes && refill()) {
        }
        if (isGzip(std::string_view(m_packed).substr(m_used))) {
            inflateReset(&m_zlib);
            return;
        }
        m_done = true;
        reportTrailing();
    }

    void reportTrailing()
    {
        const std::uint64_t at = m_packedBefore + m_used;
        bool zeros = true;
        std::uint64_t count = 0;
        do {
            for (; m_used < m_packed.size(); ++m_used, ++count)
                zeros = zeros && m_packed[m_used] == '\0';
        } while (refill());
        m_end.issues.push_back({zeros ? Severity::Info : Severity::Warning, "trailing-bytes", m_out, 0, 0,
                                std::to_string(count) + (zeros ? " zero bytes" : " bytes") +
                                    " behind the gzip data at byte " + std::to_string(at) + " of the file, not read"});
        m_end.whole = m_end.whole && zeros;
    }

    void stop(std::string code, std::string detail)
    {
        m_done = true;
        m_end.whole = false;
        m_end.issues.push_back({Severity::Error, std::move(code), m_out, 0, 0, std::move(detail)});
    }

    bool refill()
    {
        const std::size_t left = m_packed.size() - m_used;
        m_packed.erase(0, m_used);
        m_packedBefore += m_used;
        m_used = 0;
        m_packed.resize(left + kInputChunk);
        const std::size_t got = m_file.read(m_packed.data() + left, kInputChunk);
        m_packed.resize(left + got);
        return got > 0;
    }

    // The hash is of the whole file, also where inflating stopped early.
    void drainRest()
    {
        std::string scratch(kInputChunk, '\0');
        while (m_file.read(scratch.data(), scratch.size()) > 0) {
        }
    }

    RawFile m_file;
    std::string m_packed;             // packed bytes at hand
    std::size_t m_used = 0;           // of m_packed
    std::uint64_t m_packedBefore = 0; // packed bytes dropped before m_packed
    std::uint64_t m_hint = 0;
    std::uint64_t m_out = 0;
    bool m_done = false;
    z_stream m_zlib = {};
    ContentEnd m_end;
};

} // namespace

bool isGzip(std::string_view head)
{
    return head.substr(0, kGzipMagicBytes) == "\x1f\x8b\x08";
}

std::unique_ptr<ContentReader> makeGzipReader(RawFile file, std::string head)
{
    return std::make_unique<GzipReader>(std::move(file), std::move(head));
}

} // namespace interloper
