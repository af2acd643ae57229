// The receipt in sentences: what was read of what, where something happened, which choices were made. Pure functions,
// any thread.
#pragma once

#include "evidence/receipt.h"
#include "investigation.h"
#include "ui/models/import_notes.h"

#include <QString>

#include <optional>

namespace interloper {

/// `96,311 bytes = 95,000 accepted + 7 rejected + 1,304 structural`: every byte that was read, once.
QString bytesWords(const Counts &counts);

/// `1,210 records = 1,204 events + 1 duplicate + 5 rejected`.
QString recordsWords(const Counts &counts);

/// `Line 12, byte 345: ` or nothing: where an issue is.
QString issuePlace(const Issue &issue);

/// What was found, with its place, as one line. The words of choices are the window's: it decides them itself.
QString issueWords(const Issue &issue);

/// An import note as a sentence: which files, and how they were read.
QString noteWords(const ImportNote &note, const InvestigateOptions &options);

/// `UTC`, `UTC+02:00`, `UTC-05:30`: minutes east.
QString zoneWords(int minutes);

} // namespace interloper
