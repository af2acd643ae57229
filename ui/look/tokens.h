// The look's colours and sizes as data: one Look for light, one for dark, and the measures both share. Nothing is made
// at run time and nothing changes: what paints asks lookOf() at each paint, so that a change of theme needs a repaint
// only. Any thread, except lookOf() of a widget.
#pragma once

#include "triage/band.h"

#include <QColor>

#include <array>
#include <cstddef>

class QPalette;
class QWidget;

namespace interloper {

/// Colours of the chrome and of text.
enum class Ink {
    Window,
    Header,
    Base,
    AlternateBase,
    Raised,
    Tooltip,
    Text,
    TextMuted,
    TextFaint,
    Link,
    Border,
    BorderSoft,
    BorderStrong,
    GridLine,
    Accent,
    OnAccent,
    AccentSoft,
    Selection,
    OnSelection,
    SelectionInactive,
    Hover,
    FocusRing,
    Good,
    Warn,
    Bad,
    GoodSoft,
    WarnSoft,
    BadSoft,
    BandOff, ///< the part of a band's sign that is not filled
    Count
};

enum class BandInk {
    Mark,   ///< sign and pin
    OnMark, ///< what is drawn on a mark
    Tint,   ///< ground of the score's cell
    Text,   ///< the band's name
    Count
};

/// Colours of the kinds of resource and event.
enum class KindInk {
    Snapshot,
    Volume,
    SecurityGroup,
    Key,
    Identity,
    Attach,
    Terminate,
    Instance,
    Image,
    Command,
    Address,
    Share,
    Count
};

/// Steps of density: 1, 2, 4, 8, 16 and more events in a mark.
inline constexpr std::size_t kDensityColors = 5;

struct Look
{
    bool dark;
    std::array<QRgb, static_cast<std::size_t>(Ink::Count)> inks;
    std::array<std::array<QRgb, static_cast<std::size_t>(BandInk::Count)>, static_cast<std::size_t>(Band::Count)> bands;
    std::array<QRgb, static_cast<std::size_t>(KindInk::Count)> kinds;
    std::array<QRgb, kDensityColors> densities;

    QColor color(Ink ink) const { return {inks[static_cast<std::size_t>(ink)]}; }
    QColor color(KindInk kind) const { return {kinds[static_cast<std::size_t>(kind)]}; }
    QColor color(Band band, BandInk ink) const
    {
        return {bands[static_cast<std::size_t>(band)][static_cast<std::size_t>(ink)]};
    }
    /// `step` below kDensityColors.
    QColor density(std::size_t step) const { return {densities[step]}; }
};

const Look &lightLook();
const Look &darkLook();

/// The look that a palette belongs to, by the lightness of its Window colour.
const Look &lookOf(const QPalette &palette);
/// By the widget's palette. Requires: not null.
const Look &lookOf(const QWidget *widget);

/// Heights of rows that follow the density, for 13 px text. Multiply by unitOf(); a row is never lower than its font's
/// height plus kRowMargin.
struct RowSizes
{
    int table;
    int tree;
    int lane;
};
inline constexpr RowSizes kCompactRows{22, 22, 34};
inline constexpr RowSizes kComfortableRows{28, 26, 44};
inline constexpr int kRowMargin = 6;

/// Heights that no density changes, for 13 px text.
inline constexpr int kHeaderHeight = 24; ///< of a table
inline constexpr int kDockTitleHeight = 24;
inline constexpr int kPaneHeaderHeight = 28;
inline constexpr int kTabBarHeight = 28;
inline constexpr int kMenuBarHeight = 36;
inline constexpr int kStatusBarHeight = 25;
inline constexpr int kButtonHeight = 26;
inline constexpr int kSmallButtonHeight = 24;
inline constexpr int kInputHeight = 26;

inline constexpr int kGap = 4; ///< the grid that all distances lie on
inline constexpr int kCellPadding = 8;
inline constexpr int kCardMargin = 12;
inline constexpr int kSectionGap = 16;
inline constexpr int kDialogMargin = 20;

inline constexpr int kRadius = 3; ///< of buttons, inputs, chips and nodes
inline constexpr int kCheckRadius = 2;
inline constexpr int kCardRadius = 4;

inline constexpr int kFocusWidth = 2;
inline constexpr int kSelectionBar = 2; ///< at the left edge of a selected row
inline constexpr int kSplitterWidth = 5;
inline constexpr int kSplitterHandle = 22;
inline constexpr int kScrollBarWidth = 12;

inline constexpr int kTableGlyph = 12;
inline constexpr int kLaneGlyph = 14;
inline constexpr int kNodeGlyph = 16;
inline constexpr int kButtonIcon = 14;
inline constexpr int kScoreCellWidth = 62;

} // namespace interloper
