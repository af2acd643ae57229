// Amounts as people read them: counts with a thousands separator, sizes, durations. Pure functions, any thread.
#pragma once

#include "base/instant.h"

#include <QString>

namespace interloper {

/// `1,972,588`: a comma whatever the locale, so that pictures, tickets and exports agree.
QString grouped(quint64 count);

/// `1 event`, `1,204 events`: the count and the noun that fits it.
QString counted(quint64 count, const QString &one, const QString &many);

/// `251 MB`, `1.4 GB`, `96 kB`, `12 bytes`: powers of 1000, at most three figures and a unit.
QString sizeWords(quint64 bytes);

/// `41 min 9 s`, `2 days 3 h`: two units at most.
QString durationWords(qint64 seconds);

/// `2025-06-17 02:26:05Z` with the source's own fraction digits; empty for a bad time.
QString timeWords(const Instant &instant);

/// `02:26:05Z`.
QString clockWords(const Instant &instant);

/// A time or clock without its fraction of a second: what tables and pictures show, where details have the whole.
QString wholeSeconds(const QString &time);

} // namespace interloper
