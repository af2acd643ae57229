#include "evidence/raw_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace interloper {

Result<RawFile> RawFile::open(const std::string &openPath)
{
    RawFile out;
    if (openPath == "-") {
        out.m_file = Descriptor(::dup(STDIN_FILENO));
        out.m_stream = true;
        return out;
    }
    // O_NONBLOCK: a pipe that took the file's place since it was listed must not hang the load.
    constexpr int kFlags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    out.m_file = Descriptor(::open(openPath.c_str(), kFlags | O_NOATIME));
    if (!out.m_file.valid() && errno == EPERM)
        out.m_file = Descriptor(::open(openPath.c_str(), kFlags));
    if (!out.m_file.valid()) {
        const int error = errno;
        return failure(error == ENOENT ? ErrorCode::NotFound : ErrorCode::NotReadable,
                       "cannot be opened: " + systemErrorText(error), openPath, error);
    }
    struct stat info = {};
    if (::fstat(out.m_file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return failure(ErrorCode::NotReadable, "is no longer a regular file, not read", openPath);
    ::posix_fadvise(out.m_file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    out.m_size = static_cast<std::uint64_t>(info.st_size);
    out.m_changedSeconds = info.st_mtim.tv_sec;
    out.m_changedNanos = info.st_mtim.tv_nsec;
    return out;
}

std::size_t RawFile::read(char *out, std::size_t room)
{
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
    m_hash->add({out, got});
    m_position += got;
    return got;
}

bool RawFile::changed() const
{
    if (m_stream)
        return false;
    struct stat info = {};
    return ::fstat(m_file.get(), &info) != 0 || static_cast<std::uint64_t>(info.st_size) != m_size ||
           info.st_mtim.tv_sec != m_changedSeconds || info.st_mtim.tv_nsec != m_changedNanos;
}

} // namespace interloper
