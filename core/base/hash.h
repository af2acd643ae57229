// A fast 64-bit hash for tables, not for proof: SHA-256 (evidence/sha256.h) is what evidence is named by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace interloper {

/// Stable within one version of the program only; never written to a file. Texts that collide are easy to make for who
/// knows the seed.
std::uint64_t hashBytes(std::string_view bytes, std::uint64_t seed = 0);

/// A seed that nobody outside this process knows, so that evidence cannot be written to collide in its tables. Differs
/// from run to run: nothing that is shown may depend on it.
std::uint64_t processSeed();

/// For tables whose keys come from evidence.
struct SeededHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return hashBytes(text, processSeed()); }
};

} // namespace interloper
