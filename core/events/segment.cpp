#include "events/segment.h"

#include <algorithm>

namespace interloper {
namespace {

template <typename T>
std::size_t bytesOf(const std::vector<T> &values)
{
    return values.capacity() * sizeof(T);
}

constexpr std::uint8_t kPrecisionMask = 0x0F; // 0 to 9 fraction digits, or one of the next two
constexpr std::uint8_t kMostDigits = 9;
constexpr std::uint8_t kCut = 10; // nine digits, and more in the source
constexpr std::uint8_t kDayOnly = 11;
constexpr std::uint8_t kGoodBit = 0x40;
constexpr std::uint8_t kOddBit = 0x80; // ambiguous where good, not set where bad

// Nanoseconds fill 30 bits.
constexpr std::uint32_t kNanosMask = 0x3FFF'FFFF;
constexpr std::uint32_t kNextDayBit = 0x4000'0000;
constexpr std::uint32_t kLeapBit = 0x8000'0000;

} // namespace

std::uint8_t packTime(const Instant &time)
{
    const unsigned precision = time.has(TimeFlag::Cut) ? kCut : time.has(TimeFlag::DayOnly) ? kDayOnly : time.digits;
    const bool odd = time.has(time.good ? TimeFlag::Ambiguous : TimeFlag::NotSet);
    return static_cast<std::uint8_t>(precision | (static_cast<unsigned>(time.zone) << 4) | (time.good ? kGoodBit : 0u) |
                                     (odd ? kOddBit : 0u));
}

std::uint32_t packNanos(const Instant &time)
{
    return time.nanos | (time.has(TimeFlag::NextDay) ? kNextDayBit : 0u) | (time.has(TimeFlag::Leap) ? kLeapBit : 0u);
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
    out.nanos = nanos[row] & kNanosMask;
    out.zone = static_cast<ZoneSource>((timeMeta[row] >> 4) & 3u);
    out.good = (timeMeta[row] & kGoodBit) != 0;
    const std::uint8_t precision = timeMeta[row] & kPrecisionMask;
    if (precision == kCut)
        out.set(TimeFlag::Cut);
    if (precision == kDayOnly)
        out.set(TimeFlag::DayOnly);
    else
        out.digits = std::min(precision, kMostDigits);
    if ((timeMeta[row] & kOddBit) != 0)
        out.set(out.good ? TimeFlag::Ambiguous : TimeFlag::NotSet);
    if ((nanos[row] & kNextDayBit) != 0)
        out.set(TimeFlag::NextDay);
    if ((nanos[row] & kLeapBit) != 0)
        out.set(TimeFlag::Leap);
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
