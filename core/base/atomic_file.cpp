#include "base/atomic_file.h"

#include "base/folders.h"
#include "base/os_posix.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace interloper {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} * 1024;
constexpr int kLinksFollowed = 40; // as Linux does

ErrorCode codeOf(int systemError)
{
    const bool full = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    return full ? ErrorCode::DiskFull : ErrorCode::NotWritable;
}

std::string reasonOf(int systemError)
{
    switch (systemError) {
    case ENOSPC:
        return "the disk is full";
    case EDQUOT:
        return "the disk quota is used up";
    case EFBIG:
        return "the file is larger than allowed here";
    case EPIPE:
        return "the reader closed the pipe";
    default:
        return systemErrorText(systemError);
    }
}

tl::unexpected<Error> notWritten(const std::string &path, int systemError)
{
    return failure(codeOf(systemError), "not written: " + reasonOf(systemError) + ". Nothing was changed", path,
                   systemError);
}

/// The descriptor that a path such as `/dev/stdout` or `/dev/fd/3` stands for. Opened by name, a redirected standard
/// output would be replaced or overwritten from its start instead of continued.
std::optional<int> namedDescriptor(std::string_view path)
{
    if (path == "/dev/stdout")
        return STDOUT_FILENO;
    if (path == "/dev/stderr")
        return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (path.substr(0, folder.size()) != folder)
            continue;
        const std::string_view digits = path.substr(folder.size());
        int fd = -1;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), fd);
        if (error == std::errc{} && end == digits.data() + digits.size())
            return fd;
    }
    return std::nullopt;
}

/// The file that `path` names in the end, also where that does not exist yet; `errno` and nullopt on failure.
std::optional<std::string> followLinks(std::string path)
{
    for (int followed = 0; followed < kLinksFollowed; ++followed) {
        std::array<char, PATH_MAX> link{};
        const ssize_t length = readlink(path.c_str(), link.data(), link.size());
        if (length < 0) // not a link, or nothing there
            return path;
        const std::string_view target(link.data(), static_cast<std::size_t>(length));
        std::string folder = target.starts_with('/') ? std::string() : folderOf(path) + '/';
        path = std::move(folder.append(target));
    }
    errno = ELOOP;
    return std::nullopt;
}

int openSocket(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        const int kept = errno;
        close(fd);
        errno = kept;
        return -1;
    }
    return fd;
}

int openDirectly(const std::string &path, mode_t mode)
{
    return S_ISSOCK(mode) ? openSocket(path) : open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
}

/// A name of its own length, so that the longest file name can still be written beside itself.
std::string temporaryName(const std::string &folder)
{
    static std::atomic<unsigned> counter{0};
    const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
    return folder + "/.interloper-" + std::to_string(getpid()) + '-' + std::to_string(ticks) + '-' +
           std::to_string(counter++) + ".part";
}

} // namespace

Result<AtomicFile> AtomicFile::open(const std::string &path)
{
    AtomicFile file;
    file.m_path = path;
    struct stat status
    {};
    const bool exists = stat(path.c_str(), &status) == 0;
    if (const auto descriptor = namedDescriptor(path)) {
        file.m_fd = fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
    } else if (exists && S_ISDIR(status.st_mode)) {
        return notWritten(path, EISDIR);
    } else if (exists && !S_ISREG(status.st_mode)) {
        file.m_fd = openDirectly(path, status.st_mode);
    } else {
        if (exists && !isAllowed(path, W_OK))
            return notWritten(path, errno);
        const auto target = followLinks(path);
        if (!target || target->empty())
            return notWritten(path, target ? ENOENT : errno);
        file.m_target = *target;
        file.m_mode = exists ? status.st_mode & 0777U : 0;
        file.m_temporary = temporaryName(folderOf(*target));
        file.m_fd = ::open(file.m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    if (file.m_fd < 0) {
        const int error = errno;
        file.m_temporary.clear(); // not ours to remove
        return notWritten(path, error);
    }
    file.m_buffer.reserve(kBufferBytes);
    return file;
}

AtomicFile::AtomicFile(AtomicFile &&other) noexcept
    : m_path(std::move(other.m_path)),
      m_target(std::move(other.m_target)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_buffer(std::move(other.m_buffer)),
      m_mode(other.m_mode),
      m_fd(std::exchange(other.m_fd, -1)),
      m_failed(other.m_failed)
{}

AtomicFile::~AtomicFile()
{
    discard();
}

void AtomicFile::discard()
{
    if (m_fd >= 0)
        close(std::exchange(m_fd, -1));
    if (!m_temporary.empty())
        unlink(std::exchange(m_temporary, {}).c_str());
}

Result<void> AtomicFile::fail(int systemError)
{
    if (m_failed == 0)
        m_failed = systemError;
    if (isWhole())
        return notWritten(m_path, m_failed);
    return failure(codeOf(m_failed), "not written whole: " + reasonOf(m_failed), m_path, m_failed);
}

Result<void> AtomicFile::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const ssize_t written = ::write(m_fd, left.data(), left.size());
        if (written < 0 && errno != EINTR)
            return fail(errno);
        if (written > 0)
            left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
    return {};
}

Result<void> AtomicFile::write(std::string_view bytes)
{
    if (m_failed != 0)
        return fail(m_failed);
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, kBufferBytes - m_buffer.size());
        m_buffer += part;
        bytes.remove_prefix(part.size());
        if (m_buffer.size() < kBufferBytes)
            break;
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    return {};
}

Result<void> AtomicFile::commit()
{
    if (m_failed != 0)
        return fail(m_failed);
    if (m_fd < 0)
        return fail(EBADF);
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (isWhole() && ((m_mode != 0 && fchmod(m_fd, m_mode) != 0) || fsync(m_fd) != 0))
        return fail(errno);
    if (close(std::exchange(m_fd, -1)) != 0)
        return fail(errno);
    if (!isWhole())
        return {};
    if (rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return fail(errno);
    m_temporary.clear();
    if (const int error = syncFolder(folderOf(m_target)); error != 0)
        return failure(ErrorCode::NotWritable, "written, but not known to be on the disk: " + reasonOf(error), m_path,
                       error);
    return {};
}

Result<void> writeWhole(const std::string &path, std::string_view bytes)
{
    auto file = AtomicFile::open(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    if (auto written = file->write(bytes); !written)
        return written;
    return file->commit();
}

} // namespace interloper
