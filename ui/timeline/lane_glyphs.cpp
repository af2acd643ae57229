#include "ui/timeline/lane_glyphs.h"

#include <QCoreApplication>

#include <array>

namespace interloper {
namespace {

/// By ResourceKind.
constexpr std::array<const char *, 16> kWords{
    QT_TRANSLATE_NOOP("LaneGlyphs", "snapshot"),      QT_TRANSLATE_NOOP("LaneGlyphs", "volume"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "image"),         QT_TRANSLATE_NOOP("LaneGlyphs", "group"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "opened to all"), QT_TRANSLATE_NOOP("LaneGlyphs", "interface"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "key"),           QT_TRANSLATE_NOOP("LaneGlyphs", "role"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "instance"),      QT_TRANSLATE_NOOP("LaneGlyphs", "ended"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "attached"),      QT_TRANSLATE_NOOP("LaneGlyphs", "command"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "template"),      QT_TRANSLATE_NOOP("LaneGlyphs", "trail"),
    QT_TRANSLATE_NOOP("LaneGlyphs", "address"),       QT_TRANSLATE_NOOP("LaneGlyphs", "share")};
static_assert(kWords.size() == static_cast<std::size_t>(ResourceKind::Share) + 1);

} // namespace

Glyph glyphOf(ActorSign sign)
{
    constexpr std::array<Glyph, 3> kSigns{Glyph::Identity, Glyph::Instance, Glyph::Command};
    return kSigns[static_cast<std::size_t>(sign)];
}

QString glyphWord(ResourceKind kind)
{
    return QCoreApplication::translate("LaneGlyphs", kWords[static_cast<std::size_t>(kind)]);
}

} // namespace interloper
