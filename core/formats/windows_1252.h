// Windows-1252, in which Windows programs of Western Europe write CSV: Latin-1 with letters and signs in place of the
// control characters from 0x80 to 0x9F. Source: WHATWG Encoding, index windows-1252.
#pragma once

#include <string>
#include <string_view>

namespace interloper {

/// The text as UTF-8. Every byte has a meaning; the five that Microsoft leaves open become control characters.
std::string utf8OfWindows1252(std::string_view text);

} // namespace interloper
