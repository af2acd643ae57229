// The one source of chance in generated evidence: the same on every machine, compiler and library, which the standard's
// distributions are not. Each scene draws from a stream of its own, so that a new scene changes no other.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace interloper {

/// xoshiro256** (Blackman and Vigna, public domain algorithm), seeded through splitmix64.
class Prng
{
public:
    /// The stream `name` of a seed. Equal seed and name give equal draws.
    Prng(std::uint64_t seed, std::string_view name)
    {
        std::uint64_t state = seed ^ 0x9E3779B97F4A7C15u;
        for (const char c : name)
            state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
        for (std::uint64_t &word : m_state)
            word = splitMix(state);
    }

    std::uint64_t next()
    {
        const std::uint64_t result = rotated(m_state[1] * 5, 7) * 9;
        const std::uint64_t t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }

    /// 0 to n - 1. Requires: 0 < n < 2^32.
    std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }

    /// low to high, both included.
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }

    /// True in `perMille` of 1,000 draws.
    bool chance(unsigned perMille) { return below(1000) < perMille; }

    template <typename List>
    const auto &pick(const List &list)
    {
        return list[below(list.size())];
    }

private:
    static std::uint64_t rotated(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

    static std::uint64_t splitMix(std::uint64_t &state)
    {
        state += 0x9E3779B97F4A7C15u;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    std::array<std::uint64_t, 4> m_state{};
};

} // namespace interloper
