// Small steps over JSON text that is not parsed yet. Pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace interloper {

bool isJsonSpace(char c);

/// Length of the white space at the front.
std::size_t jsonSpaceLength(std::string_view text);

/// Length of the string that starts at the front, quotes included; 0 where it does not end here.
std::size_t jsonStringLength(std::string_view text);

/// Length of the value at the front; 0 where it does not end here. Values nest by braces and brackets alone.
std::size_t jsonValueLength(std::string_view text);

/// A member of an object: `"key" : value`.
struct JsonMember
{
    std::string_view key;  ///< as written, without its quotes
    std::size_t value = 0; ///< offset of the value's first byte; 0: no member stands at the front, or it is incomplete
    bool incomplete = false; ///< the text ends before the value
};

/// The member at the front, as far as its value's first byte.
JsonMember jsonMemberAt(std::string_view text);

} // namespace interloper
