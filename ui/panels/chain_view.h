// The chain picture: from the source disk to the new instance, and what the launch named. Edges open the events that
// prove them, by mouse, keyboard and screen reader. Owned by the links panel, GUI thread.
#pragma once

#include "investigation.h"
#include "layout/chain.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace interloper {

class ChainView final : public QWidget
{
    Q_OBJECT

public:
    explicit ChainView(QWidget *parent = nullptr);

    /// Shows one finding's chain; nothing without a finding.
    void setFinding(std::shared_ptr<const Investigation> investigation, std::optional<std::size_t> finding);

    const ChainPicture &picture() const { return m_picture; }
    /// Index of the edge that has the selection, or -1.
    int currentEdge() const { return m_current; }
    /// Selects the first edge of this event, or none; tells nobody.
    void setCurrentEvent(EventId event);

    QRect edgeRect(int edge) const; ///< where an edge can be clicked, in the widget
    QRect nodeRect(int node) const;
    /// `source disk vol-0d41 to snapshot snap-07c3: CreateSnapshot, 2025-06-17 02:17:52Z, tied by identifier`.
    QString edgeText(int edge) const;
    QString nodeText(int node) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void edgeSelected(int edge);                ///< by arrow keys
    void edgeOpened(int edge);                  ///< by Enter or a click
    void nodeOpened(interloper::EventId event); ///< by a click on a node that an event tells of
    void listRequested();                       ///< a fold was clicked

public slots:
    void selectEdge(int edge);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void layOut();
    ChainMetrics metricsFor(double edgeLength) const;
    double unit() const; ///< pixels that a pixel of the look takes with this font
    int edgeAt(const QPoint &point) const;
    int nodeAt(const QPoint &point) const;
    bool canOpen(int edge) const;
    int firstEdge() const;
    int along(int key) const;

    std::shared_ptr<const Investigation> m_investigation;
    std::optional<std::size_t> m_finding;
    ChainPicture m_picture;
    int m_current = -1;
};

} // namespace interloper
