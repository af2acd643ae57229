#include "events/segment.h"

namespace interloper {
namespace {

template <typename T>
std::size_t bytesOf(const std::vector<T> &values)
{
    return values.capacity() * sizeof(T);
}

constexpr std::uint8_t kGoodBit = 0x40;

} // namespace

std::uint8_t packTime(const Instant &time)
{
    return static_cast<std::uint8_t>(time.digits | (static_cast<unsigned>(time.zone) << 4) |
                                     (time.good ? kGoodBit : 0u));
}

std::uint8_t packMeta(Provider provider, OperationStatus status, bool uuidKey)
{
    return static_cast<std::uint8_t>(static_cast<unsigned>(provider) | (static_cast<unsigned>(status) << 1) |
                                     (uuidKey ? 0x10u : 0u));
}

Instant Segment::time(std::uint32_t row) const
{
    Instant out;
    out.seconds = seconds[row];
    out.nanos = nanos[row];
    out.digits = timeMeta[row] & 0x0F;
    out.zone = static_cast<ZoneSource>((timeMeta[row] >> 4) & 3u);
    out.good = (timeMeta[row] & kGoodBit) != 0;
    return out;
}

std::size_t Segment::memory() const
{
    std::size_t sum = bytesOf(seconds) + bytesOf(nanos) + bytesOf(timeMeta) + bytesOf(meta) + bytesOf(keyHigh) +
                      bytesOf(keyLow) + bytesOf(input) + bytesOf(offset) + bytesOf(length) + bytesOf(references) +
                      bytesOf(launches);
    for (const auto &values : text)
        sum += bytesOf(values);
    return sum;
}

} // namespace interloper
