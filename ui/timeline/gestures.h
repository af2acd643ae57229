// Mouse, wheel and keys on the lanes made into intents: wheel zooms around the pointer, drag pans, Shift and drag draws
// the time bracket, click selects, a pointer at rest asks for the hover card. Owned by the panel, GUI thread.
#pragma once

#include "ui/timeline/lanes_geometry.h"

#include <QObject>
#include <QPoint>
#include <QTimer>

#include <optional>

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
    void dragBracket(const QPoint &to);
    bool pressBracket(const QMouseEvent &event);
    std::optional<std::int64_t> otherEdge(double x) const;
    bool bracketKey(int key);
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
    std::optional<std::int64_t> m_bracketFrom; ///< the fixed end while a bracket is drawn
    LaneHit m_under;
};

} // namespace interloper
