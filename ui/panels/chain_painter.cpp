#include "ui/panels/chain_painter.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/tie_pens.h"
#include "ui/look/tokens.h"
#include "ui/models/cell_text.h"
#include "ui/words/amounts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace interloper {
namespace {

constexpr double kGapRing = 8.5;

QPolygonF polygonOf(const std::vector<ChainPoint> &line)
{
    QPolygonF out;
    for (const ChainPoint &point : line)
        out.append(QPointF(point.x, point.y));
    return out;
}

QString words(const char *text)
{
    return QCoreApplication::translate("ChainPainter", text);
}

ChainColors colorsOf(const QPalette &palette)
{
    const Look &look = lookOf(palette);
    ChainColors out;
    out.base = look.color(Ink::Base);
    out.node = look.color(Ink::Raised);
    out.instance = look.color(Ink::AccentSoft);
    out.text = look.color(Ink::Text);
    out.muted = look.color(Ink::TextMuted);
    out.link = look.color(Ink::Link);
    out.accent = look.color(Ink::Accent);
    out.border = look.color(Ink::BorderStrong);
    out.selection = look.color(Ink::Selection);
    out.warn = look.color(Ink::Warn);
    return out;
}

} // namespace

ChainPainter::ChainPainter(const QWidget &widget)
    : m_widget(widget),
      m_colors(colorsOf(widget.palette())),
      m_small(fontOf(TextSize::Dense, widget.font())),
      m_smallest(fontOf(TextSize::Small, widget.font())),
      m_mono(fontOf(TextSize::Mono, widget.font())),
      m_unit(unitOf(widget.font()))
{}

int ChainPainter::legendHeight() const
{
    return static_cast<int>(std::ceil(QFontMetricsF(m_small).height() + 8 * m_unit));
}

void ChainPainter::paint(QPainter &painter, const ChainPicture &picture, int currentEdge, bool focused) const
{
    painter.fillRect(m_widget.rect(), m_colors.base);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < picture.edges.size(); ++i)
        paintEdge(painter, picture.edges[i], static_cast<int>(i) == currentEdge, focused);
    for (const ChainNode &node : picture.nodes)
        paintNode(painter, node);
    paintLegend(painter, picture);
}

void ChainPainter::paintNode(QPainter &painter, const ChainNode &node) const
{
    const QRectF box(node.rect.x, node.rect.y, node.rect.width, node.rect.height);
    painter.setPen(QPen(node.isInstance ? m_colors.accent : m_colors.border, node.isInstance ? 1.8 : 1.2));
    painter.setBrush(node.isInstance ? m_colors.instance : m_colors.node);
    painter.drawRoundedRect(box, 3 * m_unit, 3 * m_unit);
    QRectF inner = box.adjusted(6 * m_unit, 3 * m_unit, -4 * m_unit, -3 * m_unit);
    if (node.folded > 0) {
        painter.setFont(m_small);
        painter.setPen(m_colors.link);
        painter.drawText(inner, Qt::AlignCenter, QStringLiteral("+%1").arg(node.folded));
        return;
    }
    const double side = kNodeGlyph * m_unit;
    paintGlyph(painter, glyphOf(node.resource), QRectF(inner.left(), inner.center().y() - side / 2, side, side),
               lookOf(&m_widget));
    inner.setLeft(inner.left() + side + 5 * m_unit);
    const QRectF upper(inner.topLeft(), QSizeF(inner.width(), inner.height() / 2));
    const QRectF lower(upper.bottomLeft(), upper.size());
    painter.setFont(m_small);
    painter.setPen(m_colors.muted);
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(m_small).elidedText(shown(node.role), Qt::ElideRight, upper.width()));
    painter.setFont(m_mono);
    painter.setPen(m_colors.text);
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(m_mono).elidedText(shown(node.name), Qt::ElideMiddle, lower.width()));
}

void ChainPainter::paintEdge(QPainter &painter, const ChainEdge &edge, bool current, bool focused) const
{
    const Look &look = lookOf(&m_widget);
    const QPen tie = edge.isGap ? gapPen(look, m_unit) : tiePen(edge.strength, look, m_unit);
    if (current)
        paintSelection(painter, edge, focused);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(tie);
    painter.drawPolyline(polygonOf(edge.line));
    if (edge.isGap)
        paintGapRing(painter, edge);
    else
        paintArrow(painter, edge, tie.color());
    paintWords(painter, edge);
}

