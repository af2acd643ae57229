#include "ui/timeline/lane_style.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace interloper {
namespace {

constexpr double kBodyPixels = 13; ///< the look's sizes are for this text

QFont sized(QFont font, double pixels)
{
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    return font;
}

} // namespace

LaneStyle::LaneStyle(const QWidget &widget, int lane)
{
    m_look = &lookOf(&widget);
    base = m_look->color(Ink::Base);
    alternate = m_look->color(Ink::AlternateBase);
    text = m_look->color(Ink::Text);
    muted = m_look->color(Ink::TextMuted);
    border = m_look->color(Ink::Border);
    borderSoft = m_look->color(Ink::BorderSoft);
    header = m_look->color(Ink::Window);
    current = m_look->color(Ink::AccentSoft);
    grid = m_look->color(Ink::GridLine);
    ring = m_look->color(Ink::FocusRing);
    for (std::size_t step = 0; step < density.size(); ++step)
        density[step] = m_look->density(step);

    unit = std::max(1.0, QFontInfo(widget.font()).pixelSize() / kBodyPixels);
    name = sized(widget.font(), 12 * unit);
    bold = name;
    bold.setBold(true);
    small = sized(widget.font(), 11 * unit);
    mono = sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 11 * unit);

    const auto pixels = [&](double look) { return static_cast<int>(std::lround(look * unit)); };
    const double lines = QFontMetricsF(bold).height() + QFontMetricsF(small).height() + 2;
    laneHeight = std::max(pixels(lane), static_cast<int>(std::ceil(lines)));
    headerWidth = pixels(180);
    strip = 10 * unit;
    axisHeight = std::max(pixels(22), static_cast<int>(std::ceil(QFontMetricsF(mono).height())) + 6);
    overviewHeight = pixels(26);
    for (double *size : {&rail.glyph, &rail.pin, &rail.gap, &rail.foldWithin, &rail.maxPush, &rail.pull})
        *size *= unit;
    rail.digit = QFontMetricsF(small).horizontalAdvance(QLatin1Char('0'));
}

} // namespace interloper
