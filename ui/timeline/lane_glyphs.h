// The signs of the timeline: what a linked or well-known event is drawn as. Shapes are those of the look, in a box of
// 16 x 16 that is scaled. Pure painting, GUI thread.
#pragma once

#include "links/joint.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace interloper {

void paintGlyph(QPainter &painter, ResourceKind kind, const QRectF &box, const QColor &color);

/// An alert: a pin with the sign of a new instance in it. Alerts have no score yet, so the pin has no band's colour.
void paintPin(QPainter &painter, const QRectF &box, const QColor &fill, const QColor &sign);

/// Who a lane is: a person or role, or something that acts by itself.
enum class ActorSign : std::uint8_t { Identity, Instance, Service };
void paintActor(QPainter &painter, ActorSign sign, const QRectF &box, const QColor &color);

/// The glyph's own colour on light or dark ground.
QColor glyphColor(ResourceKind kind, bool dark);

/// `snapshot`, `volume`, `group`, `opened to all`: short enough for a legend.
QString glyphWord(ResourceKind kind);

} // namespace interloper
