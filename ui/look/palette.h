// The palette of a look: what Fusion and all that paints with a palette use.
#pragma once

#include <QPalette>

namespace interloper {

struct Look;

/// `Highlight` is the soft selection; what must stand out more is painted with Ink::Accent by the style.
QPalette paletteOf(const Look &look);

} // namespace interloper