/// A labelled edge is marked behind its words, any other along its line.
void ChainPainter::paintSelection(QPainter &painter, const ChainEdge &edge, bool focused) const
{
    if (edge.labelWidth > 0) {
        const double height = QFontMetricsF(m_small).height() + 2;
        const QRectF box(edge.label.x - edge.labelWidth / 2 + 2, edge.label.y - height, edge.labelWidth - 4,
                         2 * height);
        painter.setPen(focused ? QPen(m_colors.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(m_colors.selection);
        painter.drawRoundedRect(box, 3, 3);
        return;
    }
    painter.setBrush(Qt::NoBrush);
    if (focused) {
        painter.setPen(QPen(m_colors.accent, 9 * m_unit));
        painter.drawPolyline(polygonOf(edge.line));
    }
    painter.setPen(QPen(m_colors.selection, focused ? 9 * m_unit - 4 : 7 * m_unit));
    painter.drawPolyline(polygonOf(edge.line));
}

void ChainPainter::paintArrow(QPainter &painter, const ChainEdge &edge, const QColor &color) const
{
    const QPolygonF line = polygonOf(edge.line);
    const QPointF tip = line.last();
    const QLineF last(line[line.size() - 2], tip);
    if (last.length() <= 0)
        return;
    const QPointF along = (tip - line[line.size() - 2]) / last.length();
    const QPointF across(-along.y(), along.x());
    const QPointF foot = tip - along * 8 * m_unit;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({tip, foot + across * 3.5 * m_unit, foot - across * 3.5 * m_unit}));
}

void ChainPainter::paintGapRing(QPainter &painter, const ChainEdge &edge) const
{
    const QPointF middle(edge.label.x, edge.label.y);
    QPen ring(m_colors.warn, 1.4 * m_unit);
    ring.setDashPattern({3 / 1.4, 2.2 / 1.4});
    painter.setPen(ring);
    painter.setBrush(m_colors.base);
    painter.drawEllipse(middle, kGapRing * m_unit, kGapRing * m_unit);
    QFont bold = m_small;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_colors.warn);
    const double half = kGapRing * m_unit;
    painter.drawText(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), Qt::AlignCenter,
                     QStringLiteral("?"));
}

void ChainPainter::paintWords(QPainter &painter, const ChainEdge &edge) const
{
    if (edge.labelWidth <= 0)
        return;
    const double height = QFontMetricsF(m_small).height();
    const double lift = edge.isGap ? kGapRing * m_unit : 1;
    const QString title = edge.isGap ? words("not in logs") : shown(edge.operation);
    const double width = edge.isGap ? QFontMetricsF(m_small).horizontalAdvance(title) + 6 : edge.labelWidth;
    const QRectF above(edge.label.x - width / 2, edge.label.y - lift - height, width, height);
    const bool fits = QFontMetricsF(m_small).horizontalAdvance(title) <= above.width() - 2;
    painter.setFont(fits ? m_small : m_smallest);
    painter.setPen(edge.isGap ? m_colors.warn : m_colors.link);
    painter.drawText(above, Qt::AlignCenter,
                     QFontMetricsF(painter.font()).elidedText(title, Qt::ElideMiddle, above.width() - 2));
    if (edge.isGap || !edge.time.good)
        return;
    painter.setFont(m_mono);
    painter.setPen(m_colors.muted);
    painter.drawText(QRectF(above.x(), edge.label.y + 2, above.width(), height), Qt::AlignCenter,
                     wholeSeconds(clockWords(edge.time)));
}

/// Only the patterns that the picture has.
void ChainPainter::paintLegend(QPainter &painter, const ChainPicture &picture) const
{
    if (picture.edges.empty())
        return;
    constexpr std::array<const char *, 4> kMeanings{"same identifier: proof", "one operation: proof",
                                                    "part of the other: not proof", "same actor or time: context"};
    const double y = m_widget.height() - legendHeight() / 2.0;
    double x = 12 * m_unit;
    painter.setFont(m_small);
    const Look &look = lookOf(&m_widget);
    const auto entry = [&](const QPen &tie, const QString &meaning) {
        painter.setPen(tie);
        painter.drawLine(QPointF(x, y), QPointF(x + kTieSample * m_unit, y));
        x += (kTieSample + 6) * m_unit;
        painter.setPen(m_colors.muted);
        const double width = QFontMetricsF(m_small).horizontalAdvance(meaning);
        painter.drawText(QRectF(x, y - legendHeight() / 2.0, width + 2, legendHeight()), Qt::AlignVCenter, meaning);
        x += width + 20 * m_unit;
    };
    for (std::size_t at = 0; at < kMeanings.size(); ++at) {
        const auto strength = static_cast<Strength>(at);
        const auto has = [&](const ChainEdge &edge) { return !edge.isGap && edge.strength == strength; };
        if (std::any_of(picture.edges.begin(), picture.edges.end(), has))
            entry(tiePen(strength, look, m_unit), words(kMeanings[at]));
    }
    if (std::any_of(picture.edges.begin(), picture.edges.end(), [](const ChainEdge &edge) { return edge.isGap; }))
        entry(gapPen(look, m_unit), words("missing event"));
}

} // namespace interloper
