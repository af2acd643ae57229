// The lanes: a QChart for grid lines and plot area with one item in it that paints. It tells where things are and what
// they are; gestures.h makes clicks of it. Owned by the panel, GUI thread.
#pragma once

#include "ui/timeline/lanes_geometry.h"

#include <QChartView>

class QValueAxis;

namespace interloper {

class LaneBands;
class LanesItem;

class LanesView final : public QChartView
{
    Q_OBJECT

public:
    explicit LanesView(TimelineState &state, QWidget *parent = nullptr);

    const LanesGeometry &places() const { return m_geometry; }
    const TimelineState &state() const { return m_state; }

    /// A thing that a screen reader can be told of: a glyph that shows.
    struct Shown
    {
        int lane;
        std::size_t glyph;
    };
    std::vector<Shown> shownGlyphs() const;
    QRect shownRect(const Shown &shown) const; ///< in the view
    /// `CreateSnapshot, 02:17:52 UTC, by user/dana.okafor, tied by identifier`.
    QString shownText(const Shown &shown) const;
    bool isCurrent(const Shown &shown) const;

    /// Least height of a lane in pixels of the look.
    void setLaneHeight(int height);

    QSize minimumSizeHint() const override;

public slots:
    void setOffset(int offset);

signals:
    void geometryChanged(); ///< size, style or offset

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void createChart();
    void applyStyle();
    void showView();
    void showCurrent();
    void repaintLanes();

    TimelineState &m_state;
    LanesGeometry m_geometry;
    int m_laneHeight = kCompactRows.lane;
    QValueAxis *m_axis = nullptr;
    LanesItem *m_item = nullptr;
    LaneBands *m_bands = nullptr;
};

} // namespace interloper
