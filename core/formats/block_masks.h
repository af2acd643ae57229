// Where the bytes that matter to JSON's grammar stand in a group of blocks, as bits. Looks at as many bytes at once as
// the processor can.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace interloper {

inline constexpr std::size_t kBlockBytes = 64;
inline constexpr std::size_t kMaskedBlocks = 4; ///< few, since what lies behind the end of a value is looked at in vain

/// One bit a byte of a block, the first byte lowest.
struct BlockMasks
{
    std::uint64_t quotes = 0;
    std::uint64_t quoteParity = 0; ///< prefixParity() of the quotes
    std::uint64_t backslashes = 0;
    std::uint64_t opens = 0;
    std::uint64_t closes = 0;
    std::uint64_t lineFeeds = 0;
};

/// Bit i is the parity of bits 0 to i: between an opening quote and its closing quote all bits are set.
std::uint64_t prefixParity(std::uint64_t bits);

/// Requires: kMaskedBlocks * kBlockBytes bytes.
void maskBlocks(const char *bytes, char open, char close, std::array<BlockMasks, kMaskedBlocks> &out);

/// One way to do it, for tests that hold all of them against each other.
struct MaskingWay
{
    const char *name;
    bool (*runsHere)();
    void (*mask)(const char *bytes, char open, char close, std::array<BlockMasks, kMaskedBlocks> &out);
};

/// The best last. The first runs everywhere.
std::span<const MaskingWay> maskingWays();

} // namespace interloper
