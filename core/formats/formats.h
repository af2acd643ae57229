// The table of every export shape that is read. Order decides ties of confidence.
#pragma once

#include "formats/format.h"

#include <span>

namespace interloper {

std::span<const Format> formats();

} // namespace interloper
