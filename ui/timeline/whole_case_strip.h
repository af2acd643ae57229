// The whole case below the lanes: density of all events, a small pin for each alert, and a frame around what is in
// view, to be dragged. Owned by the panel, GUI thread.
#pragma once

#include "triage/band.h"
#include "ui/timeline/lanes_geometry.h"

#include <QWidget>

namespace interloper {

class WholeCaseStrip final : public QWidget
{
    Q_OBJECT

public:
    WholeCaseStrip(TimelineState &state, const LanesGeometry &geometry, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    QRectF frame() const; ///< around what is in view

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QRectF plot() const;
    double xOf(std::int64_t time) const;
    void paintWords(QPainter &painter) const;
    void paintDensity(QPainter &painter) const;
    void paintPins(QPainter &painter) const;
    Band bandOf(const TimelineMark &mark) const;

    TimelineState &m_state;
    const LanesGeometry &m_geometry;
    double m_grip = 0; ///< from the frame's middle to where the pointer holds it
};

} // namespace interloper
