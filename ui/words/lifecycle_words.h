// What became of an instance, in words. Pure functions, any thread.
#pragma once

#include "investigation.h"

#include <QString>

namespace interloper {

/// `terminated 12 min 45 s after the launch`, `no stop seen up to 2023-07-10 12:37:50Z`.
QString lifecycleWords(const Investigation &investigation, std::size_t finding);

} // namespace interloper
