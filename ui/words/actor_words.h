// What the Actor tab says. Pure functions, any thread.
#pragma once

#include "layout/actor_page.h"

#include <QString>

namespace interloper {

QString sectionWord(ActorSection::Sort sort); ///< `Addresses`, `What it changed`

/// `Addresses 3`, `Other actors at its addresses 2`
QString sectionTitle(const ActorSection &section);

/// What a row's note says, empty for most: `used from 2 networks`.
QString factNote(const ActorFact &fact);

/// `40 of 73 listed`; empty where all are.
QString sectionNote(const ActorSection &section);

/// `473 events, 410 of them reads, 12 failed. Seen from 2025-03-03 00:04:11Z to 2025-03-09 05:21:27Z, most at 02 h
/// UTC.`
QString actorSummary(const Investigation &investigation, const ActorPage &page);

/// `02 to 03 h UTC: 41 events`
QString hourWords(const ActorPage &page, std::size_t hour);

/// `41 events at 02 h, 3 at 04 h UTC`: the hours that have any.
QString hoursWords(const ActorPage &page);

} // namespace interloper
