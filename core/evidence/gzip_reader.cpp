#include "evidence/gzip_reader.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace interloper {
namespace {

constexpr std::uint64_t kFastPackedMax = 64ull << 20;    // packed bytes held in memory at once
constexpr std::uint64_t kFastInflatedMax = 160ull << 20; // keeps two workers well under the promised memory
constexpr std::size_t kInputChunk = 64 * 1024;
constexpr std::size_t kOutputStep = 4u << 20; // the ratio is looked at this often
constexpr std::size_t kFixedHeaderBytes = 10;
constexpr std::size_t kTrailerBytes = 8;
constexpr int kGzipWindow = 15 + 16; // 15: largest window, +16: gzip framing and checksums

bool isChecksum(const std::string &reason)
{
    return reason == "incorrect data check" || reason == "incorrect length check";
}

std::string bytesWords(std::uint64_t bytes)
{
    return std::to_string(bytes >> 20) + " MiB";
}

enum HeaderFlag : unsigned { HeaderCrc = 2, Extra = 4, Name = 8, Comment = 16 }; // RFC 1952 2.3.1

unsigned byteAt(std::string_view packed, std::size_t i)
{
    return i < packed.size() ? static_cast<unsigned char>(packed[i]) : 0u;
}

unsigned headerFlags(std::string_view packed)
{
    constexpr std::size_t kFlagsAt = 3;
    return byteAt(packed, kFlagsAt);
}

// Length of the header of a member (RFC 1952 2.3), or more than `packed` has where it does not end in it.
std::size_t headerLength(std::string_view packed)
{
    const unsigned flags = headerFlags(packed);
    std::size_t at = kFixedHeaderBytes;
    if ((flags & Extra) != 0)
        at += 2 + byteAt(packed, at) + 256 * byteAt(packed, at + 1);
    for (const unsigned text : {Name, Comment})
        if ((flags & text) != 0)
            at = std::min(packed.find('\0', at), packed.size()) + 1;
    return at + ((flags & HeaderCrc) != 0 ? 2 : 0);
}

class GzipReader final : public ContentReader
{
public:
    GzipReader(std::unique_ptr<ByteSource> source, InflateLimits limits) : m_source(std::move(source)), m_limits(limits)
    {
        if (m_source->size() > 0 && m_source->size() <= kFastPackedMax)
            readWholeSource();
        inflateInit2(&m_zlib, kGzipWindow);
        startMember();
    }
    ~GzipReader() override { inflateEnd(&m_zlib); }
    GzipReader(const GzipReader &) = delete;
    GzipReader &operator=(const GzipReader &) = delete;

    std::uint64_t sizeHint() const override { return m_hint; }
    std::uint64_t bytesOnDisk() const override { return m_source->bytesOnDisk(); }
    std::string_view packing() const override { return "gzip"; }

    std::size_t read(char *out, std::size_t room) override
    {
        if (m_hint > 0 && m_out == 0 && room >= m_hint) {
            if (const std::size_t got = inflateAtOnce(out, room); got > 0)
                return got;
        }
        std::size_t got = 0;
        while (!m_done && got < room)
            got += inflateSome(out + got, std::min(room - got, kOutputStep));
        return got;
    }

    ContentEnd end() override
    {
        drainRest();
        ContentEnd stored = m_source->end(m_out);
        stored.whole = stored.whole && m_whole;
        std::move(m_issues.begin(), m_issues.end(), std::back_inserter(stored.issues));
        return stored;
    }

private:
    void readWholeSource()
    {
        m_packed.resize(static_cast<std::size_t>(m_source->size()) + 1); // a size that lies is seen by the byte more
        std::size_t got = 0;
        while (got < m_packed.size()) {
            const std::size_t more = m_source->read(m_packed.data() + got, m_packed.size() - got);
            m_sourceEnded = more == 0;
            if (m_sourceEnded)
                break;
            got += more;
        }
        m_packed.resize(got);
        if (got < kTrailerBytes || headerLength(m_packed) > std::min(got, kGzipHeaderMax))
            return;
        if ((headerFlags(m_packed) & HeaderCrc) != 0)
            return; // a sum that libdeflate does not check
        const auto *trailer = reinterpret_cast<const unsigned char *>(m_packed.data() + got - 4);
        const std::uint64_t inflated = trailer[0] | trailer[1] << 8 | trailer[2] << 16 |
                                       static_cast<std::uint64_t>(trailer[3]) << 24; // ISIZE, RFC 1952 2.3.1
        if (inflated > 0 && inflated <= kFastInflatedMax && inflated / got < kBombRatio)
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
        m_used = used;
        return got;
    }

