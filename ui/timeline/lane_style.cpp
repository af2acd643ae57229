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

constexpr std::array<QRgb, 5> kDensityLight{0x7088AE, 0x5A729B, 0x445C87, 0x2E4672, 0x182F5B};
constexpr std::array<QRgb, 5> kDensityDark{0x6A80AB, 0x8095C0, 0x98ADD7, 0xB4C8EC, 0xD3E2FB};

QFont sized(QFont font, double pixels)
{
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    return font;
}

} // namespace

LaneStyle::LaneStyle(const QWidget &widget, int lane)
{
    const QPalette &palette = widget.palette();
    base = palette.color(QPalette::Base);
    dark = base.lightness() < 128;
    alternate = palette.color(QPalette::AlternateBase);
    text = palette.color(QPalette::Text);
    muted = palette.color(QPalette::PlaceholderText);
    border = palette.color(QPalette::Mid);
    borderSoft = palette.color(QPalette::Midlight);
    header = palette.color(QPalette::Window);
    // The palette has no roles for these; they are the look's accentSoft, gridLine and focusRing.
    current = QColor(dark ? 0x22324A : 0xE4EDFB);
    grid = QColor(dark ? 0x262B33 : 0xE8EBEF);
    ring = QColor(dark ? 0x8DB8FF : 0x1F5DBD);
    pin = text;
    pinSign = base;
    for (std::size_t step = 0; step < density.size(); ++step)
        density[step] = QColor(dark ? kDensityDark[step] : kDensityLight[step]);

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
