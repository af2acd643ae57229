// Below the lanes: the date and zone at the left, clock times at the grid lines, the selected event's time in an
// inverted label. Owned by the panel, GUI thread.
#pragma once

#include "ui/timeline/lanes_geometry.h"

#include <QWidget>

namespace interloper {

class TimeAxis final : public QWidget
{
    Q_OBJECT

public:
    TimeAxis(const TimelineState &state, const LanesGeometry &geometry, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

    /// `2025-06-17, UTC`, with the last day where the view has several.
    QString dateWords() const;

    struct Label
    {
        QRectF rect;
        QString text;
    };
    /// What is written, from left to right; none overlaps another.
    std::vector<Label> labels() const;
    /// Where the selected event's time is written; empty where it is out of view.
    QRectF selectedRect() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double plotLeft() const { return m_geometry.style().headerWidth; }
    QRectF labelRect(double x, double width) const;

    const TimelineState &m_state;
    const LanesGeometry &m_geometry;
};

} // namespace interloper
