// A name that says something else than the content: worth a word, never a reason.
#pragma once

#include "evidence/receipt.h"

#include <string_view>

namespace interloper {

/// Adds an issue `name-differs` where the ending of the input's name speaks of another kind of content than was read.
void addNameNote(Input &input, std::string_view packing);

} // namespace interloper
