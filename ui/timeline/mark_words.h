// Marks of the timeline in words: for screen readers and for the hover card. GUI thread.
#pragma once

#include "layout/glyph_rail.h"
#include "ui/timeline/timeline_state.h"

#include <QString>

#include <vector>

namespace interloper {

/// `CreateSnapshot, 02:17:52 UTC, by user/dana.okafor, tied by identifier`.
QString markWords(const TimelineState &state, TimelineLanes::Place place);

/// The same for what a glyph folds: `6 alerts, 02:33:48 UTC, by ...`.
QString glyphWords(const TimelineState &state, int lane, const RailGlyph &glyph);

/// `user/dana.okafor`, in words where an event has no actor.
QString laneWords(const TimelineLane &lane);

/// `214 events · 7 alerts`, `as its own role · 19 events`.
QString laneCounts(const TimelineLane &lane);

/// What a card says about one event. Everything is plain text.
struct CardWords
{
    struct Row
    {
        QString label;
        QString value;
        bool mono = false; ///< ids, addresses
    };
    QString title;
    QString time;
    std::vector<Row> rows;
    QString keys; ///< what acts on it
};

CardWords markCard(const TimelineState &state, TimelineLanes::Place place);
CardWords foldCard(const TimelineState &state, int lane, const RailGlyph &glyph);
CardWords densityCard(const TimelineState &state, int lane, EventId first, std::uint32_t events, TimeRange range);

} // namespace interloper
