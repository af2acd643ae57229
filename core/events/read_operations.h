// Which operations only read, by their names. Pure functions, any thread.
#pragma once

#include <string_view>

namespace interloper {

/// Describe, Get, List, Head, Lookup, Search and BatchGet in AWS, `/read` in Azure. A name says nothing certain: a call
/// that hands out credentials begins with Get as well.
bool onlyReads(std::string_view operation);

} // namespace interloper
