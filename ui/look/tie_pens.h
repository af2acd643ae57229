// How a tie's strength is drawn, in the chain and in the list alike: never by colour alone. GUI thread.
#pragma once

#include "links/link.h"

#include <QPen>

namespace interloper {

struct Look;

/// Length of the sample that stands before the word in a list or legend, for 13 px text.
inline constexpr int kTieSample = 28;

/// `unit` is that of the font, see unitOf().
QPen tiePen(Strength strength, const Look &look, double unit);

/// The pen of a tie to an event that is not in the logs.
QPen gapPen(const Look &look, double unit);

} // namespace interloper
