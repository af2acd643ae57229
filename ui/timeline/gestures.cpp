#include "ui/timeline/gestures.h"

#include "ui/timeline/lanes_view.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace interloper {
namespace {

constexpr int kRestMs = 350;
constexpr double kZoomStep = 0.8; ///< for a notch of the wheel or a press of +
constexpr double kNotch = 120;    ///< QWheelEvent::angleDelta() of one notch
constexpr double kHandle = 4;     ///< px around an edge of the bracket by which it is held

} // namespace

Gestures::Gestures(TimelineState &state, LanesView &view) : QObject(&view), m_state(state), m_view(view)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_under.what != LaneHit::What::Nothing && !m_down)
            emit rested(m_under);
    });
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

bool Gestures::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return watched == m_view.viewport() && mouse(static_cast<QMouseEvent &>(*event));
    case QEvent::Wheel:
        return watched == m_view.viewport() && wheel(static_cast<QWheelEvent &>(*event));
    case QEvent::KeyPress:
        return watched == &m_view && key(static_cast<QKeyEvent &>(*event));
    case QEvent::Leave:
        follow({-1, -1});
        return false;
    default:
        return false;
    }
}

bool Gestures::mouse(QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    if (event.type() == QEvent::MouseMove) {
        if (m_bracketFrom)
            dragBracket(point);
        else if (m_down)
            drag(point);
        else
            follow(point);
        return true;
    }
    if (event.button() != Qt::LeftButton)
        return false;
    if (event.type() == QEvent::MouseButtonDblClick) {
        m_state.openCurrent();
        return true;
    }
    if (event.type() == QEvent::MouseButtonPress && pressBracket(event))
        return true;
    if (event.type() == QEvent::MouseButtonRelease && m_bracketFrom) {
        m_bracketFrom.reset();
        m_view.viewport()->unsetCursor();
        return true;
    }
    if (event.type() == QEvent::MouseButtonPress) {
        m_down = true;
        m_dragging = false;
        m_pressed = m_dragged = point;
        m_viewPressed = m_state.view();
        m_view.setFocus(Qt::MouseFocusReason);
        follow({-1, -1});
        return true;
    }
    if (m_down && !m_dragging)
        click(m_view.places().hitAt(event.position()));
    m_down = false;
    m_view.viewport()->unsetCursor();
    return true;
}

/// The end of the bracket that stays where the other is held at `x`.
std::optional<std::int64_t> Gestures::otherEdge(double x) const
{
    const auto &bracket = m_state.bracket();
    if (!bracket)
        return std::nullopt;
    if (std::abs(m_view.places().xOf(bracket->from) - x) <= kHandle)
        return bracket->to;
    if (std::abs(m_view.places().xOf(bracket->to) - x) <= kHandle)
        return bracket->from;
    return std::nullopt;
}

bool Gestures::pressBracket(const QMouseEvent &event)
{
    const double x = event.position().x();
    m_bracketFrom = otherEdge(x);
    if (!m_bracketFrom && event.modifiers().testFlag(Qt::ShiftModifier))
        m_bracketFrom = m_view.places().timeAt(x);
    if (!m_bracketFrom)
        return false;
    m_view.setFocus(Qt::MouseFocusReason);
    m_view.viewport()->setCursor(Qt::SplitHCursor);
    follow({-1, -1});
    return true;
}

void Gestures::dragBracket(const QPoint &to)
{
    const TimeRange whole = m_state.whole();
    const std::int64_t time = std::clamp(m_view.places().timeAt(to.x()), whole.from, whole.to);
    m_state.setBracket(TimeRange{std::min(*m_bracketFrom, time), std::max(*m_bracketFrom, time)});
}

