// Standard output and standard error of a command. One thread.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace interloper {

/// One line on standard error, behind the program's name. Made visible: it may hold names of files.
void say(std::string_view line);

/// `path: what happened (reason of the system)`; what is empty or said already is left out. Raw bytes.
std::string sentence(const Error &error);

/// Writes all of `bytes`. Errors: NotWritable, DiskFull.
Result<void> writeToStandardOutput(std::string_view bytes);

bool isTerminal(int descriptor);

/// Columns of the terminal on standard output, at least 80; 120 where there is none.
std::size_t terminalWidth();

/// So that no file takes the place of a standard stream that the caller closed.
void holdStandardStreams();

} // namespace interloper
