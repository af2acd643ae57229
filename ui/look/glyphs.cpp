#include "ui/look/glyphs.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

#include <array>
#include <charconv>
#include <string_view>
#include <vector>

namespace interloper {
namespace {

constexpr double kBox = 16;
constexpr auto kGlyphCount = static_cast<std::size_t>(Glyph::Count);

/// Reads the path language of GlyphPart. The shapes are our own constants, so a mistake is a bug that a test finds.
class PathReader
{
public:
    explicit PathReader(std::string_view text) : m_text(text) {}

    QPainterPath read()
    {
        QPainterPath path;
        while (!m_text.empty()) {
            const char step = m_text.front();
            m_text.remove_prefix(1);
            if (step != ' ')
                add(path, step);
        }
        return path;
    }

private:
    double number()
    {
        while (!m_text.empty() && m_text.front() == ' ')
            m_text.remove_prefix(1);
        double value = 0;
        const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
        Q_ASSERT(error == std::errc());
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        return value;
    }

    QPointF point()
    {
        const double x = number();
        return {x, number()};
    }

    void add(QPainterPath &path, char step)
    {
        switch (step) {
        case 'M':
            return path.moveTo(point());
        case 'L':
            return path.lineTo(point());
        case 'C': {
            const QPointF first = point();
            const QPointF second = point();
            return path.cubicTo(first, second, point());
        }
        case 'Z':
            return path.closeSubpath();
        case 'E': {
            const QPointF center = point();
            const QPointF radii = point();
            return path.addEllipse(center, radii.x(), radii.y());
        }
        case 'R':
            return addRectangle(path);
        case 'P':
            return addSlice(path);
        default:
            Q_ASSERT_X(false, "PathReader", "unknown step");
        }
    }

    void addRectangle(QPainterPath &path)
    {
        const QPointF corner = point();
        const QPointF size = point();
        const double radius = number();
        path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
    }

    void addSlice(QPainterPath &path)
    {
        const QPointF center = point();
        const double radius = number();
        const double start = number();
        path.moveTo(center);
        path.arcTo(QRectF(center - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)), start, number());
        path.closeSubpath();
    }

    std::string_view m_text;
};

struct BuiltPart
{
    QPainterPath path;
    double stroke;
    Tint tint;
    double dash;

    QPen pen(const QColor &color) const
    {
        QPen line(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (dash > 0) {
            line.setCapStyle(Qt::FlatCap);
            line.setDashPattern({dash / stroke, dash / stroke}); // counts in widths of the line
        }
        return line;
    }
};

using BuiltGlyphs = std::array<std::vector<BuiltPart>, kGlyphCount>;

BuiltGlyphs buildGlyphs()
{
    BuiltGlyphs built;
    for (const GlyphPart &part : glyphParts())
        built[static_cast<std::size_t>(part.glyph)].push_back(
            {PathReader(part.path).read(), part.stroke, part.tint, part.dash});
    return built;
}

const std::vector<BuiltPart> &partsOf(Glyph glyph)
{
    static const BuiltGlyphs kBuilt = buildGlyphs();
    return kBuilt[static_cast<std::size_t>(glyph)];
}

Band bandOfSign(Glyph glyph)
{
    const int band = static_cast<int>(glyph) - static_cast<int>(Glyph::BandActNow);
    return band >= 0 && band < static_cast<int>(Band::Count) ? static_cast<Band>(band) : Band::High;
}

QColor tintColor(Tint tint, Band band, const Look &look, const QColor &own)
{
    switch (tint) {
    case Tint::Mark:
        return look.color(band, BandInk::Mark);
    case Tint::OnMark:
        return look.color(band, BandInk::OnMark);
    case Tint::Off:
        return look.color(Ink::BandOff);
    case Tint::Good:
        return look.color(Ink::Good);
    case Tint::Warn:
        return look.color(Ink::Warn);
    case Tint::Bad:
        return look.color(Ink::Bad);
    case Tint::Muted:
        return look.color(Ink::TextMuted);
    case Tint::Faint:
        return look.color(Ink::TextFaint);
    case Tint::Ground:
        return look.color(Ink::Base);
    case Tint::Own:
        break;
    }
    return own;
}

void paintPart(QPainter &painter, const BuiltPart &part, const QColor &color)
{
    if (part.stroke > 0)
        painter.strokePath(part.path, part.pen(color));
    else
        painter.fillPath(part.path, color);
}

void enterBox(QPainter &painter, const QRectF &box)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / kBox, box.height() / kBox);
}

/// Paints the pin's outline and enters the box of the sign in its square, 8.6 of 16 wide.
void enterPin(QPainter &painter, const QRectF &box, const QColor &fill)
{
    enterBox(painter, box);
    for (const BuiltPart &part : partsOf(Glyph::Pin))
        paintPart(painter, part, fill);
    constexpr double kInPin = 8.6 / kBox;
    painter.translate(8 - 8 * kInPin, 6.4 - 8 * kInPin);
    painter.scale(kInPin, kInPin);
}

