// Bytes of one file as they lie on disk, hashed as they pass.
#pragma once

#include "base/error.h"
#include "base/os_posix.h"
#include "evidence/byte_source.h"
#include "evidence/sha256.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace interloper {

/// Device and inode: which file a name meant when it was listed.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool operator==(const FileIdentity &) const = default;
    bool operator<(const FileIdentity &other) const
    {
        return std::pair(device, inode) < std::pair(other.device, other.inode);
    }
};

class RawFile final : public ByteSource
{
public:
    enum class Links { Follow, Refuse };

    /// Regular files only; `-` is standard input. A file is opened without blocking; its path may be longer than the
    /// system's limit. `listed`: the file is expected to be this one.
    static Result<std::unique_ptr<RawFile>> open(const std::string &path, Links links,
                                                 std::optional<FileIdentity> listed = std::nullopt);

    /// A pipe, a terminal, or a file whose size says nothing. `most` bytes are read of it.
    static std::unique_ptr<RawFile> ofStream(Descriptor file, std::uint64_t most);

    std::uint64_t size() const override { return m_size; } ///< when opened; 0 for a stream
    std::uint64_t bytesOnDisk() const override { return m_read; }
    int systemError() const override { return m_error; }
    ContentEnd end(std::uint64_t contentOffset) override;

protected:
    std::size_t readNext(char *out, std::size_t room) override;
    bool seekTo(std::uint64_t position) override;
    std::uint64_t skipZeros() override;

private:
    RawFile() = default;

    Result<void> takeStart(const std::string &path, std::optional<FileIdentity> listed);
    void addChange(std::uint64_t contentOffset, ContentEnd &end) const;

    Descriptor m_file;
    std::unique_ptr<Sha256> m_hash = std::make_unique<Sha256>(); // null once bytes were left out
    std::uint64_t m_size = 0;
    std::uint64_t m_left = 0;   // bytes that may still be read
    std::uint64_t m_read = 0;   // in all
    std::uint64_t m_offset = 0; // where the next read reads
    std::int64_t m_changedSeconds = 0;
    std::int64_t m_changedNanos = 0;
    bool m_stream = false;
    bool m_replaced = false; // not the file that was listed
    int m_error = 0;         // of the last read
    int m_failure = 0;       // of any read
    std::uint64_t m_failedAt = 0;
};

} // namespace interloper
