// What went wrong with an input, in a few words: for the terminal's table and the lines on standard error.
#pragma once

#include "evidence/receipt.h"

#include <string>

namespace interloper {

/// The gravest issue's own sentence and how many more there are; the state where an input has no issue. Raw bytes: what
/// a person reads goes through visible().
std::string problemWords(const Input &input);

/// Path, and the member of an archive behind it. Raw bytes.
std::string inputName(const Input &input);

} // namespace interloper
