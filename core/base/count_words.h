// Amounts as English words, for the sentences of signals and answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace interloper {

/// `12 min 45 s`, `6 days 2 h`: two units at most.
std::string spanWords(std::int64_t seconds);

/// `1 event`, `1,204 events`.
std::string countWords(std::size_t count, std::string_view noun);

} // namespace interloper
