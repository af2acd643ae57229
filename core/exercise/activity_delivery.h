// How the Azure rows of a case reach a responder: exports taken by hand, one subscription a file, newest row first, in
// different dress, two of them overlapping.
#pragma once

#include "exercise/story.h"

#include <cstdint>
#include <string>

namespace interloper {

/// Writes the rows of `story` into `folder`; returns how many records were written beyond the distinct ones.
Result<std::uint64_t> writeActivityExports(const std::string &folder, const Story &story);

} // namespace interloper
