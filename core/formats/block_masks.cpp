#include "formats/block_masks.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace interloper {
namespace {

using Group = std::array<BlockMasks, kMaskedBlocks>;

bool always()
{
    return true;
}

void maskPlainly(const char *bytes, char open, char close, Group &out)
{
    for (BlockMasks &masks : out) {
        masks = {};
        for (std::size_t i = 0; i < kBlockBytes; ++i, ++bytes) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            masks.quotes |= *bytes == '"' ? bit : 0;
            masks.backslashes |= *bytes == '\\' ? bit : 0;
            masks.opens |= *bytes == open ? bit : 0;
            masks.closes |= *bytes == close ? bit : 0;
            masks.lineFeeds |= *bytes == '\n' ? bit : 0;
        }
        masks.quoteParity = prefixParity(masks.quotes);
    }
}

#if defined(__x86_64__)

bool hasAvx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul");
}

bool hasAvx512()
{
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("pclmul");
}

// What every 64-bit processor of this family has.
std::uint64_t equalBytes(const char *block, char c)
{
    std::uint64_t out = 0;
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + 16 * part));
        const int mask = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
        out |= std::uint64_t{static_cast<std::uint32_t>(mask)} << (16 * part);
    }
    return out;
}

void maskBySse2(const char *bytes, char open, char close, Group &out)
{
    for (BlockMasks &masks : out) {
        masks.quotes = equalBytes(bytes, '"');
        masks.backslashes = equalBytes(bytes, '\\');
        masks.opens = equalBytes(bytes, open);
        masks.closes = equalBytes(bytes, close);
        masks.lineFeeds = equalBytes(bytes, '\n');
        masks.quoteParity = prefixParity(masks.quotes);
        bytes += kBlockBytes;
    }
}

// A carry-less product with all ones is the parity of each prefix.
[[gnu::target("pclmul")]] std::uint64_t parityByProduct(std::uint64_t bits)
{
    const __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(bits)), _mm_set1_epi8('\xFF'), 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}

[[gnu::target("avx2")]] std::uint64_t equalBytes(__m256i low, __m256i high, char c)
{
    const __m256i wanted = _mm256_set1_epi8(c);
    const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)));
    const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)));
    return first | std::uint64_t{second} << 32;
}

[[gnu::target("avx2,pclmul")]] void maskByAvx2(const char *bytes, char open, char close, Group &out)
{
    for (BlockMasks &masks : out) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes + 32));
        bytes += kBlockBytes;
        masks.quotes = equalBytes(low, high, '"');
        masks.backslashes = equalBytes(low, high, '\\');
        masks.opens = equalBytes(low, high, open);
        masks.closes = equalBytes(low, high, close);
        masks.lineFeeds = equalBytes(low, high, '\n');
        masks.quoteParity = parityByProduct(masks.quotes);
    }
}

[[gnu::target("avx512bw,pclmul")]] void maskByAvx512(const char *bytes, char open, char close, Group &out)
{
    for (BlockMasks &masks : out) {
        const __m512i block = _mm512_loadu_si512(bytes);
        bytes += kBlockBytes;
        masks.quotes = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"'));
        masks.backslashes = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\\'));
        masks.opens = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(open));
        masks.closes = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(close));
        masks.lineFeeds = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n'));
        masks.quoteParity = parityByProduct(masks.quotes);
    }
}

#endif

constexpr MaskingWay kWays[] = {
    {"plain", always, maskPlainly},
#if defined(__x86_64__)
    {"sse2", always, maskBySse2},
    {"avx2", hasAvx2, maskByAvx2},
    {"avx512", hasAvx512, maskByAvx512},
#endif
};

using Mask = void (*)(const char *, char, char, Group &);

Mask bestMask()
{
    Mask best = maskPlainly;
    for (const MaskingWay &way : kWays)
        if (way.runsHere())
            best = way.mask;
    return best;
}

} // namespace

std::uint64_t prefixParity(std::uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

void maskBlocks(const char *bytes, char open, char close, Group &out)
{
    static const Mask kBest = bestMask();
    kBest(bytes, open, close, out);
}

std::span<const MaskingWay> maskingWays()
{
    return kWays;
}

} // namespace interloper
