// The look keeps its promises: text can be read in both themes, signs fit their box and differ, sizes follow the font.
#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/palette.h"
#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTableView>
#include <QTest>
#include <QWidget>

#include <array>
#include <cmath>
#include <set>

using namespace interloper;

namespace {

/// WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

struct InkPair
{
    Ink ink;
    Ink ground;
};

/// What is written on what.
constexpr InkPair kTexts[] = {
    {Ink::Text, Ink::Window},
    {Ink::Text, Ink::Header},
    {Ink::Text, Ink::Base},
    {Ink::Text, Ink::AlternateBase},
    {Ink::Text, Ink::Raised},
    {Ink::Text, Ink::Tooltip},
    {Ink::Text, Ink::Hover},
    {Ink::Text, Ink::AccentSoft},
    {Ink::Text, Ink::Selection},
    {Ink::Text, Ink::SelectionInactive},
    {Ink::TextMuted, Ink::Window},
    {Ink::TextMuted, Ink::Header},
    {Ink::TextMuted, Ink::Base},
    {Ink::TextMuted, Ink::AlternateBase},
    {Ink::TextMuted, Ink::Raised},
    {Ink::TextMuted, Ink::Tooltip},
    {Ink::TextMuted, Ink::Hover},
    {Ink::TextFaint, Ink::Window},
    {Ink::TextFaint, Ink::Base},
    {Ink::TextFaint, Ink::Header},
    {Ink::Link, Ink::Window},
    {Ink::Link, Ink::Base},
    {Ink::Link, Ink::AlternateBase},
    {Ink::Link, Ink::Hover},
    {Ink::OnAccent, Ink::Accent},
    {Ink::OnSelection, Ink::Selection},
    {Ink::OnSelection, Ink::SelectionInactive},
    {Ink::Good, Ink::Base},
    {Ink::Good, Ink::GoodSoft},
    {Ink::Warn, Ink::Base},
    {Ink::Warn, Ink::Window},
    {Ink::Warn, Ink::WarnSoft},
    {Ink::Bad, Ink::Base},
    {Ink::Bad, Ink::BadSoft},
};

} // namespace

class TestLook : public QObject
{
    Q_OBJECT

private slots:
    void tablesAreLeftByTab();
    void textIsReadable_data() { bothLooks(); }
    void textIsReadable();
    void signsStandOutFromTheirGround_data() { bothLooks(); }
    void signsStandOutFromTheirGround();
    void thePaletteTellsItsLook_data() { bothLooks(); }
    void thePaletteTellsItsLook();
    void aThemeChangesWithThePaletteAlone();
    void bandsFollowTheScore_data();
    void bandsFollowTheScore();
    void everySignFitsItsBox();
    void noTwoSignsAreAlike();
    void everyKindOfResourceAndVerdictHasItsSign();
    void pixmapsAreAsLargeAsTheScreenNeeds_data();
    void pixmapsAreAsLargeAsTheScreenNeeds();
    void pinsShowTheirBand();
    void iconsFollowTheApplicationsPalette();
    void textSizesFollowTheBody_data();
    void textSizesFollowTheBody();
    void rowsGrowWithTheFont();

private:
    static void bothLooks()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
};

void TestLook::tablesAreLeftByTab()
{
    QTableView table;
    dressTable(table, kCompactRows);
    QVERIFY(!table.tabKeyNavigation());
    QCOMPARE(table.selectionBehavior(), QAbstractItemView::SelectRows);
}

void TestLook::textIsReadable()
{
    QFETCH(bool, dark);
    const Look &look = dark ? darkLook() : lightLook();
    constexpr double kEnough = 4.5;
    const auto readable = [&](const QColor &ink, const QColor &ground) {
        return QTest::qVerify(contrast(ink, ground) >= kEnough, "contrast",
                              qPrintable(ink.name() + QStringLiteral(" on ") + ground.name()), __FILE__, __LINE__);
    };
    for (const InkPair &pair : kTexts)
        if (!readable(look.color(pair.ink), look.color(pair.ground)))
            return;
    for (int band = 0; band < static_cast<int>(Band::Count); ++band) {
        const auto ink = [&](BandInk which) { return look.color(static_cast<Band>(band), which); };
        if (!readable(look.color(Ink::Text), ink(BandInk::Tint)) ||
            !readable(ink(BandInk::Text), look.color(Ink::Base)))
            return;
    }
}

