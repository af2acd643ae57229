// Bands of a score: what orders a long list of alerts at a glance. Constants, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace interloper {

/// Contract: band, highest first. Of the score alone; the rule's severity is another fact.
enum class Band : std::uint8_t { ActNow, High, Medium, Low, Expected, Count };

/// `act-now` 80 and more, `high` 60, `medium` 40, `low` 20, `expected` below
std::string_view bandId(Band band);

/// Band of a score from 0 to 100.
Band bandOf(int score);

} // namespace interloper
