// Athena and Presto print a struct as `{type=IAMUser, arn=arn:aws:iam::111122223333:user/eve, attributes={...}}`, which
// is no JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace interloper {

/// The same value as JSON, every scalar but `null` as a string. A scalar ends before the next `, name=` or the bracket
/// that closes its struct, so that commas inside it stay. A text that is cut gives what stands before the cut. nullopt:
/// no struct.
std::optional<std::string> jsonOfStructText(std::string_view text);

} // namespace interloper
