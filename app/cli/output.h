// Where a command's result goes: a file, whole or not at all, or standard output.
#pragma once

#include "exports/exports.h"

#include <span>
#include <string>

namespace interloper {

/// Before long work: whether `path` could be written now. Leaves nothing behind. Devices, pipes and sockets are not
/// tried, because opening one is seen at its other end.
Result<void> probeOutput(const std::string &path);

/// Writes an export to `path`, to standard output where it is empty or `-`. Standard output is written to the end once
/// it was begun.
Result<void> writeOutput(const Export &what, const ExportInput &input, const std::string &path,
                         std::span<const std::string> untouchable = {});

} // namespace interloper
