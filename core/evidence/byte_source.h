// Bytes as they are stored: a file on disk, a member of an archive, what another layer unpacked. Readers of content
// work over any of them. One thread at a time.
#pragma once

#include "evidence/receipt.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// How a stream ended, known once read() has returned 0.
struct ContentEnd
{
    bool whole = true;                          ///< false: a part is missing; an issue says which
    std::vector<Issue> issues;                  ///< offsets are of the inflated content
    std::string sha256;                         ///< of the stored bytes; empty where not all of them were read
    std::optional<std::int64_t> changedSeconds; ///< last change of a file, since 1970; unset where there is none
};

class ByteSource
{
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    /// Up to `count` of the next bytes, which read() will still give. Fewer only at the end.
    std::string_view peek(std::size_t count);

    /// Up to `room` bytes; 0 is the end, which may be an early one: end() tells.
    std::size_t read(char *out, std::size_t room);

    /// Moves to a byte, where the source can; what is read afterwards is not hashed.
    bool seek(std::uint64_t position);

    /// Skips zero bytes that take no room on disk; returns how many. They are not hashed.
    std::uint64_t skipHole();

    std::uint64_t position() const { return m_position; } ///< of the next byte that read() gives

    /// Bytes expected in all; 0 where nothing is known. A promise of the store, not a fact.
    virtual std::uint64_t size() const = 0;

    /// Bytes read on disk so far, for progress.
    virtual std::uint64_t bytesOnDisk() const { return m_position + m_ahead.size(); }

    /// errno of the read that failed and so was the last; 0 where none did.
    virtual int systemError() const { return 0; }

    /// Issues get the offset `contentOffset`. Requires: nothing is read afterwards.
    virtual ContentEnd end(std::uint64_t contentOffset) = 0;

protected:
    virtual std::size_t readNext(char *out, std::size_t room) = 0;
    virtual bool seekTo(std::uint64_t position);
    virtual std::uint64_t skipZeros() { return 0; }

private:
    std::string m_ahead; // peeked, not yet read
    std::uint64_t m_position = 0;
};

} // namespace interloper
