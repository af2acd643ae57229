#include "ui/window_theme.h"

#include "ui/look/fonts.h"
#include "ui/look/palette.h"
#include "ui/look/tokens.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

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
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0)
        application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(dark ? darkLook() : lightLook()));
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