/// Asks for its colours whenever it is painted.
class GlyphIconEngine final : public QIconEngine
{
public:
    explicit GlyphIconEngine(Glyph glyph) : m_glyph(glyph) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Look &look = lookOf(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            paintGlyph(*painter, m_glyph, rect, look, look.color(Ink::TextFaint));
        else
            paintGlyph(*painter, m_glyph, rect, look);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return image;
    }

    QIconEngine *clone() const override { return new GlyphIconEngine(m_glyph); }

private:
    Glyph m_glyph;
};

} // namespace

QColor glyphColor(Glyph glyph, const Look &look)
{
    constexpr std::array<KindInk, 13> kKinds{
        KindInk::Snapshot, KindInk::Volume,  KindInk::SecurityGroup, KindInk::SecurityGroup, KindInk::Key,
        KindInk::Identity, KindInk::Attach,  KindInk::Terminate,     KindInk::Instance,      KindInk::Image,
        KindInk::Command,  KindInk::Address, KindInk::Share};
    static_assert(kKinds.size() == static_cast<std::size_t>(Glyph::Pin));
    return glyph < Glyph::Pin ? look.color(kKinds[static_cast<std::size_t>(glyph)]) : look.color(Ink::Text);
}

Glyph glyphOf(ResourceKind kind)
{
    constexpr std::array<Glyph, 16> kGlyphs{
        Glyph::Snapshot, Glyph::Volume,  Glyph::Image,    Glyph::SecurityGroup, Glyph::SecurityGroupOpened,
        Glyph::Address,  Glyph::Key,     Glyph::Identity, Glyph::Instance,      Glyph::Terminate,
        Glyph::Attach,   Glyph::Command, Glyph::Image,    Glyph::Command,       Glyph::Address,
        Glyph::Share};
    static_assert(kGlyphs.size() == static_cast<std::size_t>(ResourceKind::Share) + 1);
    return kGlyphs[static_cast<std::size_t>(kind)];
}

Glyph glyphOf(Verdict verdict)
{
    return static_cast<Glyph>(static_cast<int>(Glyph::VerdictMalicious) + static_cast<int>(verdict));
}

Glyph glyphOf(Band band)
{
    return static_cast<Glyph>(static_cast<int>(Glyph::BandActNow) + static_cast<int>(band));
}

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const Look &look)
{
    paintGlyph(painter, glyph, box, look, glyphColor(glyph, look));
}

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const Look &look, const QColor &own)
{
    painter.save();
    enterBox(painter, box);
    for (const BuiltPart &part : partsOf(glyph))
        paintPart(painter, part, tintColor(part.tint, bandOfSign(glyph), look, own));
    painter.restore();
}

void paintPin(QPainter &painter, Band band, const QRectF &box, const Look &look)
{
    painter.save();
    enterPin(painter, box, look.color(band, BandInk::Mark));
    const QColor sign = look.color(band, BandInk::OnMark);
    QColor off = sign;
    off.setAlphaF(0.35F);
    for (const BuiltPart &part : partsOf(glyphOf(band))) {
        if (band == Band::ActNow && part.tint == Tint::Mark) // of the filled square only the exclamation mark is left
            continue;
        paintPart(painter, part, part.tint == Tint::Off ? off : sign);
    }
    painter.restore();
}

void paintPin(QPainter &painter, Glyph sign, const QRectF &box, const QColor &fill, const QColor &own)
{
    painter.save();
    enterPin(painter, box, fill);
    for (const BuiltPart &part : partsOf(sign))
        paintPart(painter, part, own);
    painter.restore();
}

QPixmap glyphPixmap(Glyph glyph, int size, qreal ratio, const Look &look)
{
    const QString key = QStringLiteral("interloper-glyph/%1/%2/%3/%4")
                            .arg(static_cast<int>(glyph))
                            .arg(size)
                            .arg(ratio)
                            .arg(look.dark ? 1 : 0);
    QPixmap image;
    if (QPixmapCache::find(key, &image))
        return image;
    image = QPixmap(QSize(size, size) * ratio);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        paintGlyph(painter, glyph, QRectF(0, 0, size, size), look);
    }
    QPixmapCache::insert(key, image);
    return image;
}

QIcon glyphIcon(Glyph glyph)
{
    return QIcon(new GlyphIconEngine(glyph));
}

QPainterPath glyphOutline(Glyph glyph)
{
    QPainterPath outline;
    for (const BuiltPart &part : partsOf(glyph)) {
        if (part.stroke <= 0) {
            outline.addPath(part.path);
            continue;
        }
        QPainterPathStroker stroker(part.pen(Qt::black));
        outline.addPath(stroker.createStroke(part.path));
    }
    return outline;
}

} // namespace interloper
