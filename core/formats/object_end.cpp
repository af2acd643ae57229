#include "formats/object_end.h"

#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace interloper {
namespace {

constexpr std::size_t kBlock = 64;

// One bit a byte of a block of 64.
struct Masks
{
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t opens = 0;
    std::uint64_t closes = 0;
    std::uint64_t lineFeeds = 0;
};

#ifdef __SSE2__
Masks masksOf(const char *block, char open, char close)
{
    Masks out;
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + 16 * part));
        const auto bits = [&](char c) {
            const int mask = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(mask)) << (16 * part);
        };
        out.quotes |= bits('"');
        out.backslashes |= bits('\\');
        out.opens |= bits(open);
        out.closes |= bits(close);
        out.lineFeeds |= bits('\n');
    }
    return out;
}
#else
Masks masksOf(const char *block, char open, char close)
{
    Masks out;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        out.quotes |= block[i] == '"' ? bit : 0;
        out.backslashes |= block[i] == '\\' ? bit : 0;
        out.opens |= block[i] == open ? bit : 0;
        out.closes |= block[i] == close ? bit : 0;
        out.lineFeeds |= block[i] == '\n' ? bit : 0;
    }
    return out;
}
#endif

// The bytes that a backslash before them takes out of the grammar. `carried` says that the block before ended in one.
std::uint64_t escapedBytes(std::uint64_t backslashes, bool &carried)
{
    std::uint64_t escaped = carried ? 1 : 0;
    carried = false;
    for (std::uint64_t left = backslashes & ~escaped; left != 0;) {
        const int at = std::countr_zero(left);
        if (at == 63) {
            carried = true;
            break;
        }
        const std::uint64_t next = std::uint64_t{2} << at;
        escaped |= next;
        left &= ~(next | (next >> 1));
    }
    return escaped;
}

// Bit i is the parity of bits 0 to i: between an opening quote and its closing quote all bits are set.
std::uint64_t prefixParity(std::uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

} // namespace

ObjectEnd findObjectEnd(std::string_view text)
{
    const char open = text.front();
    const char close = open == '[' ? ']' : '}';
    std::int64_t depth = 0;
    bool escapeCarried = false;
    std::uint64_t inString = 0; // all ones while a string spans blocks
    char tail[kBlock];
    for (std::size_t start = 0; start < text.size(); start += kBlock) {
        const char *block = text.data() + start;
        if (text.size() - start < kBlock) {
            std::memset(tail, 0, sizeof tail);
            std::memcpy(tail, block, text.size() - start);
            block = tail;
        }
        const Masks masks = masksOf(block, open, close);
        std::uint64_t quotes = masks.quotes;
        if ((masks.backslashes | static_cast<std::uint64_t>(escapeCarried)) != 0)
            quotes &= ~escapedBytes(masks.backslashes, escapeCarried);
        const std::uint64_t strings = prefixParity(quotes) ^ inString;
        const std::uint64_t broken = masks.lineFeeds & strings;
        const std::uint64_t opens = masks.opens & ~strings;
        const std::uint64_t closes = masks.closes & ~strings;
        for (std::uint64_t braces = opens | closes | broken; braces != 0; braces &= braces - 1) {
            const int at = std::countr_zero(braces);
            const std::uint64_t bit = std::uint64_t{1} << at;
            if ((broken & bit) != 0)
                return {ObjectEnd::Kind::BrokenString, start + static_cast<std::size_t>(at)};
            depth += (opens & bit) != 0 ? 1 : -1;
            if (depth == 0)
                return {ObjectEnd::Kind::Found, start + static_cast<std::size_t>(at) + 1};
        }
        inString = static_cast<std::uint64_t>(static_cast<std::int64_t>(strings) >> 63);
    }
    return {};
}

} // namespace interloper
