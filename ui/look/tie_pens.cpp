#include "ui/look/tie_pens.h"

#include "ui/look/tokens.h"

#include <array>

namespace interloper {
namespace {

struct TieLook
{
    double width;
    std::array<double, 4> dash; ///< pixels; all 0 for a solid line
    Ink ink;
};

/// By Strength; the look's `edges`.
constexpr std::array<TieLook, 4> kTies{{{1.8, {}, Ink::Text},
                                        {1.6, {6, 3.5}, Ink::Text},
                                        {1.4, {7, 3, 1.5, 3}, Ink::TextMuted},
                                        {1.4, {1.5, 3.5}, Ink::TextMuted}}};
constexpr TieLook kMissing{1.8, {1.5, 4}, Ink::Warn};

QPen penOf(const TieLook &tie, const Look &look, double unit)
{
    QPen pen(look.color(tie.ink), tie.width * unit);
    QList<qreal> pattern;
    for (const double dash : tie.dash)
        if (dash > 0)
            pattern.append(dash / tie.width); // patterns count in pen widths
    if (!pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

} // namespace

QPen tiePen(Strength strength, const Look &look, double unit)
{
    return penOf(kTies[static_cast<std::size_t>(strength)], look, unit);
}

QPen gapPen(const Look &look, double unit)
{
    return penOf(kMissing, look, unit);
}

} // namespace interloper