/// Panning counts from where the button went down, so that no rounding adds up.
void Gestures::drag(const QPoint &to)
{
    if (!m_dragging && (to - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    m_view.viewport()->setCursor(Qt::ClosedHandCursor);
    const double milliseconds = (m_pressed.x() - to.x()) * m_view.places().msPerPixel();
    const auto shift = static_cast<std::int64_t>(std::llround(milliseconds));
    m_state.setView({m_viewPressed.from + shift, m_viewPressed.to + shift});
    emit scrollRequested(m_dragged.y() - to.y());
    m_dragged = to;
}

void Gestures::follow(const QPoint &point)
{
    if (!m_down && !m_bracketFrom)
        m_view.viewport()->setCursor(otherEdge(point.x()) ? Qt::SplitHCursor : Qt::ArrowCursor);
    const LaneHit hit = m_view.rect().contains(point) ? m_view.places().hitAt(point) : LaneHit{};
    if (hit == m_under)
        return;
    m_under = hit;
    emit left();
    m_rest.start();
}

bool Gestures::wheel(QWheelEvent &event)
{
    const QPoint turned = event.angleDelta();
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y()) || event.modifiers().testFlag(Qt::ShiftModifier);
    const int amount = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
    const double notches = amount / kNotch;
    follow({-1, -1});
    if (sideways)
        m_state.pan(static_cast<std::int64_t>(-notches * 0.1 * static_cast<double>(m_state.view().span())));
    else
        m_state.zoom(std::pow(kZoomStep, notches), m_view.places().timeAt(event.position().x()));
    event.accept();
    return true;
}

bool Gestures::key(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if (bracketKey(event.key()))
        return true;
    const std::int64_t middle = m_state.view().from + m_state.view().span() / 2;
    const std::int64_t around =
        m_state.currentTime() && m_state.view().contains(*m_state.currentTime()) ? *m_state.currentTime() : middle;
    switch (event.key()) {
    case Qt::Key_Up:
        m_state.moveLane(-1);
        return true;
    case Qt::Key_Down:
        m_state.moveLane(1);
        return true;
    case Qt::Key_Left:
        m_state.moveMark(-1);
        return true;
    case Qt::Key_Right:
        m_state.moveMark(1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift on many keyboards
        m_state.zoom(kZoomStep, around);
        return true;
    case Qt::Key_Minus:
        m_state.zoom(1 / kZoomStep, around);
        return true;
    case Qt::Key_Home:
        m_state.fit();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_state.openCurrent();
        return true;
    default:
        return false;
    }
}

bool Gestures::bracketKey(int key)
{
    if (key == Qt::Key_BracketLeft)
        m_state.beginBracket();
    else if (key == Qt::Key_BracketRight)
        m_state.endBracket();
    else if (key == Qt::Key_Escape && m_state.bracket())
        m_state.setBracket(std::nullopt);
    else
        return false;
    return true;
}

void Gestures::click(const LaneHit &hit)
{
    if (hit.what == LaneHit::What::Glyph) {
        const GlyphRail &rail = m_view.places().rail(hit.lane);
        clickGlyph(hit.lane, rail.glyphs[hit.glyph], hit.glyph);
    } else if (hit.what == LaneHit::What::Density) {
        m_state.selectEvent(hit.event);
    } else if (hit.lane >= 0) {
        m_state.selectLane(hit.lane);
    }
}

void Gestures::clickGlyph(int lane, const RailGlyph &glyph, std::size_t index)
{
    const auto of = static_cast<std::size_t>(lane);
    const auto &marks = m_state.lanes().lanes[of].marks;
    if (glyph.sort == RailGlyph::Sort::More) {
        const std::int64_t first = marks[glyph.first].time;
        const std::int64_t room = std::max<std::int64_t>(1000, (marks[glyph.last].time - first) / 2);
        m_state.setView({first - room, marks[glyph.last].time + room});
        return;
    }
    const GlyphRail &rail = m_view.places().rail(lane);
    std::vector<std::size_t> members;
    for (std::size_t mark = glyph.first; mark <= glyph.last; ++mark)
        if (rail.glyphOfMark[mark] == index)
            members.push_back(mark);
    const auto placeIn = [&](const std::optional<TimelineLanes::Place> &place) {
        const auto at =
            place && place->lane == of ? std::find(members.begin(), members.end(), place->mark) : members.end();
        return static_cast<std::size_t>(at - members.begin());
    };
    std::size_t next = 0;
    if (const std::size_t at = placeIn(m_state.currentMark()); at < members.size())
        next = (at + 1) % members.size();
    else if (const std::size_t alert = placeIn(m_state.currentAlert()); alert < members.size())
        next = alert;
    m_state.selectMark({of, members[next]});
}

} // namespace interloper
