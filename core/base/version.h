// The program's name and version, as printed, exported and written into cases.
#pragma once

#include <string_view>

namespace interloper {

std::string_view versionText(); ///< for instance "0.1.0"

} // namespace interloper
