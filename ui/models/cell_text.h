// Facts as the short texts of table cells. Evidence is made visible here, once for all models; sentences are ui/words'.
#pragma once

#include "casefile/annotation.h"
#include "detect/finding.h"
#include "evidence/receipt.h"
#include "triage/triage.h"
#include "ui/models/roles.h"

#include <QString>

#include <compare>
#include <string>
#include <string_view>

namespace interloper {

/// Evidence as text that hides nothing (see visible()).
QString shown(std::string_view evidence);

/// `2025-06-17 02:26:05Z`; empty for a bad time.
QString shownTime(const Instant &instant);

/// The part of an ARN that tells who: `user/dana.okafor`, `assumed-role/ci/run-7`. Anything else as it is.
std::string_view shortActor(std::string_view actor);

/// What follows the last slash of an Azure resource id; anything else as it is.
std::string_view lastSegment(std::string_view instance);

std::weak_ordering compareWithoutCase(std::string_view a, std::string_view b);

QString providerWord(Provider provider); ///< `AWS`, `Azure`
QString outcomeWord(Outcome outcome);    ///< `created` ...
QString bandWord(Band band);             ///< `Act now`, `High` ...
/// `85, act now; suppressed: reason`; empty for nullptr.
QString scoreWords(const Triage *triage);
QString verdictWord(int verdict);              ///< `Malicious` ..., `-` of typographic length for none
QString resourceWord(ResourceKind resource);   ///< `snapshot`, `group opened to all` ...
QString stateWord(InputState state);           ///< `complete`, `records rejected` ...
QString errorClassWord(ErrorClass errorClass); ///< `Denied`, `Dry run` ...
QString formatWord(std::string_view format);   ///< title of the shape that an id names; the id where none is known

/// `1,972,588`: a comma whatever the locale, so that pictures, tickets and exports agree.
QString groupedCount(quint64 count);
QString fileCountWords(quint64 files); ///< `1 file`, `3,980 files`

/// `snapshot 1, group opened to all 1`, or `none`.
QString linkWords(const QList<LinkCount> &counts);
int totalLinks(const QList<LinkCount> &counts);

} // namespace interloper
