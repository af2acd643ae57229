#include "evidence/byte_source.h"

#include <algorithm>
#include <cstring>

namespace interloper {

std::string_view ByteSource::peek(std::size_t count)
{
    while (m_ahead.size() < count) {
        const std::size_t had = m_ahead.size();
        m_ahead.resize(count);
        const std::size_t got = readNext(m_ahead.data() + had, count - had);
        m_ahead.resize(had + got);
        if (got == 0)
            break;
    }
    return std::string_view(m_ahead).substr(0, count);
}

std::size_t ByteSource::read(char *out, std::size_t room)
{
    std::size_t got = std::min(room, m_ahead.size());
    std::memcpy(out, m_ahead.data(), got);
    m_ahead.erase(0, got);
    if (got < room)
        got += readNext(out + got, room - got);
    m_position += got;
    return got;
}

bool ByteSource::seek(std::uint64_t position)
{
    if (!seekTo(position))
        return false;
    m_ahead.clear();
    m_position = position;
    return true;
}

std::uint64_t ByteSource::skipHole()
{
    const std::uint64_t skipped = m_ahead.empty() ? skipZeros() : 0;
    m_position += skipped;
    return skipped;
}

bool ByteSource::seekTo(std::uint64_t /*position*/)
{
    return false;
}

} // namespace interloper
