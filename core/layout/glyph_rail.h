// Where the glyphs of a lane stand at a zoom, so that none covers another and no alert is hidden. Pure functions, any
// thread.
//
// Marks of one kind within `foldWithin` px of the first fold to one glyph with a count. Alerts keep their true place as
// far as other alerts let them; the others move right around them, and what would be pushed more than `maxPush` px
// becomes one `+n`. The rail depends on the zoom alone, not on what part of it is in view: panning only shifts it.
#pragma once

#include "layout/timeline_lanes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace interloper {

/// In px; the defaults are those of the look at 96 dpi.
struct RailMetrics
{
    double glyph = 14;
    double pin = 16;
    double gap = 4;
    double foldWithin = 14;
    double maxPush = 48;
    double digit = 6.5; ///< width of a digit, `×` or `+` in a count
    double pull = 16;   ///< how far a glyph may stand left of its place to stay before the alert that follows it
};

struct RailGlyph
{
    enum class Sort : std::uint8_t { Alert, Resource, More };

    Sort sort = Sort::Resource;
    ResourceKind kind = ResourceKind::Instance; ///< Resource only
    double trueX = 0;                           ///< of its first mark
    double left = 0;
    double size = 0;         ///< of the glyph's square; 0 for More, which is words alone
    double width = 0;        ///< with its count
    std::uint32_t count = 0; ///< marks it stands for
    std::uint32_t first = 0; ///< index of its first mark
    std::uint32_t last = 0;

    double right() const { return left + width; }
    double center() const { return left + (size > 0 ? size : width) / 2; }
};

/// x is in px from `origin`.
struct GlyphRail
{
    std::int64_t origin = 0; ///< ms
    double msPerPixel = 1;
    std::vector<RailGlyph> glyphs;          ///< from left to right, none overlaps another
    std::vector<std::uint32_t> glyphOfMark; ///< by mark

    double x(std::int64_t time) const { return static_cast<double>(time - origin) / msPerPixel; }

    /// The glyph at x, its count included; nullopt between glyphs.
    std::optional<std::size_t> glyphAt(double x) const;

    /// Index of the first glyph that ends right of x.
    std::size_t firstRightOf(double x) const;
};

/// Requires: marks by time, msPerPixel > 0.
GlyphRail stackGlyphs(std::span<const TimelineMark> marks, double msPerPixel, const RailMetrics &metrics = {});

} // namespace interloper
