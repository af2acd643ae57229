#include "app/cli/console.h"

#include "app/cli/exit_status.h"
#include "base/text.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace interloper {

void say(std::string_view line)
{
    const std::string text = "interloper-cli: " + visible(line) + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string sentence(const Error &error)
{
    std::string out = error.path.empty() ? error.what : error.path + ": " + error.what;
    if (error.systemError == 0)
        return out;
    const std::string reason = std::strerror(error.systemError);
    return out.find(reason) == std::string::npos ? out + " (" + reason + ")" : out;
}

int exitStatusOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return kExitInterrupted;
    case ErrorCode::NotWritable:
    case ErrorCode::DiskFull:
        return kExitNotWritten;
    case ErrorCode::NotFound:
    case ErrorCode::NotReadable:
    case ErrorCode::Damaged:
    case ErrorCode::NotOurs:
    case ErrorCode::InvalidUsage:
        return kExitUsage;
    }
    return kExitUsage;
}

int endedBy(const Error &error)
{
    say(sentence(error));
    return exitStatusOf(error);
}

Result<void> writeToStandardOutput(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            const int reason = errno;
            return failure(reason == ENOSPC ? ErrorCode::DiskFull : ErrorCode::NotWritable,
                           "Standard output takes no more", {}, reason);
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

bool isTerminal(int descriptor)
{
    return ::isatty(descriptor) == 1;
}

std::size_t terminalWidth()
{
    constexpr std::size_t kLeast = 80;
    constexpr std::size_t kDefault = 120;
    winsize size = {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return kDefault;
    return std::max<std::size_t>(size.ws_col, kLeast);
}

void holdStandardStreams()
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            // Read-only for output too: writing must fail as it would have.
            if (::open("/dev/null", O_RDONLY) < 0)
                return;
}

} // namespace interloper
