// Evidence as text: made visible for people, cut and compared without locale.
#pragma once

#include <string>
#include <string_view>

namespace interloper {

/// `text` with every character that hides, reorders or breaks lines replaced by a visible token such as `[U+202E]`, and
/// bytes that are not UTF-8 by `\xFF`. Used for everything that a person reads; keys and comparisons use the raw bytes.
std::string visible(std::string_view text);

/// ASCII letters only; other bytes are kept. Azure compares resource ids without case.
std::string lowerAscii(std::string_view text);

bool equalsIgnoreCase(std::string_view a, std::string_view b);
bool containsIgnoreCase(std::string_view text, std::string_view part);

/// Without leading and trailing ASCII white space.
std::string_view trimmed(std::string_view text);

/// True where every byte belongs to a well-formed UTF-8 sequence (no overlong forms, no surrogates).
bool isUtf8(std::string_view text);

} // namespace interloper
