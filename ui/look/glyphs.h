// Signs painted from the shapes: directly, as a pixmap or as an icon that follows the theme. GUI thread.
#pragma once

#include "casefile/annotation.h"
#include "links/joint.h"
#include "ui/look/glyph_shapes.h"
#include "ui/look/tokens.h"

#include <QIcon>
#include <QPainterPath>
#include <QPixmap>

class QPainter;

namespace interloper {

Glyph glyphOf(ResourceKind kind);
Glyph glyphOf(Verdict verdict);
Glyph glyphOf(Band band);

/// Paints into the square `box`, in the sign's own colour: a kind's, a band's, a state's; chrome in Ink::Text.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const Look &look);
/// With another colour in the place of the sign's own. Bands and states keep theirs.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const Look &look, const QColor &own);

/// A kind's own colour; that of the text for chrome.
QColor glyphColor(Glyph glyph, const Look &look);

/// An alert's pin: filled with the band's colour, the band's sign inside.
void paintPin(QPainter &painter, Band band, const QRectF &box, const Look &look);
/// A pin without a band, for alerts that have no score.
void paintPin(QPainter &painter, Glyph sign, const QRectF &box, const QColor &fill, const QColor &own);

/// What paintGlyph() paints in own colour, from a cache. `size` in device independent pixels.
QPixmap glyphPixmap(Glyph glyph, int size, qreal ratio, const Look &look);

/// Painted at each use in the look of the application's palette, so that it need not be made anew with the theme.
QIcon glyphIcon(Glyph glyph);

/// All that the sign covers in its box of 16 x 16, lines with their width.
QPainterPath glyphOutline(Glyph glyph);

} // namespace interloper
