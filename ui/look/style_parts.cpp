#include "ui/look/style_parts.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/segments.h"
#include "ui/look/style.h"
#include "ui/look/tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

#include <algorithm>

namespace interloper {
namespace {

/// Saves the painter and gives it back as it was.
class Painting
{
public:
    explicit Painting(QPainter &painter) : m_painter(painter) { m_painter.save(); }
    ~Painting() { m_painter.restore(); }
    Painting(const Painting &) = delete;
    Painting &operator=(const Painting &) = delete;

private:
    QPainter &m_painter;
};

/// A frame of one pixel whose line lies on whole pixels.
void drawFrame(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &border, double radius)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(border);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

/// The frame of a button. In a row of segments only the outer corners are round, and neighbours share one line.
void drawButtonFrame(QPainter &painter, const QRect &rect, const QWidget *widget, const QColor &fill,
                     const QColor &border)
{
    const int place = segmentPlace(widget);
    const int corner = kRadius + 1;
    painter.setClipRect(rect, Qt::IntersectClip);
    drawFrame(painter, rect.adjusted((place & kFirstSegment) ? 0 : -corner, 0, (place & kLastSegment) ? 0 : corner, 0),
              fill, border, kRadius);
    if ((place & kFirstSegment) == 0) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawLine(rect.topLeft(), rect.bottomLeft());
    }
}

} // namespace

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const QRect &rect = option.rect;
    painter.fillRect(rect, look.color(option.state.testFlag(QStyle::State_Sunken) ? Ink::Border : Ink::Header));
    painter.setPen(look.color(Ink::Border));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    if (option.orientation == Qt::Horizontal)
        painter.drawLine(rect.topRight(), rect.bottomRight());
}

void drawDockTitle(QPainter &painter, const QStyleOptionDockWidget &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    painter.fillRect(option.rect, look.color(Ink::Header));
    painter.setPen(look.color(Ink::Border));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter.setPen(look.color(Ink::Text));
    painter.setFont(bold(fontOf(TextSize::Dense)));
    const QRect words = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic,
                     painter.fontMetrics().elidedText(option.title, Qt::ElideRight, words.width()));
}

void drawTab(QPainter &painter, const QStyleOptionTab &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect &rect = option.rect;
    painter.fillRect(rect, look.color(current ? Ink::Base : hovered ? Ink::Hover : Ink::Header));
    painter.setPen(look.color(Ink::Border));
    painter.drawLine(rect.topRight(), rect.bottomRight());
    if (current)
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), kFocusWidth), look.color(Ink::Accent));
    else
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

void drawTabBarBase(QPainter &painter, const QStyleOption &option)
{
    const Painting painting(painter);
    painter.setPen(lookOf(option.palette).color(Ink::Border));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void drawSplitter(QPainter &painter, const QStyleOption &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    painter.fillRect(option.rect, look.color(Ink::Window));
    // A handle between two side by side is taller than wide.
    const bool upright = option.rect.height() > option.rect.width();
    const QPoint center = option.rect.center();
    const int half = scaled(kSplitterHandle) / 2;
    const QPoint reach = upright ? QPoint(0, half) : QPoint(half, 0);
    const Ink ink = option.state.testFlag(QStyle::State_MouseOver) ? Ink::Accent : Ink::BorderStrong;
    painter.setPen(QPen(look.color(ink), 1, Qt::DotLine));
    painter.drawLine(center - reach, center + reach);
}

void drawMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool open = option.state.testFlag(QStyle::State_Sunken);
    const bool pointed = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, look.color(open ? Ink::Selection : pointed ? Ink::Hover : Ink::Window));
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.setPen(look.color(!enabled ? Ink::TextFaint : open ? Ink::OnSelection : Ink::Text));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void drawButton(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (enabled && option.features.testFlag(QStyleOptionButton::DefaultButton)) {
        const QColor accent = look.color(Ink::Accent);
        return drawFrame(painter, option.rect, pressed ? accent.darker(115) : accent, accent, kRadius);
    }
    const Ink fill = pressed ? Ink::Border : checked ? Ink::Selection : hovered && enabled ? Ink::Hover : Ink::Raised;
    const Ink border = checked ? Ink::Accent : enabled ? Ink::BorderStrong : Ink::Border;
    drawButtonFrame(painter, option.rect, widget, look.color(fill), look.color(border));
}