void TestLook::signsStandOutFromTheirGround()
{
    QFETCH(bool, dark);
    const Look &look = dark ? darkLook() : lightLook();
    constexpr double kEnough = 3.0;
    constexpr Ink kGrounds[] = {Ink::Base,  Ink::AlternateBase, Ink::Window,
                                Ink::Hover, Ink::Selection,     Ink::SelectionInactive};
    for (const Ink ground : kGrounds)
        for (int kind = 0; kind < static_cast<int>(KindInk::Count); ++kind)
            QVERIFY2(contrast(look.color(static_cast<KindInk>(kind)), look.color(ground)) >= kEnough,
                     qPrintable(QString::number(kind)));
    for (int band = 0; band < static_cast<int>(Band::Count); ++band) {
        const auto ink = [&](BandInk which) { return look.color(static_cast<Band>(band), which); };
        QVERIFY(contrast(ink(BandInk::Mark), look.color(Ink::Base)) >= kEnough);
        QVERIFY(contrast(ink(BandInk::OnMark), ink(BandInk::Mark)) >= kEnough);
    }
    for (std::size_t step = 0; step < kDensityColors; ++step)
        QVERIFY(contrast(look.density(step), look.color(Ink::AccentSoft)) >= kEnough);
    QVERIFY(contrast(look.color(Ink::FocusRing), look.color(Ink::Base)) >= kEnough);
    QVERIFY(contrast(look.color(Ink::Accent), look.color(Ink::Selection)) >= kEnough);
}

void TestLook::thePaletteTellsItsLook()
{
    QFETCH(bool, dark);
    const Look &look = dark ? darkLook() : lightLook();
    const QPalette palette = paletteOf(look);
    QCOMPARE(&lookOf(palette), &look);
    QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), look.color(Ink::Selection));
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), look.color(Ink::SelectionInactive));
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Base), look.color(Ink::Base));
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), look.color(Ink::TextFaint));
}

void TestLook::aThemeChangesWithThePaletteAlone()
{
    QWidget window;
    QWidget child(&window);
    window.setPalette(paletteOf(darkLook()));
    QVERIFY(lookOf(&child).dark);
    window.setPalette(paletteOf(lightLook()));
    QVERIFY(!lookOf(&child).dark);
}

void TestLook::bandsFollowTheScore_data()
{
    QTest::addColumn<int>("score");
    QTest::addColumn<int>("band");
    const auto row = [](int score, Band band) { QTest::addRow("%d", score) << score << static_cast<int>(band); };
    row(100, Band::ActNow);
    row(80, Band::ActNow);
    row(79, Band::High);
    row(60, Band::High);
    row(59, Band::Medium);
    row(40, Band::Medium);
    row(39, Band::Low);
    row(20, Band::Low);
    row(19, Band::Expected);
    row(0, Band::Expected);
}

void TestLook::bandsFollowTheScore()
{
    QFETCH(int, score);
    QFETCH(int, band);
    QCOMPARE(static_cast<int>(bandOf(score)), band);
}

void TestLook::everySignFitsItsBox()
{
    const QRectF box(0, 0, 16, 16);
    for (int glyph = 0; glyph < static_cast<int>(Glyph::Count); ++glyph) {
        const QRectF covered = glyphOutline(static_cast<Glyph>(glyph)).boundingRect();
        QVERIFY2(!covered.isEmpty(), qPrintable(QString::number(glyph)));
        QVERIFY2(box.contains(covered), qPrintable(QString::number(glyph)));
    }
}

void TestLook::noTwoSignsAreAlike()
{
    std::set<QByteArray> seen;
    for (int glyph = 0; glyph < static_cast<int>(Glyph::Count); ++glyph) {
        const QImage image = glyphPixmap(static_cast<Glyph>(glyph), 16, 1, lightLook()).toImage();
        QVERIFY2(seen.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes())).second,
                 qPrintable(QString::number(glyph)));
    }
}

