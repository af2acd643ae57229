// What it means that no alert is shown: nothing found, nothing read, or everything filtered out. Pure functions, any
// thread.
#pragma once

#include "investigation.h"

#include <QString>
#include <QStringList>

namespace interloper {

/// What hides alerts that there are.
enum class HiddenBy { Nothing, Search, Bracket, Both, Profile };

struct NothingWords
{
    QString heading;
    QStringList lines;            ///< what was read, and what it does not say
    std::size_t attempts = 0;     ///< to lead to
    std::size_t problems = 0;     ///< to lead to
    bool filtered = false;        ///< the search or the time bracket hides all
    bool completeHasMore = false; ///< the seed query shows none, the complete list does
};

/// Requires: no alert is shown.
NothingWords nothingWords(const Investigation &investigation, Rule rule, HiddenBy hidden);

} // namespace interloper
