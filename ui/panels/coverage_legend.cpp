#include "ui/panels/coverage_legend.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/panels/coverage_delegate.h"

#include <QPainter>

#include <vector>

namespace interloper {
namespace {

constexpr int kSwatch = 12;

struct Entry
{
    CoverageCell cell;
    QString words;
};

CoverageCell cellOf(CoverageCell::State state, std::uint8_t step)
{
    CoverageCell cell;
    cell.state = state;
    cell.step = step;
    return cell;
}

std::vector<Entry> entries(bool changes)
{
    std::vector<Entry> out{
        {cellOf(CoverageCell::State::Covered, 4), CoverageLegend::tr("events, stronger for more")},
        {cellOf(CoverageCell::State::Empty, 0), CoverageLegend::tr("none: quiet, or missing here")},
        {cellOf(CoverageCell::State::Outside, 0), CoverageLegend::tr("no logs for this time")},
    };
    if (changes) {
        out.push_back({cellOf(CoverageCell::State::Covered, 1), CoverageLegend::tr("logging was changed")});
        out.back().cell.changes.emplace_back();
    }
    return out;
}

int lineHeight(const QWidget &widget)
{
    return QFontMetrics(fontOf(TextSize::Small, widget.font())).height() + 2;
}

} // namespace

CoverageLegend::CoverageLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setChangesShown(false);
}

void CoverageLegend::setChangesShown(bool shown)
{
    m_changes = shown;
    QStringList words;
    for (const Entry &entry : entries(m_changes))
        words.append(entry.words);
    setAccessibleName(tr("Cells"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize CoverageLegend::sizeHint() const
{
    return {scaled(160), static_cast<int>(entries(m_changes).size()) * lineHeight(*this) + kGap};
}

void CoverageLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Look &look = lookOf(this);
    painter.setFont(fontOf(TextSize::Small, font()));
    const int height = lineHeight(*this);
    const int swatch = scaled(kSwatch);
    QRect line(kCellPadding, 0, width() - 2 * kCellPadding, height);
    for (const Entry &entry : entries(m_changes)) {
        paintCoverageCell(painter, QRectF(line.left(), line.center().y() - swatch / 2.0, swatch, swatch), entry.cell,
                          look);
        painter.setPen(look.color(Ink::TextMuted));
        painter.drawText(line.adjusted(swatch + kCellPadding, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                         entry.words);
        line.translate(0, height);
    }
}

} // namespace interloper
