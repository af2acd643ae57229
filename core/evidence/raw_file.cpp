#include "evidence/raw_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace interloper {
namespace {

constexpr std::uint64_t kStreamMost = 64ull << 30; // a pipe, or a file that does not tell its size
constexpr std::uint64_t kHoleLeast = 1ull << 20;   // a shorter hole is read and hashed as what it is, zeros

std::string stamp(std::uint64_t size, std::int64_t seconds, std::int64_t nanos)
{
    const std::string digits = std::to_string(nanos);
    return std::to_string(size) + " bytes, changed at " + std::to_string(seconds) + "." +
           std::string(9 - std::min<std::size_t>(9, digits.size()), '0') + digits;
}

tl::unexpected<Error> notOpened(const std::string &path, int error)
{
    if (error == ELOOP)
        return failure(ErrorCode::NotReadable, "became a symbolic link since it was listed, not followed", path, error);
    return failure(error == ENOENT ? ErrorCode::NotFound : ErrorCode::NotReadable,
                   "cannot be opened: " + systemErrorText(error), path, error);
}

} // namespace

Result<std::unique_ptr<RawFile>> RawFile::open(const std::string &path, Links links, std::optional<FileIdentity> listed)
{
    if (path == "-")
        return ofStream(Descriptor(::dup(STDIN_FILENO)), kStreamMost);
    std::unique_ptr<RawFile> out(new RawFile);
    // O_NONBLOCK: a pipe that took the file's place since it was listed must not hang the load.
    const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (links == Links::Refuse ? O_NOFOLLOW : 0);
    out->m_file = openPath(path, flags | O_NOATIME);
    if (!out->m_file.valid() && errno == EPERM)
        out->m_file = openPath(path, flags);
    if (!out->m_file.valid())
        return notOpened(path, errno);
    if (auto taken = out->takeStart(path, listed); !taken)
        return tl::unexpected(taken.error());
    return out;
}

Result<void> RawFile::takeStart(const std::string &path, std::optional<FileIdentity> listed)
{
    struct stat info = {};
    if (::fstat(m_file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return failure(ErrorCode::NotReadable, "is no longer a regular file, not read", path);
    ::posix_fadvise(m_file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    m_size = static_cast<std::uint64_t>(info.st_size);
    m_left = m_size > 0 ? m_size : kStreamMost; // some systems make up files that say 0 and have content
    m_changedSeconds = info.st_mtim.tv_sec;
    m_changedNanos = info.st_mtim.tv_nsec;
    m_replaced = listed && !(*listed == FileIdentity{info.st_dev, info.st_ino});
    return {};
}

std::unique_ptr<RawFile> RawFile::ofStream(Descriptor file, std::uint64_t most)
{
    std::unique_ptr<RawFile> out(new RawFile);
    out->m_file = std::move(file);
    out->m_left = most;
    out->m_stream = true;
    return out;
}

std::size_t RawFile::readNext(char *out, std::size_t room)
{
    room = static_cast<std::size_t>(std::min<std::uint64_t>(room, m_left));
    std::size_t got = 0;
    while (got < room && m_error == 0) {
        const ssize_t n = ::read(m_file.get(), out + got, room - got);
        if (n == 0)
            break;
        if (n > 0)
            got += static_cast<std::size_t>(n);
        else if (errno != EINTR)
            m_error = errno;
    }
    if (m_error != 0 && m_failure == 0) {
        m_failure = m_error;
        m_failedAt = m_offset + got;
    }
    m_offset += got;
    if (m_hash)
        m_hash->add({out, got});
    m_left -= got;
    m_read += got;
    return got;
}

bool RawFile::seekTo(std::uint64_t position)
{
    if (m_stream || ::lseek(m_file.get(), static_cast<off_t>(position), SEEK_SET) < 0)
        return false;
    m_hash.reset();
    m_offset = position;
    m_left = m_size > position ? m_size - position : 0;
    m_error = 0; // other parts of the medium may be sound
    return true;
}

std::uint64_t RawFile::skipZeros()
{
    if (m_stream || m_left < kHoleLeast)
        return 0;
    const off_t from = ::lseek(m_file.get(), 0, SEEK_CUR);
    if (from < 0)
        return 0;
    const off_t data = ::lseek(m_file.get(), from, SEEK_DATA);
    const bool toEnd = data < 0 && errno == ENXIO; // nothing but a hole up to the end
    std::uint64_t skipped = toEnd ? m_left : data > from ? static_cast<std::uint64_t>(data - from) : 0;
    skipped = std::min(skipped, m_left);
    if (skipped < kHoleLeast)
        skipped = 0;
    if (::lseek(m_file.get(), from + static_cast<off_t>(skipped), SEEK_SET) < 0)
        m_error = errno;
    if (skipped > 0)
        m_hash.reset();
    m_left -= skipped;
    m_read += skipped;
    m_offset += skipped;
    return skipped;
}

ContentEnd RawFile::end(std::uint64_t contentOffset)
{
    ContentEnd out;
    std::array<char, 1> more;
    if (m_failure != 0) {
        out.whole = false;
        out.issues.push_back({Severity::Error, "read-error", contentOffset, 0, 0,
                              "reading failed at byte " + std::to_string(m_failedAt) + ": " +
                                  systemErrorText(m_failure) + "; what came before is kept"});
    } else if (m_stream || m_size == 0) {
        if (m_left == 0 && ::read(m_file.get(), more.data(), more.size()) > 0) {
            out.whole = false;
            out.issues.push_back(
                {Severity::Error, "size-limit", contentOffset, 0, 0,
                 "more than " + std::to_string(m_read) + " bytes; reading stopped, what came before is kept"});
        }
    } else {
        addChange(contentOffset, out);
        out.changedSeconds = m_changedSeconds;
    }
    const bool all = m_stream || m_size == 0 || m_left == 0;
    if (m_failure == 0 && m_hash && all)
        out.sha256 = m_hash->finish();
    return out;
}

void RawFile::addChange(std::uint64_t contentOffset, ContentEnd &end) const
{
    const auto add = [&](Severity severity, std::uint64_t offset, const std::string &what) {
        end.issues.push_back({severity, "changed-while-reading", offset, 0, 0, what});
    };
    struct stat now = {};
    if (::fstat(m_file.get(), &now) != 0)
        return;
    const auto size = static_cast<std::uint64_t>(now.st_size);
    if (size < m_size) {
        end.whole = false;
        add(Severity::Error, contentOffset,
            "the file shrank from " + std::to_string(m_size) + " to " + std::to_string(size) +
                " bytes while it was read; what was read is kept");
    } else if (size != m_size || now.st_mtim.tv_sec != m_changedSeconds || now.st_mtim.tv_nsec != m_changedNanos) {
        add(Severity::Warning, 0,
            "the file changed while it was read: first " + stamp(m_size, m_changedSeconds, m_changedNanos) + "; then " +
                stamp(size, now.st_mtim.tv_sec, now.st_mtim.tv_nsec) + "; the hash is of the bytes that were read");
    } else if (now.st_nlink == 0) {
        add(Severity::Warning, 0, "the file was deleted or replaced while it was read; what was read is the old file");
    } else if (m_replaced) {
        add(Severity::Warning, 0, "the file was replaced between listing and reading; what was read is the new file");
    }
}

} // namespace interloper
