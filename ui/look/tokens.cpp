#include "ui/look/tokens.h"

#include <QPalette>
#include <QWidget>

namespace interloper {
namespace {

struct InkRow
{
    Ink ink;
    QRgb light;
    QRgb dark;
};

constexpr InkRow kInks[] = {
    {Ink::Window, 0xFFEDEFF2, 0xFF22262C},       {Ink::Header, 0xFFE3E6EB, 0xFF2A2F37},
    {Ink::Base, 0xFFFFFFFF, 0xFF181B20},         {Ink::AlternateBase, 0xFFF8F9FB, 0xFF1C2026},
    {Ink::Raised, 0xFFFAFBFC, 0xFF252A31},       {Ink::Tooltip, 0xFFFFFFFF, 0xFF2B313A},
    {Ink::Text, 0xFF1B2027, 0xFFE4E7EB},         {Ink::TextMuted, 0xFF525C69, 0xFFAAB3BF},
    {Ink::TextFaint, 0xFF5A6370, 0xFF98A2AF},    {Ink::Link, 0xFF1A55B0, 0xFF8DB8FF},
    {Ink::Border, 0xFFCBD1D9, 0xFF39404A},       {Ink::BorderSoft, 0xFFE1E5EA, 0xFF2D333C},
    {Ink::BorderStrong, 0xFF747E8D, 0xFF76818F}, {Ink::GridLine, 0xFFE8EBEF, 0xFF262B33},
    {Ink::Accent, 0xFF1F5DBD, 0xFF7EAEFB},       {Ink::OnAccent, 0xFFFFFFFF, 0xFF0E1A2C},
    {Ink::AccentSoft, 0xFFE4EDFB, 0xFF22324A},   {Ink::Selection, 0xFFCFE0FA, 0xFF27446E},
    {Ink::OnSelection, 0xFF10233F, 0xFFF3F7FD},  {Ink::SelectionInactive, 0xFFDFE4EA, 0xFF323943},
    {Ink::Hover, 0xFFEEF3FA, 0xFF22282F},        {Ink::FocusRing, 0xFF1F5DBD, 0xFF8DB8FF},
    {Ink::Good, 0xFF1E6B3A, 0xFF7CCB92},         {Ink::Warn, 0xFF8A5300, 0xFFE9B95A},
    {Ink::Bad, 0xFFA31236, 0xFFFF8398},          {Ink::GoodSoft, 0xFFE3F2E8, 0xFF1E3226},
    {Ink::WarnSoft, 0xFFFBF0DC, 0xFF372C18},     {Ink::BadSoft, 0xFFFBE6EA, 0xFF3C2027},
    {Ink::BandOff, 0xFFD3D8DF, 0xFF454D59},
};

struct KindRow
{
    KindInk kind;
    QRgb light;
    QRgb dark;
};

constexpr KindRow kKinds[] = {
    {KindInk::Snapshot, 0xFF08677A, 0xFF4CCADC},      {KindInk::Volume, 0xFF2D52C8, 0xFF9DB2FF},
    {KindInk::SecurityGroup, 0xFF7A35B0, 0xFFCBA2F5}, {KindInk::Key, 0xFF855600, 0xFFE5BC62},
    {KindInk::Identity, 0xFF414D5C, 0xFFBAC4D1},      {KindInk::Attach, 0xFF226B38, 0xFF80D095},
    {KindInk::Terminate, 0xFF1B2027, 0xFFF0F2F5},     {KindInk::Instance, 0xFF1B2027, 0xFFE4E7EB},
    {KindInk::Image, 0xFF8C2F78, 0xFFEE9FDC},         {KindInk::Command, 0xFF5A5C00, 0xFFD2D46B},
    {KindInk::Address, 0xFF3D5A6C, 0xFF9CC0D4},       {KindInk::Share, 0xFFAC2C66, 0xFFFF93C0},
};

using BandColors = std::array<QRgb, static_cast<std::size_t>(BandInk::Count)>; // in the order of BandInk

struct BandRow
{
    Band band;
    BandColors light;
    BandColors dark;
};

constexpr BandRow kBands[] = {
    {Band::ActNow, {0xFF9E1239, 0xFFFFFFFF, 0xFFF9DFE5, 0xFF8A0F2E}, {0xFFF05070, 0xFF14161A, 0xFF4A1F2B, 0xFFFF9FB1}},
    {Band::High, {0xFFB04507, 0xFFFFFFFF, 0xFFFBE7D8, 0xFF8F3A06}, {0xFFEE8A38, 0xFF14161A, 0xFF432A17, 0xFFF8B47E}},
    {Band::Medium, {0xFFB38500, 0xFF1B2027, 0xFFFBF5DF, 0xFF6B5000}, {0xFFF4E27A, 0xFF14161A, 0xFF38341C, 0xFFF4E27A}},
    {Band::Low, {0xFF2F6FC4, 0xFFFFFFFF, 0xFFE3EDFA, 0xFF23559A}, {0xFF5E9DF0, 0xFF14161A, 0xFF1E3049, 0xFF9CC4FA}},
    {Band::Expected,
     {0xFF6A7481, 0xFFFFFFFF, 0xFFEDEFF2, 0xFF525C69},
     {0xFF8C96A4, 0xFF14161A, 0xFF2A2F37, 0xFFB4BCC7}},
};

struct DensityRow
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<DensityRow, kDensityColors> kDensities{{
    {0xFF7088AE, 0xFF6A80AB},
    {0xFF5A729B, 0xFF8095C0},
    {0xFF445C87, 0xFF98ADD7},
    {0xFF2E4672, 0xFFB4C8EC},
    {0xFF182F5B, 0xFFD3E2FB},
}};

static_assert(std::size(kInks) == static_cast<std::size_t>(Ink::Count));
static_assert(std::size(kKinds) == static_cast<std::size_t>(KindInk::Count));
static_assert(std::size(kBands) == static_cast<std::size_t>(Band::Count));

constexpr Look lookFromTables(bool dark)
{
    Look look{dark, {}, {}, {}, {}};
    for (const InkRow &row : kInks)
        look.inks[static_cast<std::size_t>(row.ink)] = dark ? row.dark : row.light;
    for (const KindRow &row : kKinds)
        look.kinds[static_cast<std::size_t>(row.kind)] = dark ? row.dark : row.light;
    for (const BandRow &row : kBands)
        look.bands[static_cast<std::size_t>(row.band)] = dark ? row.dark : row.light;
    for (std::size_t step = 0; step < kDensityColors; ++step)
        look.densities[step] = dark ? kDensities[step].dark : kDensities[step].light;
    return look;
}

constexpr Look kLightLook = lookFromTables(false);
constexpr Look kDarkLook = lookFromTables(true);

} // namespace

const Look &lightLook()
{
    return kLightLook;
}

const Look &darkLook()
{
    return kDarkLook;
}

const Look &lookOf(const QPalette &palette)
{
    constexpr int kMiddle = 128;
    return palette.color(QPalette::Window).lightness() < kMiddle ? kDarkLook : kLightLook;
}

const Look &lookOf(const QWidget *widget)
{
    return lookOf(widget->palette());
}

} // namespace interloper
