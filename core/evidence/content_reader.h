// The content of one file or member as a stream of bytes: as it is stored, or with up to two layers of gzip taken off.
// Decided by the first bytes, never by the name. Evidence is only ever read.
#pragma once

#include "evidence/byte_source.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace interloper {

/// A packed content is called a bomb beyond this many bytes and this ratio: a log packs 8:1, one event repeated with
/// new ids 22:1. The size is small enough that a record which never ends stays within the promised memory.
inline constexpr std::uint64_t kBombBytes = 15ull << 20;
inline constexpr std::uint64_t kBombRatio = 200;

/// Inflated bytes that are read of one packed content at most.
inline constexpr std::uint64_t kInflatedMax = 16ull << 30;

/// Whether these limits end the reading of a packed content.
enum class InflateLimits : std::uint8_t { Kept, Lifted };

class ContentReader
{
public:
    virtual ~ContentReader() = default;

    /// Bytes of content that are expected, 0 where nothing is known. Reading with this much room and one more byte is
    /// the fast way; a smaller buffer works too.
    virtual std::uint64_t sizeHint() const = 0;

    /// Fills `room` bytes at `out` as far as the content goes; 0 is the end.
    virtual std::size_t read(char *out, std::size_t room) = 0;

    /// Zero bytes that were left out in front of the first byte that read() gave: the content's offset of that byte.
    /// Requires: read() was called.
    virtual std::uint64_t zerosBefore() const { return 0; }

    /// Skips zero bytes that take no room on disk; returns how many.
    virtual std::uint64_t skipHole() { return 0; }

    /// Requires: read() returned 0.
    virtual ContentEnd end() = 0;

    /// Bytes read on disk so far, for progress.
    virtual std::uint64_t bytesOnDisk() const = 0;

    /// How the content is packed, for the receipt: `gzip`, `gzip in gzip` or empty.
    virtual std::string_view packing() const = 0;
};

/// Layers of gzip that are taken off: a file may be packed twice, a member of an archive once.
inline constexpr int kGzipLayers = 2;
inline constexpr int kGzipLayersInArchive = 1;

/// The content of stored bytes. A run of at least four zero bytes in front of it (a preallocated or sparse file) is
/// left out and counted.
std::unique_ptr<ContentReader> openContent(std::unique_ptr<ByteSource> source, int gzipLayers,
                                           InflateLimits limits = InflateLimits::Kept);

} // namespace interloper
