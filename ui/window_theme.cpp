#include "ui/window_theme.h"

#include "ui/look/fonts.h"
#include "ui/look/palette.h"
#include "ui/look/style.h"
#include "ui/look/tokens.h"

#include <QApplication>

namespace interloper {
namespace {

bool systemIsDark()
{
    static const bool kDark = lookOf(QApplication::palette()).dark; // before we set ours
    return kDark;
}

} // namespace

void applyTheme(QApplication &application, Theme theme)
{
    const bool systemDark = systemIsDark();
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemDark);
    if (!qobject_cast<Style *>(QApplication::style()))
        application.setStyle(new Style); // the application owns it
    QApplication::setPalette(paletteOf(dark ? darkLook() : lightLook()));
    for (const char *dense : {"QAbstractItemView", "QHeaderView", "QDockWidget", "QStatusBar"})
        QApplication::setFont(fontOf(TextSize::Dense), dense);
}

bool isDark()
{
    return lookOf(QApplication::palette()).dark;
}

void usePictureFonts(QApplication &application)
{
    application.setFont(pictureFont());
}

} // namespace interloper
