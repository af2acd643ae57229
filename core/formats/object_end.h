// Where a JSON object or array ends: the inner loop of reading.
#pragma once

#include <cstddef>
#include <string_view>

namespace interloper {

struct ObjectEnd
{
    enum class Kind { Found, Incomplete, BrokenString };
    Kind kind = Kind::Incomplete;
    std::size_t length = 0; ///< Found: bytes of the value. BrokenString: bytes before the line break inside a string
};

/// Requires: text starts with `{` or `[`; only that kind of bracket is counted, and none inside strings. A raw line
/// break inside a string is no JSON (RFC 8259, 7) and ends the search, so that one unclosed quote cannot swallow the
/// records after it.
ObjectEnd findObjectEnd(std::string_view text);

} // namespace interloper
