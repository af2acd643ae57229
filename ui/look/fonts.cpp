#include "ui/look/fonts.h"

#include "ui/look/tokens.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace interloper {
namespace {

struct SizeRow
{
    double factor;
    bool mono;
    bool bold;
};

/// By TextSize.
constexpr std::array<SizeRow, static_cast<std::size_t>(TextSize::Count)> kSizes{{
    {0.85, false, false},
    {0.92, false, false},
    {1.0, false, false},
    {1.15, false, false},
    {1.7, false, true},
    {0.85, true, false},
    {1.0, true, false},
}};

constexpr double kBodyPixels = 13;
constexpr double kSmallestPoints = 8;
constexpr double kPixelsPerPoint = 96.0 / 72;

/// The fixed font that belongs to a text font: Noto's own for Noto, else the system's.
QFont monoOf(const QFont &base)
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QString sister = base.family() + QLatin1String(" Mono");
    if (QFontDatabase::hasFamily(sister))
        mono.setFamily(sister);
    mono.setHintingPreference(base.hintingPreference());
    return mono;
}

} // namespace

QFont fontOf(TextSize size, const QFont &base)
{
    const SizeRow &row = kSizes[static_cast<std::size_t>(size)];
    const double pixels = QFontInfo(base).pixelSize() * row.factor;
    QFont font = row.mono ? monoOf(base) : base;
    font.setPixelSize(static_cast<int>(std::lround(std::max(pixels, kSmallestPoints * kPixelsPerPoint))));
    if (row.bold)
        font.setBold(true);
    return font;
}

QFont fontOf(TextSize size)
{
    return fontOf(size, QGuiApplication::font());
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

double unitOf(const QFont &base)
{
    return std::max(1.0, QFontInfo(base).pixelSize() / kBodyPixels);
}

int scaled(double pixels)
{
    return static_cast<int>(std::lround(pixels * unitOf(QGuiApplication::font())));
}

int rowHeight(int token, const QFont &font)
{
    return std::max(scaled(token), static_cast<int>(std::lround(QFontMetricsF(font).height())) + kRowMargin);
}

QFont pictureFont()
{
    constexpr int kPoints = 10;
    QFont font(QStringLiteral("Noto Sans"), kPoints);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace interloper
