// The few things of the operating system that several rooms need.
#pragma once

#include <string>
#include <utility>

namespace interloper {

/// Owns a file descriptor.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor();

    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); } ///< someone else closes it

private:
    int m_fd = -1;
};

/// open(2) for a path of any length: one longer than the system's limit is walked folder by folder. Invalid where it
/// failed; errno says why. `flags` count for the last part alone.
Descriptor openPath(const std::string &path, int flags);

/// The system's words for an errno, in English and lower case, for instance `permission denied`.
std::string systemErrorText(int error);

} // namespace interloper
