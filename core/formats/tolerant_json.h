// The second reading of a record that strict JSON refuses: where its grammar ends, and what it says once the odd parts
// are put into strict JSON. One bad byte must neither hide an event nor cost its file. Pure functions; no recursion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace interloper {

/// Deepest nesting of objects and arrays that is read.
inline constexpr std::size_t kMaxJsonDepth = 1024;

/// What had to be mended, as bits.
enum class Repair : std::uint32_t {
    None = 0,
    BadUtf8 = 1,       ///< bytes that are no UTF-8 became U+FFFD
    LoneSurrogate = 2, ///< half of a surrogate pair became U+FFFD
    ControlByte = 4,   ///< raw control bytes in a string became escapes
    OddNumber = 8,     ///< a number that no machine number holds, or that is not written as JSON does: kept as text
    OddWord = 16,      ///< NaN, None, True and other bare words: kept as text
    OddEscape = 32,    ///< a backslash before a character that needs none: kept as text
    ExtraComma = 64,   ///< commas without a value between them were left out
    Comment = 128,     ///< comments were left out
};

struct TolerantJson
{
    enum class Kind : std::uint8_t {
        Whole,      ///< a value ends at `length`
        Broken,     ///< the grammar breaks at `length`: what stands there belongs to no value that began before
        Incomplete, ///< the text ends inside the value
        TooDeep,    ///< deeper than kMaxJsonDepth at `length`
    };
    Kind kind = Kind::Incomplete;
    std::size_t length = 0;
    std::string text;            ///< strict JSON of a whole value
    std::uint32_t repairs = 0;   ///< bits of Repair
    std::size_t firstRepair = 0; ///< offset of the first thing that was mended
    std::size_t lastString = 0;  ///< offset of the last string that began: an unclosed one swallows what comes next
};

/// Reads the object or array at the front of `text`.
TolerantJson readTolerantJson(std::string_view text);

/// The repairs in words, such as `bytes that are not UTF-8 replaced; bare words kept as text`.
std::string repairWords(std::uint32_t repairs);

} // namespace interloper
