// The shapes of all signs as data, each in a box of 16 x 16. Constants, any thread.
#pragma once

#include <span>

namespace interloper {

enum class Glyph {
    // Kinds of resource and event.
    Snapshot,
    Volume,
    SecurityGroup,
    SecurityGroupOpened, ///< opened to all
    Key,
    Identity,
    Attach,
    Terminate,
    Instance,
    Image,
    Command,
    Address,
    Share,
    Pin, ///< the outline of an alert's pin; paintPin() draws the whole
    // Bands of a score, in the order of Band.
    BandActNow,
    BandHigh,
    BandMedium,
    BandLow,
    BandExpected,
    // States of an answer.
    Answered,
    Partly,
    NotInTheseLogs,
    Pending,
    // Verdicts, in the order of Verdict.
    VerdictMalicious,
    VerdictBenign,
    VerdictExpected,
    VerdictUnsure,
    // Chrome.
    Folder,
    File,
    Archive,
    Search,
    ChevronRight,
    ChevronDown,
    Back,
    Forward,
    Cross,
    Float, ///< a dock's button that makes it a window of its own
    Copy,
    Tick,
    Plus,
    Minus,
    Fit,
    Offline,
    Damaged,
    Count
};

/// What a part of a sign is painted with.
enum class Tint {
    Own,    ///< the sign's own colour
    Mark,   ///< of the sign's band
    OnMark, ///< of the sign's band
    Off,    ///< of the sign's band
    Good,
    Warn,
    Bad,
    Muted,
    Faint,
    Ground ///< what the sign stands on
};

struct GlyphPart
{
    Glyph glyph;
    /// Letters, each followed by its numbers: `M x y`, `L x y`, `C x1 y1 x2 y2 x y` and `Z` as in SVG, all absolute;
    /// `E cx cy rx ry` an ellipse; `R x y w h r` a rectangle with round corners; `P cx cy r start span` a slice of a
    /// disc, in degrees counter-clockwise from three o'clock. Where outlines overlap, the inner one is a hole.
    const char *path;
    double stroke = 0; ///< width of the line, round caps and joins; 0: the path is filled
    Tint tint = Tint::Own;
    double dash = 0; ///< length of dashes and gaps; 0: no dashes
};

/// The parts of all signs, those of one sign in the order they are painted in.
std::span<const GlyphPart> glyphParts();

} // namespace interloper
