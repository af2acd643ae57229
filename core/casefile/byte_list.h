// A list of byte strings in one: a run of `<length>:<bytes>,`. Any bytes survive, and a person still reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

std::string encodeByteList(const std::vector<std::string> &items);

/// nullopt: not what encodeByteList() writes.
std::optional<std::vector<std::string>> decodeByteList(std::string_view bytes);

} // namespace interloper
