// The two JSON forms in which a Log Analytics workspace gives any of its tables: an answer of the query API, and the
// flat objects of `az monitor log-analytics query`. A format says which columns make a table its own.
#pragma once

#include "formats/format.h"

namespace interloper {

/// The text to look for a table's columns in, where the sample may be an answer of the query API; else empty.
std::string_view restTablesOf(const Sample &sample);

/// The same where it may be flat objects.
std::string_view flatObjectOf(const Sample &sample);

} // namespace interloper
