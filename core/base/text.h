// Evidence as text: made visible for people, cut and compared without locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace interloper {

/// `text` with every character that hides, reorders or breaks lines replaced by a visible token such as `[U+202E]`, and
/// bytes that are not UTF-8 by `\xFF`. Used for everything that a person reads; keys and comparisons use the raw bytes.
std::string visible(std::string_view text);

/// `text` with bytes that are not UTF-8 written as `\xFF`; everything else as it is. For files that must be UTF-8.
std::string utf8Text(std::string_view text);

/// Number of code points; each byte that is not UTF-8 counts as one.
std::size_t codePointCount(std::string_view text);

/// ASCII letters only; other bytes are kept. Azure compares resource ids without case.
std::string lowerAscii(std::string_view text);

bool equalsIgnoreCase(std::string_view a, std::string_view b);
bool containsIgnoreCase(std::string_view text, std::string_view part);

/// Without leading and trailing ASCII white space.
std::string_view trimmed(std::string_view text);

/// Bytes of the character at the front: 1 to 4, or 0 where it is not well-formed UTF-8. Requires: not empty.
std::size_t utf8Length(std::string_view text);

/// True where every byte belongs to a well-formed UTF-8 sequence (no overlong forms, no surrogates).
bool isUtf8(std::string_view text);

} // namespace interloper
