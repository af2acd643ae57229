// The one item that paints all lanes inside the chart's plot area: Qt Charts makes a graphics item of each point, which
// a million events would not survive. Owned by the chart, GUI thread.
#pragma once

#include "ui/timeline/lanes_geometry.h"

#include <QGraphicsObject>

#include <functional>

namespace interloper {

class LanesItem final : public QGraphicsObject
{
    Q_OBJECT

public:
    LanesItem(const TimelineState &state, const LanesGeometry &geometry, QGraphicsItem *chart);

    /// To be called when the geometry's size is another.
    void resized() { prepareGeometryChange(); }
    void setFocusShown(bool shown);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintDensity(QPainter &painter, int lane) const;
    void paintLines(QPainter &painter, int lane) const;
    void paintGlyphs(QPainter &painter, int lane, bool alerts) const;
    void paintTime(QPainter &painter) const;
    void paintBracket(QPainter &painter) const;
    void paintBracketLabel(QPainter &painter, double left, double right) const;
    void paintSelection(QPainter &painter) const;
    Band bandOfAlerts(int lane, const RailGlyph &glyph) const;
    QColor colorOf(int lane, const RailGlyph &glyph) const;
    void forShown(int lane, const std::function<void(const RailGlyph &)> &visit) const;

    const TimelineState &m_state;
    const LanesGeometry &m_geometry;
    bool m_focusShown = false;
};

/// The grounds of the lanes, below the chart's grid lines.
class LaneBands final : public QGraphicsItem
{
public:
    LaneBands(const TimelineState &state, const LanesGeometry &geometry, QGraphicsItem *chart);

    void resized() { prepareGeometryChange(); }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const TimelineState &m_state;
    const LanesGeometry &m_geometry;
};

} // namespace interloper
