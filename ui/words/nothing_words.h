// What it means that no alert is shown: nothing found, nothing read, or everything filtered out. Pure functions, any
// thread.
#pragma once

#include "investigation.h"

#include <QString>
#include <QStringList>

namespace interloper {

struct NothingWords
{
    QString heading;
    QStringList lines;            ///< what was read, and what it does not say
    std::size_t attempts = 0;     ///< to lead to
    std::size_t problems = 0;     ///< to lead to
    bool filtered = false;        ///< the search hides all
    bool completeHasMore = false; ///< the seed query shows none, the complete list does
};

/// Requires: no alert is shown. `filtered`: there are some, and the search hides them.
NothingWords nothingWords(const Investigation &investigation, Rule rule, bool filtered);

} // namespace interloper
