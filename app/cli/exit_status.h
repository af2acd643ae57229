// What a command tells the shell. The numbers are part of the command line's contract.
#pragma once

#include "base/error.h"

namespace interloper {

inline constexpr int kExitDone = 0;       ///< every input whole
inline constexpr int kExitUsage = 2;      ///< an option or argument that cannot be used
inline constexpr int kExitProblems = 3;   ///< some input damaged, unread or of no known shape; findings are written
inline constexpr int kExitNoEvents = 4;   ///< no input could have given an event
inline constexpr int kExitNotWritten = 5; ///< the output could not be written
inline constexpr int kExitInterrupted = 130;

/// The status for a command that this error ended.
int exitStatusOf(const Error &error);

/// The same, after saying the error on standard error.
int endedBy(const Error &error);

} // namespace interloper
