// Single ranges of inflated content, re-read from disk: raw records are never kept in memory. One thread at a time.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <list>
#include <string>

namespace interloper {

class RangeReader
{
public:
    /// Bytes [offset, offset + length) of the content of a file, or of a member of an archive (the label of the
    /// receipt; empty: the file itself). Keeps the last contents that had to be inflated.
    /// Errors: NotFound, NotReadable (standard input cannot be read again), Damaged (the content is shorter now).
    Result<std::string> read(const std::string &path, const std::string &member, std::uint64_t offset,
                             std::uint64_t length);

private:
    struct Kept
    {
        std::string path;
        std::string member;
        std::uint64_t start = 0; ///< offset of the first byte of `content`
        std::string content;
        bool whole = false; ///< the content ends where `content` does
    };
    std::list<Kept> m_kept; // most recent first
};

} // namespace interloper
