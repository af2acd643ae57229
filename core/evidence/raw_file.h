// Bytes of one file as they lie on disk, hashed as they pass.
#pragma once

#include "base/error.h"
#include "base/os_posix.h"
#include "evidence/sha256.h"

#include <cstdint>
#include <memory>
#include <string>

namespace interloper {

class RawFile
{
public:
    /// Regular files only; `-` is standard input. A file is opened without blocking.
    static Result<RawFile> open(const std::string &openPath);

    RawFile(RawFile &&) noexcept = default;
    RawFile &operator=(RawFile &&) noexcept = default;

    /// Up to `room` bytes; 0 is the end or an error, told apart by `systemError`.
    std::size_t read(char *out, std::size_t room);

    std::uint64_t size() const { return m_size; }         ///< when opened; 0 for standard input
    std::uint64_t position() const { return m_position; } ///< bytes read so far
    bool isStream() const { return m_stream; }
    int systemError() const { return m_error; } ///< errno of the read that failed, 0 where none did

    /// True where size or time of change differ from when it was opened.
    bool changed() const;

    /// Of all that was read. Requires: no read afterwards.
    std::string sha256() { return m_hash->finish(); }

private:
    RawFile() = default;

    Descriptor m_file;
    std::unique_ptr<Sha256> m_hash = std::make_unique<Sha256>();
    std::uint64_t m_size = 0;
    std::uint64_t m_position = 0;
    std::int64_t m_changedSeconds = 0;
    std::int64_t m_changedNanos = 0;
    bool m_stream = false;
    int m_error = 0;
};

} // namespace interloper