    std::size_t inflateSome(char *out, std::size_t room)
    {
        const bool ended = m_used == m_packed.size() && !refill();
        m_zlib.next_out = reinterpret_cast<Bytef *>(out);
        m_zlib.avail_out = static_cast<uInt>(room);
        m_zlib.next_in = reinterpret_cast<Bytef *>(m_packed.data() + m_used);
        m_zlib.avail_in = static_cast<uInt>(std::min(m_packed.size() - m_used, inputStep()));
        const uInt before = m_zlib.avail_in;
        const int result = inflate(&m_zlib, Z_NO_FLUSH);
        m_used += before - m_zlib.avail_in;
        const std::size_t got = room - m_zlib.avail_out;
        m_out += got;
        if (result == Z_STREAM_END)
            nextMember();
        else if (result != Z_OK && result != Z_BUF_ERROR)
            onDamage(m_zlib.msg != nullptr ? m_zlib.msg : "damaged data");
        else if (ended && got == 0) // without input zlib still gives what it holds
            stopAtEnd();
        else
            checkLimits();
        return got;
    }

    // A header is given to zlib no further than it may reach.
    std::size_t inputStep() const
    {
        constexpr std::size_t kMost = 1u << 30;
        return m_header.done == 0 ? kGzipHeaderMax + 1 - static_cast<std::size_t>(packedOffset() - m_memberStart)
                                  : kMost;
    }

    // A wrong sum comes behind the data of a member: what was inflated is kept and the next member is read.
    void onDamage(const std::string &reason)
    {
        const std::string where = "at byte " + std::to_string(packedOffset()) + " of the file";
        if (!isChecksum(reason))
            return stop("damaged", "gzip is damaged " + where + " (" + reason +
                                       "); what came before is kept, the rest is missing");
        addIssue("checksum-mismatch", "gzip's checksum or length " + where + " is not that of its content (" + reason +
                                          "); the content is kept, a part of it may be wrong");
        if (reason == "incorrect data check") {
            constexpr std::size_t kLengthBytes = 4; // not yet taken
            while (m_packed.size() - m_used < kLengthBytes && refill()) {
            }
            m_used = std::min(m_packed.size(), m_used + kLengthBytes);
        }
        nextMember();
    }

    void checkLimits()
    {
        if (m_header.done == 0 && packedOffset() - m_memberStart > kGzipHeaderMax)
            return stop("header-too-long", "the gzip header at byte " + std::to_string(m_memberStart) +
                                               " of the file is longer than 64 KiB; the rest is not read");
        if (m_limits == InflateLimits::Lifted)
            return;
        if (m_out > kBombBytes && m_out / std::max<std::uint64_t>(1, packedOffset()) > kBombRatio)
            return stop("gzip-bomb", "inflates to more than " + std::to_string(kBombRatio) +
                                         " times its size; reading stopped after " + bytesWords(m_out) +
                                         ", what came before is kept; it is read to its end on request");
        if (m_out > kInflatedMax)
            stop("size-limit", "inflates to more than " + bytesWords(kInflatedMax) +
                                   "; reading stopped, what came before is kept; it is read to its end on request");
    }

    void startMember()
    {
        m_memberStart = packedOffset();
        m_header = {};
        inflateGetHeader(&m_zlib, &m_header);
    }

    void nextMember()
    {
        // A next member must be recognised by its magic; some of its bytes may still be on disk.
        while (m_packed.size() - m_used < kGzipMagicBytes && refill()) {
        }
        if (m_used == m_packed.size()) {
            m_done = true;
        } else if (isGzip(std::string_view(m_packed).substr(m_used))) {
            inflateReset(&m_zlib);
            startMember();
        } else {
            m_done = true;
            reportTrailing();
        }
    }

