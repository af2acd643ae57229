// Mouse, wheel and keys on the lanes made into intents: wheel zooms around the pointer, drag pans, click selects, a
// pointer at rest asks for the hover card. Owned by the panel, GUI thread.
#pragma once

#include "ui/timeline/lanes_geometry.h"

#include <QObject>
#include <QPoint>
#include <QTimer>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace interloper {

class LanesView;

class Gestures final : public QObject
{
    Q_OBJECT

public:
    Gestures(TimelineState &state, LanesView &view);

    bool eventFilter(QObject *watched, QEvent *event) override;

    /// Selects what is there: an alert or event, one after another of a fold; `+n` zooms in.
    void click(const LaneHit &hit);

signals:
    void scrollRequested(int pixels);            ///< lanes, positive is down
    void rested(const interloper::LaneHit &hit); ///< the pointer, on something
    void left();                                 ///< what the pointer rested on

private:
    bool mouse(QMouseEvent &event);
    bool wheel(QWheelEvent &event);
    bool key(const QKeyEvent &event);
    void drag(const QPoint &to);
    void follow(const QPoint &point);
    void clickGlyph(int lane, const RailGlyph &glyph, std::size_t index);

    TimelineState &m_state;
    LanesView &m_view;
    QTimer m_rest;
    QPoint m_pressed;
    QPoint m_dragged;
    TimeRange m_viewPressed;
    bool m_down = false;
    bool m_dragging = false;
    LaneHit m_under;
};

} // namespace interloper
