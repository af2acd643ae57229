// What a lane and its marks are drawn as, and what the legend calls them. Pure functions, GUI thread.
#pragma once

#include "links/joint.h"
#include "ui/look/glyphs.h"

#include <QString>

namespace interloper {

/// Who a lane is: a person or role, an instance by its own role, or something that acts by itself.
enum class ActorSign : std::uint8_t { Identity, Instance, Service };
Glyph glyphOf(ActorSign sign);

/// `snapshot`, `volume`, `group`, `opened to all`: short enough for a legend.
QString glyphWord(ResourceKind kind);

} // namespace interloper
