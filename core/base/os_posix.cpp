#include "base/os_posix.h"

#include <cctype>
#include <cstring>
#include <unistd.h>

namespace interloper {

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
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