    void reportTrailing()
    {
        const std::uint64_t at = packedOffset();
        bool zeros = true;
        std::uint64_t count = 0;
        do {
            for (; m_used < m_packed.size(); ++m_used, ++count)
                zeros = zeros && m_packed[m_used] == '\0';
        } while (refill());
        m_issues.push_back({zeros ? Severity::Info : Severity::Warning, "trailing-bytes", m_out, 0, 0,
                            std::to_string(count) + (zeros ? " zero bytes" : " bytes") +
                                " behind the gzip data at byte " + std::to_string(at) + " of the file, not read"});
        m_whole = m_whole && zeros;
    }

    void stopAtEnd()
    {
        const std::string where = " at byte " + std::to_string(packedOffset()) + " of the file";
        if (onlyTrailerMissing())
            stop("checksum-missing",
                 "gzip ends" + where + " before its checksum is whole; all content is kept, but cannot be checked");
        else
            stop("truncated", "gzip ends early" + where + "; what came before is kept, the rest is missing");
    }

    // True where the data itself has ended. Whatever bytes came next, zlib would then compare them with the sums and
    // give no more content; inside of data, no two kinds of filling can both do that.
    bool onlyTrailerMissing()
    {
        return std::all_of(kFillings.begin(), kFillings.end(), [&](char filling) {
            z_stream copy = {};
            if (inflateCopy(&copy, &m_zlib) != Z_OK)
                return false;
            std::array<char, kTrailerBytes> trailer;
            trailer.fill(filling);
            std::array<char, 64> out;
            copy.next_in = reinterpret_cast<Bytef *>(trailer.data());
            copy.avail_in = static_cast<uInt>(trailer.size());
            copy.next_out = reinterpret_cast<Bytef *>(out.data());
            copy.avail_out = static_cast<uInt>(out.size());
            const int result = inflate(&copy, Z_NO_FLUSH);
            const bool compared =
                result == Z_STREAM_END || (result == Z_DATA_ERROR && copy.msg != nullptr && isChecksum(copy.msg));
            const bool nothingMore = copy.avail_out == out.size();
            inflateEnd(&copy);
            return compared && nothingMore;
        });
    }

    void addIssue(std::string code, std::string detail)
    {
        m_whole = false;
        m_issues.push_back({Severity::Error, std::move(code), m_out, 0, 0, std::move(detail)});
    }

    void stop(std::string code, std::string detail)
    {
        m_done = true;
        addIssue(std::move(code), std::move(detail));
    }

    std::uint64_t packedOffset() const { return m_packedBefore + m_used; }

    bool refill()
    {
        const std::size_t left = m_packed.size() - m_used;
        m_packed.erase(0, m_used);
        m_packedBefore += m_used;
        m_used = 0;
        if (m_sourceEnded)
            return false;
        m_packed.resize(left + kInputChunk);
        const std::size_t got = m_source->read(m_packed.data() + left, kInputChunk);
        m_packed.resize(left + got);
        m_sourceEnded = got == 0;
        return got > 0;
    }

    // The hash is of the whole file, also where inflating stopped early.
    void drainRest()
    {
        if (m_sourceEnded)
            return;
        std::string scratch(kInputChunk, '\0');
        while (m_source->read(scratch.data(), scratch.size()) > 0) {
        }
    }

    static constexpr std::array<char, 2> kFillings{'\0', '\xFF'};

    std::unique_ptr<ByteSource> m_source;
    InflateLimits m_limits;
    std::string m_packed;             // packed bytes at hand
    std::size_t m_used = 0;           // of m_packed
    std::uint64_t m_packedBefore = 0; // packed bytes dropped before m_packed
    std::uint64_t m_memberStart = 0;
    std::uint64_t m_hint = 0;
    std::uint64_t m_out = 0;
    bool m_sourceEnded = false;
    bool m_done = false;
    bool m_whole = true;
    z_stream m_zlib = {};
    gz_header m_header = {};
    std::vector<Issue> m_issues;
};

} // namespace

bool isGzip(std::string_view head)
{
    return head.substr(0, kGzipMagicBytes) == "\x1f\x8b\x08";
}

std::unique_ptr<ContentReader> makeGzipReader(std::unique_ptr<ByteSource> source, InflateLimits limits)
{
    return std::make_unique<GzipReader>(std::move(source), limits);
}

} // namespace interloper
