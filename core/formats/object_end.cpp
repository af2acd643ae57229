#include "formats/object_end.h"

#include "formats/block_masks.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace interloper {
namespace {

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

} // namespace

ObjectEnd findObjectEnd(std::string_view text)
{
    const char open = text.front();
    const char close = open == '[' ? ']' : '}';
    std::int64_t depth = 0;
    bool escapeCarried = false;
    std::uint64_t inString = 0; // all ones while a string spans blocks
    std::array<BlockMasks, kMaskedBlocks> group;
    char tail[kMaskedBlocks * kBlockBytes];
    for (std::size_t start = 0; start < text.size(); start += kBlockBytes) {
        const std::size_t inGroup = start / kBlockBytes % kMaskedBlocks;
        if (inGroup == 0) {
            const char *bytes = text.data() + start;
            if (text.size() - start < sizeof tail) {
                std::memset(tail, 0, sizeof tail);
                std::memcpy(tail, bytes, text.size() - start);
                bytes = tail;
            }
            maskBlocks(bytes, open, close, group);
        }
        const BlockMasks &masks = group[inGroup];
        std::uint64_t strings = masks.quoteParity ^ inString;
        if ((masks.backslashes | static_cast<std::uint64_t>(escapeCarried)) != 0)
            strings = prefixParity(masks.quotes & ~escapedBytes(masks.backslashes, escapeCarried)) ^ inString;
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