void drawToolButton(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    const bool flat = option.state.testFlag(QStyle::State_AutoRaise);
    if (flat && !checked && !pressed && !hovered)
        return;
    const Ink fill = checked ? Ink::Selection : pressed ? Ink::Border : hovered ? Ink::Hover : Ink::Raised;
    const bool limits = widget && widget->property(kLimitsViews).toBool();
    const Ink border = checked || limits ? Ink::Accent : flat ? Ink::Border : Ink::BorderStrong;
    drawButtonFrame(painter, option.rect, widget, look.color(fill), look.color(border));
}

void drawInput(QPainter &painter, const QStyleOption &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool focused = enabled && option.state.testFlag(QStyle::State_HasFocus);
    drawFrame(painter, option.rect, look.color(enabled ? Ink::Base : Ink::Window),
              look.color(focused ? Ink::FocusRing : Ink::BorderStrong), kRadius);
    if (focused) // the second of the ring's two pixels lies inside
        drawFrame(painter, option.rect.adjusted(1, 1, -1, -1), Qt::transparent, look.color(Ink::FocusRing),
                  kRadius - 1);
}

void drawFocusRing(QPainter &painter, const QStyleOption &option, const QRect &rect)
{
    const Painting painting(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(lookOf(option.palette).color(Ink::FocusRing), kFocusWidth));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), kCheckRadius, kCheckRadius);
}

void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool half = option.state.testFlag(QStyle::State_NoChange);
    const bool on = option.state.testFlag(QStyle::State_On) || half;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const int side = std::min(option.rect.width(), option.rect.height());
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const QColor border = look.color(!enabled ? Ink::Border : on ? Ink::Accent : Ink::BorderStrong);
    drawFrame(painter, box, on ? border : look.color(Ink::Base), border, kCheckRadius);
    if (!on)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.color(Ink::OnAccent), side * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box, side](double x, double y) { return QPointF(box.left() + x * side, box.top() + y * side); };
    if (half)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else
        painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
}

void drawBranch(QPainter &painter, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const Painting painting(painter);
    const Glyph chevron = option.state.testFlag(QStyle::State_Open) ? Glyph::ChevronDown : Glyph::ChevronRight;
    QRectF box(0, 0, scaled(kTableGlyph), scaled(kTableGlyph));
    box.moveCenter(QRectF(option.rect).center());
    const Look &look = lookOf(option.palette);
    paintGlyph(painter, chevron, box, look, look.color(Ink::TextMuted));
}

void drawProgressGround(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    drawFrame(painter, option.rect, look.color(Ink::Base), look.color(Ink::BorderStrong), kCheckRadius);
}

void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Painting painting(painter);
    const double range = static_cast<double>(option.maximum) - option.minimum;
    const double done = range > 0 ? (static_cast<double>(option.progress) - option.minimum) / range : 0;
    QRectF bar = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const double width = bar.width() * std::clamp(done, 0.0, 1.0);
    if (option.direction == Qt::RightToLeft)
        bar.setLeft(bar.right() - width);
    else
        bar.setWidth(width);
    painter.fillRect(bar, lookOf(option.palette).color(Ink::Accent));
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    painter.fillRect(option.rect, look.color(Ink::AlternateBase));
    if (option.maximum <= option.minimum)
        return;
    constexpr float kResting = 0.55F;
    constexpr double kInset = 2;
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    QColor color = look.color(Ink::BorderStrong);
    color.setAlphaF(active ? 1.0F : kResting);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(handle).adjusted(kInset, kInset, -kInset, -kInset), kRadius, kRadius);
}

void drawCellGround(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *view)
{
    const Painting painting(painter);
    const Look &look = lookOf(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto *table = qobject_cast<const QTableView *>(view);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    else if (selected)
        painter.fillRect(option.rect, look.color(option.state.testFlag(QStyle::State_Active) ? Ink::Selection
                                                                                             : Ink::SelectionInactive));
    if (!table)
        return;
    painter.setPen(look.color(Ink::GridLine));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (selected && table->horizontalHeader()->visualIndex(option.index.column()) == 0)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), kSelectionBar, option.rect.height()),
                         look.color(Ink::Accent));
}

} // namespace interloper
