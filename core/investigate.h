// The single door: paths and options in, a finished investigation out.
#pragma once

#include "base/error.h"
#include "base/progress.h"
#include "investigation.h"

#include <memory>

namespace interloper {

/// Reads, detects and links. Starts `options.jobs` threads that end with the call. A file that cannot be read is a row
/// of the receipt, not an error. Errors: Cancelled (progress said stop), InvalidUsage (a since or until that is no
/// time). `progress` counts bytes on disk and is called from the calling thread.
Result<std::shared_ptr<const Investigation>> investigate(const InvestigateOptions &options, Progress &progress);

/// The bytes of a raw record, re-read from its file (a gz member is inflated again up to it). Errors: NotFound,
/// NotReadable (standard input cannot be read again), Damaged (the file changed).
Result<std::string> readRawRecord(const Receipt &receipt, const Locator &locator);

} // namespace interloper
