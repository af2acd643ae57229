#include "base/hash.h"

#include <cstring>
#include <random>

namespace interloper {
namespace {

std::uint64_t load64(const char *p)
{
    std::uint64_t v;
    std::memcpy(&v, p, sizeof v);
    return v;
}

__extension__ using Product = unsigned __int128;

// The 128-bit product folded to 64 bits spreads every input bit over the result.
std::uint64_t fold(std::uint64_t a, std::uint64_t b)
{
    const auto product = static_cast<Product>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

constexpr std::uint64_t kOdd1 = 0x9E3779B97F4A7C15ull; // 2^64 / golden ratio
constexpr std::uint64_t kOdd2 = 0xD6E8FEB86659FD93ull;
constexpr std::uint64_t kOdd3 = 0xA0761D6478BD642Full;

} // namespace

std::uint64_t hashBytes(std::string_view bytes, std::uint64_t seed)
{
    const char *p = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t state = seed ^ kOdd3;
    // A factor that is zero forgets the other one, so both have a part of the seed in them.
    const std::uint64_t second = fold(seed ^ kOdd1, kOdd2) ^ kOdd2;
    if (left >= 64) { // four chains at once: one alone waits for each product
        std::uint64_t lanes[4] = {state, state ^ kOdd1, state ^ kOdd2, ~state};
        for (; left >= 64; p += 64, left -= 64)
            for (int lane = 0; lane < 4; ++lane)
                lanes[lane] = fold(load64(p + 16 * lane) ^ kOdd1 ^ lanes[lane], load64(p + 16 * lane + 8) ^ second);
        state = fold(lanes[0] ^ kOdd1, lanes[1] ^ second) ^ fold(lanes[2] ^ kOdd2, lanes[3] ^ second);
    }
    for (; left >= 16; p += 16, left -= 16)
        state = fold(load64(p) ^ kOdd1 ^ state, load64(p + 8) ^ second);
    char tail[16] = {};
    if (left > 0)
        std::memcpy(tail, p, left);
    state = fold(load64(tail) ^ kOdd1 ^ state, load64(tail + 8) ^ second);
    return fold(state ^ kOdd1, static_cast<std::uint64_t>(bytes.size()) ^ kOdd3);
}

std::uint64_t processSeed()
{
    static const std::uint64_t kSeed = [] {
        std::random_device device;
        return static_cast<std::uint64_t>(device()) << 32 | device();
    }();
    return kSeed;
}

} // namespace interloper
