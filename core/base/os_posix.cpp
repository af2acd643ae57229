#include "base/os_posix.h"

#include <cctype>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace interloper {

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Descriptor openPath(const std::string &path, int flags)
{
    constexpr std::size_t kMost = PATH_MAX - 1; // what one call takes, without the NUL
    Descriptor folder;
    if (path.empty()) {
        errno = ENOENT;
        return {};
    }
    std::size_t from = 0;
    while (path.size() - from > kMost) {
        const std::size_t slash = path.rfind('/', from + kMost);
        if (slash == std::string::npos || slash <= from) {
            errno = ENAMETOOLONG;
            return {};
        }
        const std::string part = path.substr(from, slash - from);
        folder = Descriptor(
            ::openat(folder.valid() ? folder.get() : AT_FDCWD, part.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!folder.valid())
            return {};
        from = path.find_first_not_of('/', slash);
        if (from == std::string::npos)
            from = path.size();
    }
    const std::string part = from < path.size() ? path.substr(from) : ".";
    return Descriptor(::openat(folder.valid() ? folder.get() : AT_FDCWD, part.c_str(), flags));
}

std::string systemErrorText(int error)
{
    // strerrordesc_np is glibc's table without locale and without shared state.
    const char *text = ::strerrordesc_np(error);
    std::string out = text != nullptr ? text : "error " + std::to_string(error);
    if (!out.empty())
        out.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(out.front())));
    return out;
}

} // namespace interloper
