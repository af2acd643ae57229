// The window's colours and fonts: a palette for light and dark over the Fusion style, following the system unless one
// is fixed. GUI thread.
#pragma once

#include "ui/session/settings.h"

class QApplication;

namespace interloper {

/// Applies the theme to the whole application; every widget repaints, nothing is rebuilt.
void applyTheme(QApplication &application, Theme theme);

/// True where the palette in use is a dark one.
bool isDark();

/// Names the fonts, so that a picture is the same everywhere. Without this the system's fonts are used.
void usePictureFonts(QApplication &application);

} // namespace interloper
