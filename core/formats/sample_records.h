// The first records of a sample, for formats that are recognised by what a record is, not by the words in the file.
#pragma once

#include "formats/format.h"

#include <functional>
#include <span>
#include <string_view>

namespace interloper {

/// True where one of the first whole records satisfies `is`. Records are the top-level objects and the elements of
/// top-level arrays, or with `key` the elements of the first array (or the object) under a key of that name, at
/// whatever depth; `a/b` looks for b behind a. Keys are compared without case.
bool anyRecord(const Sample &sample, std::string_view key, const std::function<bool(simdjson::dom::element)> &is);

/// True where one of the first records holds a CloudTrail event under one of the dotted paths (wrapped_cloudtrail.h).
bool anyRecordWraps(const Sample &sample, std::string_view key, std::span<const std::string_view> paths);

/// True where the first top-level object has all of these members.
bool firstObjectHas(const Sample &sample, std::initializer_list<std::string_view> names);

} // namespace interloper
