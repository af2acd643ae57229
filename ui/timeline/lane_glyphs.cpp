#include "ui/timeline/lane_glyphs.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <initializer_list>
#include <vector>

namespace interloper {
namespace {

constexpr double kGrid = 16;

/// A filled path, or an outline where `stroke` (its width) is not 0.
struct Part
{
    QPainterPath path;
    double stroke = 0;
};
using Sign = std::vector<Part>;

Part lines(double width, std::initializer_list<QPointF> points)
{
    Part part;
    part.stroke = width;
    part.path.addPolygon(QPolygonF(QList<QPointF>(points)));
    return part;
}

Part polygon(std::initializer_list<QPointF> points, double width = 0)
{
    Part part = lines(width, points);
    part.path.closeSubpath();
    return part;
}

Part ellipse(double x, double y, double rx, double ry, double width = 0)
{
    Part part;
    part.stroke = width;
    part.path.addEllipse(QPointF(x, y), rx, ry);
    return part;
}

Part box(double x, double y, double w, double h, double radius, double width = 0)
{
    Part part;
    part.stroke = width;
    part.path.addRoundedRect(x, y, w, h, radius, radius);
    return part;
}

Sign snapshotSign()
{
    Part copy = box(2, 5, 9, 9, 1.6);
    copy.path.addEllipse(QPointF(6.5, 9.5), 2.1, 2.1);
    copy.path.setFillRule(Qt::OddEvenFill);
    return {lines(1.7, {{5.6, 2.6}, {13.4, 2.6}, {13.4, 10.4}}), copy};
}

Sign volumeSign()
{
    Part body;
    body.path.moveTo(2.4, 6.4);
    body.path.cubicTo(2.4, 7.8, 4.9, 8.7, 8, 8.7);
    body.path.cubicTo(11.1, 8.7, 13.6, 7.8, 13.6, 6.4);
    body.path.lineTo(13.6, 12);
    body.path.cubicTo(13.6, 13.4, 11.1, 14.4, 8, 14.4);
    body.path.cubicTo(4.9, 14.4, 2.4, 13.4, 2.4, 12);
    body.path.closeSubpath();
    return {ellipse(8, 3.9, 5.6, 2.2), body};
}

Sign groupSign()
{
    Part shield;
    shield.path.moveTo(8, 1.4);
    shield.path.lineTo(13.6, 3.4);
    shield.path.lineTo(13.6, 7.8);
    shield.path.cubicTo(13.6, 11, 11.3, 13.3, 8, 14.7);
    shield.path.cubicTo(4.7, 13.3, 2.4, 11, 2.4, 7.8);
    shield.path.lineTo(2.4, 3.4);
    shield.path.closeSubpath();
    return {shield};
}

Sign openedSign()
{
    Part shield;
    shield.stroke = 1.7;
    shield.path.moveTo(10.2, 3);
    shield.path.lineTo(8, 2.2);
    shield.path.lineTo(2.9, 4);
    shield.path.lineTo(2.9, 7.8);
    shield.path.cubicTo(2.9, 10.7, 4.9, 12.7, 8, 13.9);
    shield.path.cubicTo(9.7, 13.2, 11.1, 12.3, 12, 11);
    return {shield, lines(1.7, {{14.6, 7}, {7.4, 7}}), lines(1.7, {{9.8, 4.5}, {7.2, 7}, {9.8, 9.5}})};
}

Sign identitySign()
{
    Part shoulders;
    shoulders.path.moveTo(2.6, 14.2);
    shoulders.path.cubicTo(2.6, 10.9, 4.9, 9.1, 8, 9.1);
    shoulders.path.cubicTo(11.1, 9.1, 13.4, 10.9, 13.4, 14.2);
    shoulders.path.closeSubpath();
    return {ellipse(8, 4.9, 2.9, 2.9), shoulders};
}

Sign imageSign()
{
    return {polygon({{8, 1.6}, {13.6, 4.8}, {13.6, 11.2}, {8, 14.4}, {2.4, 11.2}, {2.4, 4.8}}, 1.6),
            lines(1.4, {{2.8, 5}, {8, 8}, {13.2, 5}}), lines(1.4, {{8, 8}, {8, 14}})};
}

Sign keySign()
{
    return {ellipse(5, 8, 3.1, 3.1, 1.9), lines(1.9, {{8.2, 8}, {14.2, 8}, {14.2, 11.4}}),
            lines(1.9, {{11.2, 8}, {11.2, 10.6}})};
}

Sign attachSign()
{
    return {lines(2, {{1.6, 8}, {8.8, 8}}), polygon({{7.6, 4.2}, {11.6, 8}, {7.6, 11.8}}),
            box(12.4, 2.4, 2, 11.2, 0.6)};
}

Sign endedSign()
{
    return {lines(2.2, {{3.4, 3.4}, {12.6, 12.6}}), lines(2.2, {{12.6, 3.4}, {3.4, 12.6}})};
}

Sign instanceSign()
{
    return {box(2.4, 2.4, 11.2, 11.2, 2, 1.7), box(5.8, 5.8, 4.4, 4.4, 0.8)};
}

Sign commandSign()
{
    return {lines(2, {{2.6, 3.8}, {7, 8}, {2.6, 12.2}}), lines(2, {{8.2, 12.6}, {13.8, 12.6}})};
}

Sign addressSign()
{
    return {ellipse(8, 8, 6, 6, 1.5), ellipse(8, 8, 2.6, 6, 1.3), lines(1.3, {{2, 8}, {14, 8}})};
}

Sign shareSign()
{
    return {lines(1.7, {{6.8, 4.2}, {2.6, 4.2}, {2.6, 13.4}, {11.8, 13.4}, {11.8, 9.2}}),
            lines(1.8, {{7.4, 8.6}, {13.4, 2.6}}), lines(1.8, {{9.2, 2.4}, {13.6, 2.4}, {13.6, 6.8}})};
}

Sign pinSign()
{
    Part pin;
    pin.path.moveTo(3.4, 1);
    pin.path.lineTo(12.6, 1);
    pin.path.cubicTo(13.4, 1, 14, 1.6, 14, 2.4);
    pin.path.lineTo(14, 9.2);
    pin.path.lineTo(8, 15.4);
    pin.path.lineTo(2, 9.2);
    pin.path.lineTo(2, 2.4);
    pin.path.cubicTo(2, 1.6, 2.6, 1, 3.4, 1);
    return {pin};
}

/// One row a kind of resource, in the order of the enumeration. Colours are the look's, light and dark.
struct KindLook
{
    Sign (*sign)();
    QRgb light;
    QRgb dark;
    const char *word;
};

constexpr std::array<KindLook, 16> kKinds{{
    {snapshotSign, 0x08677A, 0x4CCADC, QT_TRANSLATE_NOOP("LaneGlyphs", "snapshot")},
    {volumeSign, 0x2D52C8, 0x9DB2FF, QT_TRANSLATE_NOOP("LaneGlyphs", "volume")},
    {imageSign, 0x8C2F78, 0xEE9FDC, QT_TRANSLATE_NOOP("LaneGlyphs", "image")},
    {groupSign, 0x7A35B0, 0xCBA2F5, QT_TRANSLATE_NOOP("LaneGlyphs", "group")},
    {openedSign, 0x7A35B0, 0xCBA2F5, QT_TRANSLATE_NOOP("LaneGlyphs", "opened to all")},
    {addressSign, 0x3D5A6C, 0x9CC0D4, QT_TRANSLATE_NOOP("LaneGlyphs", "interface")},
    {keySign, 0x855600, 0xE5BC62, QT_TRANSLATE_NOOP("LaneGlyphs", "key")},
    {identitySign, 0x414D5C, 0xBAC4D1, QT_TRANSLATE_NOOP("LaneGlyphs", "role")},
    {instanceSign, 0x1B2027, 0xE4E7EB, QT_TRANSLATE_NOOP("LaneGlyphs", "instance")},
    {endedSign, 0x1B2027, 0xF0F2F5, QT_TRANSLATE_NOOP("LaneGlyphs", "ended")},
    {attachSign, 0x226B38, 0x80D095, QT_TRANSLATE_NOOP("LaneGlyphs", "attached")},
    {commandSign, 0x5A5C00, 0xD2D46B, QT_TRANSLATE_NOOP("LaneGlyphs", "command")},
    {imageSign, 0x8C2F78, 0xEE9FDC, QT_TRANSLATE_NOOP("LaneGlyphs", "template")},
    {commandSign, 0x5A5C00, 0xD2D46B, QT_TRANSLATE_NOOP("LaneGlyphs", "trail")},
    {addressSign, 0x3D5A6C, 0x9CC0D4, QT_TRANSLATE_NOOP("LaneGlyphs", "address")},
    {shareSign, 0xAC2C66, 0xFF93C0, QT_TRANSLATE_NOOP("LaneGlyphs", "share")},
}};
static_assert(kKinds.size() == static_cast<std::size_t>(ResourceKind::Share) + 1);

const KindLook &lookOf(ResourceKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

void paintSign(QPainter &painter, const Sign &sign, const QRectF &target, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(target.topLeft());
    painter.scale(target.width() / kGrid, target.height() / kGrid);
    for (const Part &part : sign) {
        if (part.stroke > 0)
            painter.strokePath(part.path, QPen(color, part.stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        else
            painter.fillPath(part.path, color);
    }
    painter.restore();
}

const Sign &builtSign(ResourceKind kind)
{
    static const std::array<Sign, kKinds.size()> kSigns = [] {
        std::array<Sign, kKinds.size()> signs;
        for (std::size_t i = 0; i < signs.size(); ++i)
            signs[i] = kKinds[i].sign();
        return signs;
    }();
    return kSigns[static_cast<std::size_t>(kind)];
}

} // namespace

void paintGlyph(QPainter &painter, ResourceKind kind, const QRectF &target, const QColor &color)
{
    paintSign(painter, builtSign(kind), target, color);
}

void paintPin(QPainter &painter, const QRectF &target, const QColor &fill, const QColor &sign)
{
    static const Sign kPin = pinSign();
    static const Sign kNew{box(5, 3.6, 6, 6, 1.2, 1.3), box(7, 5.6, 2, 2, 0.4)};
    paintSign(painter, kPin, target, fill);
    paintSign(painter, kNew, target, sign);
}

void paintActor(QPainter &painter, ActorSign sign, const QRectF &target, const QColor &color)
{
    const ResourceKind kind = sign == ActorSign::Instance  ? ResourceKind::Instance
                              : sign == ActorSign::Service ? ResourceKind::Command
                                                           : ResourceKind::Role;
    paintSign(painter, builtSign(kind), target, color);
}

QColor glyphColor(ResourceKind kind, bool dark)
{
    return QColor(dark ? lookOf(kind).dark : lookOf(kind).light);
}

QString glyphWord(ResourceKind kind)
{
    return QCoreApplication::translate("LaneGlyphs", lookOf(kind).word);
}

} // namespace interloper
