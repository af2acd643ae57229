// Colours, fonts and sizes of the timeline, taken from a widget's palette and font. Made anew when either changes. GUI
// thread.
#pragma once

#include "layout/glyph_rail.h"
#include "ui/look/tokens.h"

#include <QColor>
#include <QFont>

#include <array>

class QWidget;

namespace interloper {

struct LaneStyle
{
    /// `lane`: least height of a lane in pixels of the look.
    explicit LaneStyle(const QWidget &widget, int lane = kCompactRows.lane);

    double unit = 1; ///< pixels that a pixel of the look takes with this font

    QColor base;
    QColor alternate;
    QColor current; ///< ground of the current lane
    QColor text;
    QColor muted;
    QColor grid;
    QColor border;
    QColor borderSoft;
    QColor ring; ///< around the selected alert
    QColor header;
    std::array<QColor, kDensityColors> density;

    QFont name;  ///< of a lane
    QFont bold;  ///< of the current lane
    QFont small; ///< counts, captions
    QFont mono;  ///< times

    int laneHeight = kCompactRows.lane;
    int headerWidth = 180;
    double strip = 10; ///< the density's height
    int axisHeight = 22;
    int overviewHeight = 26;
    RailMetrics rail;

    const Look &look() const { return *m_look; }
    double railHeight() const { return laneHeight - strip - 2; }

private:
    const Look *m_look; ///< light or dark, never null
};

} // namespace interloper
