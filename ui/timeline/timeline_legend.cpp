#include "ui/timeline/timeline_legend.h"

#include "ui/timeline/lane_glyphs.h"
#include "ui/timeline/lane_style.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace interloper {
namespace {

constexpr std::array<ResourceKind, 7> kEntries{
    ResourceKind::Snapshot, ResourceKind::Volume,     ResourceKind::SecurityGroup, ResourceKind::SecurityGroupOpened,
    ResourceKind::KeyPair,  ResourceKind::Attachment, ResourceKind::InstanceEnded};
constexpr double kGlyph = 12;
constexpr double kSpace = 5;
constexpr double kBetween = 14;

} // namespace

TimelineLegend::TimelineLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QStringList words;
    for (const ResourceKind kind : kEntries)
        words.append(glyphWord(kind));
    setAccessibleName(tr("Glyphs"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
}

double TimelineLegend::entryWidth(int entry) const
{
    const LaneStyle style(*this);
    const double text =
        QFontMetricsF(style.small).horizontalAdvance(glyphWord(kEntries[static_cast<std::size_t>(entry)]));
    return (kGlyph + kSpace + kBetween) * style.unit + text;
}

QSize TimelineLegend::sizeHint() const
{
    double width = 0;
    for (int entry = 0; entry < static_cast<int>(kEntries.size()); ++entry)
        width += entryWidth(entry);
    const LaneStyle style(*this);
    return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(QFontMetricsF(style.small).height())) + 2};
}

int TimelineLegend::shownEntries() const
{
    double x = 0;
    int entry = 0;
    for (; entry < static_cast<int>(kEntries.size()); ++entry) {
        x += entryWidth(entry);
        if (x > width() + 1)
            break;
    }
    return entry;
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    const LaneStyle style(*this);
    QPainter painter(this);
    painter.setFont(style.small);
    painter.setPen(style.muted);
    const double glyph = kGlyph * style.unit;
    const int entries = shownEntries();
    double x = width();
    for (int entry = 0; entry < entries; ++entry)
        x -= entryWidth(entry);
    for (int entry = 0; entry < entries; ++entry) {
        const ResourceKind kind = kEntries[static_cast<std::size_t>(entry)];
        paintGlyph(painter, glyphOf(kind), QRectF(std::round(x), std::round((height() - glyph) / 2), glyph, glyph),
                   style.look());
        painter.drawText(QRectF(x + glyph + kSpace * style.unit, 0, entryWidth(entry), height()), Qt::AlignVCenter,
                         glyphWord(kind));
        x += entryWidth(entry);
    }
}

} // namespace interloper