void TestLook::everyKindOfResourceAndVerdictHasItsSign()
{
    for (int kind = 0; kind <= static_cast<int>(ResourceKind::Share); ++kind)
        QVERIFY(glyphOf(static_cast<ResourceKind>(kind)) < Glyph::Pin);
    QCOMPARE(glyphOf(ResourceKind::Snapshot), Glyph::Snapshot);
    QCOMPARE(glyphOf(ResourceKind::SecurityGroupOpened), Glyph::SecurityGroupOpened);
    QCOMPARE(glyphOf(ResourceKind::Share), Glyph::Share);
    QCOMPARE(glyphOf(Verdict::Malicious), Glyph::VerdictMalicious);
    QCOMPARE(glyphOf(Verdict::Unsure), Glyph::VerdictUnsure);
    QCOMPARE(glyphOf(Band::ActNow), Glyph::BandActNow);
    QCOMPARE(glyphOf(Band::Expected), Glyph::BandExpected);
}

void TestLook::pixmapsAreAsLargeAsTheScreenNeeds_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("pixels");
    QTest::newRow("table") << 12 << 1.0 << 12;
    QTest::newRow("table, fine screen") << 12 << 2.0 << 24;
    QTest::newRow("node, in between") << 16 << 1.5 << 24;
}

void TestLook::pixmapsAreAsLargeAsTheScreenNeeds()
{
    QFETCH(int, size);
    QFETCH(double, ratio);
    QFETCH(int, pixels);
    const QPixmap image = glyphPixmap(Glyph::Volume, size, ratio, lightLook());
    QCOMPARE(image.size(), QSize(pixels, pixels));
    QCOMPARE(image.devicePixelRatio(), ratio);
    const QPixmap dark = glyphPixmap(Glyph::Volume, size, ratio, darkLook());
    QVERIFY(dark.toImage() != image.toImage());
    QCOMPARE(glyphPixmap(Glyph::Volume, size, ratio, lightLook()).cacheKey(), image.cacheKey());
}

void TestLook::pinsShowTheirBand()
{
    std::set<QByteArray> seen;
    for (int band = 0; band < static_cast<int>(Band::Count); ++band) {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPin(painter, static_cast<Band>(band), QRectF(0, 0, 32, 32), lightLook());
        painter.end();
        QCOMPARE(image.pixelColor(7, 7), lightLook().color(static_cast<Band>(band), BandInk::Mark));
        const QImage shape = image.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
        QVERIFY(seen.insert(QByteArray(reinterpret_cast<const char *>(shape.constBits()), shape.sizeInBytes())).second);
    }
}

void TestLook::iconsFollowTheApplicationsPalette()
{
    const QIcon icon = glyphIcon(Glyph::Folder);
    const QPalette before = QGuiApplication::palette();
    QGuiApplication::setPalette(paletteOf(lightLook()));
    const QImage light = icon.pixmap(16, 16).toImage();
    QGuiApplication::setPalette(paletteOf(darkLook()));
    const QImage dark = icon.pixmap(16, 16).toImage();
    QGuiApplication::setPalette(before);
    QVERIFY(!light.isNull());
    QVERIFY(light != dark);
}

void TestLook::textSizesFollowTheBody_data()
{
    QTest::addColumn<int>("body");
    QTest::addColumn<QList<int>>("pixels");
    QTest::newRow("100 %") << 13 << QList<int>{11, 12, 13, 15, 22, 11, 13};
    QTest::newRow("200 %") << 26 << QList<int>{22, 24, 26, 30, 44, 22, 26};
    QTest::newRow("never below 8 pt") << 9 << QList<int>{11, 11, 11, 11, 15, 11, 11};
}

void TestLook::textSizesFollowTheBody()
{
    QFETCH(int, body);
    QFETCH(QList<int>, pixels);
    QFont base = pictureFont();
    base.setPixelSize(body);
    for (int size = 0; size < static_cast<int>(TextSize::Count); ++size)
        QCOMPARE(fontOf(static_cast<TextSize>(size), base).pixelSize(), pixels.at(size));
    const QFontMetricsF mono(fontOf(TextSize::Mono, base));
    QCOMPARE(mono.horizontalAdvance(QLatin1Char('i')), mono.horizontalAdvance(QLatin1Char('W')));
    QVERIFY(fontOf(TextSize::Heading, base).bold());
}

void TestLook::rowsGrowWithTheFont()
{
    QFont font = pictureFont();
    font.setPixelSize(12);
    QVERIFY(rowHeight(kCompactRows.table, font) >= kCompactRows.table);
    QVERIFY(rowHeight(kCompactRows.table, font) < kComfortableRows.table);
    font.setPixelSize(48);
    QVERIFY(rowHeight(kCompactRows.table, font) >= 48 + kRowMargin);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
