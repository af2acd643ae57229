// The table of exports and the one way to put an export into a file. Window and command line share both.
#pragma once

#include "base/progress.h"
#include "exports/export.h"

#include <span>

namespace interloper {

/// All exports, the one that holds most first.
std::span<const Export> exports();

/// nullptr where no export has this id.
const Export *findExport(std::string_view id);

/// Rows of `input.rule`, in their own order, whose finding carries an annotation that says something.
std::vector<std::size_t> annotatedRows(const ExportInput &input);

/// Whatever is written: NotWritable where `path` is one of the files that were read as evidence, by whatever name, or
/// one of `more` (the case file).
Result<void> refuseUntouchable(const std::string &path, const Receipt &receipt, std::span<const std::string> more = {});

/// Writes an export to `path` whole or not at all (see AtomicFile). `progress` counts bytes written, the total is not
/// known. Errors: those of AtomicFile; NotWritable where `path` is one of the files that were read as evidence, or one
/// of `untouchable` (the case file); Cancelled.
Result<void> writeExport(const Export &what, const ExportInput &input, const std::string &path, Progress &progress,
                         std::span<const std::string> untouchable = {});

} // namespace interloper
