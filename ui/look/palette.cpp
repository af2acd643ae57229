#include "ui/look/palette.h"

#include "ui/look/tokens.h"

namespace interloper {
namespace {

struct RoleInk
{
    QPalette::ColorRole role;
    Ink ink;
};

constexpr RoleInk kActive[] = {
    {QPalette::Window, Ink::Window},
    {QPalette::WindowText, Ink::Text},
    {QPalette::Base, Ink::Base},
    {QPalette::AlternateBase, Ink::AlternateBase},
    {QPalette::Text, Ink::Text},
    {QPalette::PlaceholderText, Ink::TextFaint},
    {QPalette::Button, Ink::Header},
    {QPalette::ButtonText, Ink::Text},
    {QPalette::BrightText, Ink::OnAccent},
    {QPalette::ToolTipBase, Ink::Tooltip},
    {QPalette::ToolTipText, Ink::Text},
    {QPalette::Highlight, Ink::Selection},
    {QPalette::HighlightedText, Ink::OnSelection},
    {QPalette::Link, Ink::Link},
    {QPalette::LinkVisited, Ink::Link},
    {QPalette::Light, Ink::Raised},
    {QPalette::Midlight, Ink::BorderSoft},
    {QPalette::Mid, Ink::Border},
    {QPalette::Dark, Ink::BorderStrong},
    {QPalette::Shadow, Ink::BorderStrong},
};

constexpr RoleInk kInactive[] = {
    {QPalette::Highlight, Ink::SelectionInactive},
    {QPalette::HighlightedText, Ink::Text},
};

constexpr RoleInk kDisabled[] = {
    {QPalette::WindowText, Ink::TextFaint},      {QPalette::Text, Ink::TextFaint},
    {QPalette::ButtonText, Ink::TextFaint},      {QPalette::Highlight, Ink::SelectionInactive},
    {QPalette::HighlightedText, Ink::TextFaint},
};

} // namespace

QPalette paletteOf(const Look &look)
{
    QPalette palette;
    for (const RoleInk &row : kActive)
        palette.setColor(row.role, look.color(row.ink));
    for (const RoleInk &row : kInactive)
        palette.setColor(QPalette::Inactive, row.role, look.color(row.ink));
    for (const RoleInk &row : kDisabled)
        palette.setColor(QPalette::Disabled, row.role, look.color(row.ink));
    return palette;
}

} // namespace interloper
