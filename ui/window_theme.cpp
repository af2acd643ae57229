#include "ui/window_theme.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

namespace interloper {
namespace {

struct RoleColour
{
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr RoleColour kActive[] = {
    {QPalette::Window, 0xFFEDEFF2, 0xFF22262C},
    {QPalette::WindowText, 0xFF1B2027, 0xFFE4E7EB},
    {QPalette::Base, 0xFFFFFFFF, 0xFF181B20},
    {QPalette::AlternateBase, 0xFFF8F9FB, 0xFF1C2026},
    {QPalette::Text, 0xFF1B2027, 0xFFE4E7EB},
    {QPalette::PlaceholderText, 0xFF5A6370, 0xFF98A2AF},
    {QPalette::Button, 0xFFE3E6EB, 0xFF2A2F37},
    {QPalette::ButtonText, 0xFF1B2027, 0xFFE4E7EB},
    {QPalette::BrightText, 0xFFFFFFFF, 0xFF0E1A2C},
    {QPalette::ToolTipBase, 0xFFFFFFFF, 0xFF2B313A},
    {QPalette::ToolTipText, 0xFF1B2027, 0xFFE4E7EB},
    {QPalette::Highlight, 0xFFCFE0FA, 0xFF27446E},
    {QPalette::HighlightedText, 0xFF10233F, 0xFFF3F7FD},
    {QPalette::Link, 0xFF1A55B0, 0xFF8DB8FF},
    {QPalette::LinkVisited, 0xFF1A55B0, 0xFF8DB8FF},
    {QPalette::Light, 0xFFFAFBFC, 0xFF252A31},
    {QPalette::Midlight, 0xFFE1E5EA, 0xFF2D333C},
    {QPalette::Mid, 0xFFCBD1D9, 0xFF39404A},
    {QPalette::Dark, 0xFF747E8D, 0xFF76818F},
    {QPalette::Shadow, 0xFF747E8D, 0xFF76818F},
};

QPalette paletteOf(bool dark)
{
    QPalette palette;
    const auto colour = [dark](const RoleColour &row) { return QColor::fromRgba(dark ? row.dark : row.light); };
    for (const RoleColour &row : kActive)
        palette.setColor(row.role, colour(row));
    const QColor inactive(dark ? 0x323943 : 0xDFE4EA);
    const QColor faint(dark ? 0x98A2AF : 0x5A6370);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, inactive);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, palette.color(QPalette::Text));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, inactive);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

bool systemIsDark()
{
    static const bool kDark = QApplication::palette().color(QPalette::Window).lightness() < 128; // before we set ours
    return kDark;
}

} // namespace

void applyTheme(QApplication &application, Theme theme)
{
    const bool systemDark = systemIsDark();
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemDark);
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0)
        application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(dark));
}

bool isDark()
{
    return QApplication::palette().color(QPalette::Base).lightness() < 128;
}

void usePictureFonts(QApplication &application)
{
    QFont text(QStringLiteral("Noto Sans"), 10);
    text.setHintingPreference(QFont::PreferNoHinting);
    application.setFont(text);
}

} // namespace interloper
