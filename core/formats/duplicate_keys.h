// Keys that one object of a record has twice. Parsers differ in which of the two they take, so both are shown.
#pragma once

#include <simdjson.h>

#include <string>

namespace interloper {

/// Empty for nearly every record; else such as `eventName: "RunInstances", "StopInstances"; the first is used`.
std::string describeDuplicateKeys(const simdjson::dom::element &record);

} // namespace interloper
