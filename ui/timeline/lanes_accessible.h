// Each glyph that shows on the lanes is a child that a screen reader can name and find. GUI thread.
#pragma once

namespace interloper {

/// Has an effect once; safe to call for each view.
void installLanesAccessibility();

} // namespace interloper
