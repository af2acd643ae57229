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
    /// Bytes [offset, offset + length) of the content of a file. Keeps the last contents that had to be inflated.
    /// Errors: NotReadable (standard input cannot be read again), Damaged (the content is shorter now).
    Result<std::string> read(const std::string &openPath, std::uint64_t offset, std::uint64_t length);

private:
    struct Kept
    {
        std::string path;
        std::string content;
    };
    std::list<Kept> m_kept; // most recent first
};

} // namespace interloper
