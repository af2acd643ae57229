// A fast 64-bit hash for tables, not for proof: SHA-256 (evidence/sha256.h) is what evidence is named by.
#pragma once

#include <cstdint>
#include <string_view>

namespace interloper {

/// Stable within one version of the program only; never written to a file.
std::uint64_t hashBytes(std::string_view bytes, std::uint64_t seed = 0);

} // namespace interloper
