// The few sizes of text, all relative to the application's font, so that text at 200 % is twice as large everywhere.
// GUI thread.
#pragma once

#include <QFont>

namespace interloper {

enum class TextSize {
    Small,   ///< axes, captions, counts
    Dense,   ///< tables, trees, docks
    Body,    ///< menus, dialogs
    Title,   ///< of a dialog
    Heading, ///< bold: of the start page
    Mono,    ///< ids, times, addresses, field paths
    MonoLarge,
    Count
};

/// A text of this size where the body is `base`. Never below 8 pt.
QFont fontOf(TextSize size, const QFont &base);
/// Where the body is the application's font.
QFont fontOf(TextSize size);

QFont bold(QFont font);

/// Pixels of `base` for each pixel of the look, whose sizes are for 13 px text; at least 1.
double unitOf(const QFont &base);
/// `pixels` of the look in pixels of the application's font.
int scaled(double pixels);

/// The larger of `token` pixels of the look and what `font` needs.
int rowHeight(int token, const QFont &font);

/// The body font that pictures and tests name, so that they are the same everywhere: Noto Sans where it is installed.
QFont pictureFont();

} // namespace interloper
