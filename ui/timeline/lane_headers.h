// Left of the lanes: who each one is and how much there is of them. Owned by the panel, GUI thread.
#pragma once

#include "ui/timeline/lanes_geometry.h"

#include <QWidget>

namespace interloper {

class LaneHeaders final : public QWidget
{
    Q_OBJECT

public:
    LaneHeaders(TimelineState &state, const LanesGeometry &geometry, QWidget *parent);

    QSize sizeHint() const override;

signals:
    void scrollRequested(int pixels);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void paintLane(QPainter &painter, int lane) const;

    TimelineState &m_state;
    const LanesGeometry &m_geometry;
};

} // namespace interloper
