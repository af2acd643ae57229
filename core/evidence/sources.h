// From the paths a user named to the list of files to read. Folders are walked in byte order on raw names; links and
// special files in them are listed, never followed or opened.
#pragma once

#include "base/progress.h"
#include "evidence/raw_file.h"
#include "evidence/receipt.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace interloper {

/// One thing to read, or one row that the receipt must have although it is not read.
struct Source
{
    std::string path;               ///< as for the receipt: the argument, then `/` and the path below it; raw bytes
    std::string realPath;           ///< where a link led that the user named, made visible; else empty
    std::uint64_t bytes = 0;        ///< size on disk when listed
    FileIdentity identity;          ///< of the file that was listed
    bool named = false;             ///< by the user, not met in a folder: a link is followed
    std::unique_ptr<Input> notRead; ///< the finished row of a source that is not read
};

/// What cannot be listed is a source that is not read. Depth is limited to 256 folders. Ends early where `progress`
/// says stop.
std::vector<Source> listSources(const std::vector<std::string> &paths, Progress &progress);

/// A row for something that was not read. `harmless` rows do not count as problems.
Input skippedInput(const std::string &path, std::string code, std::string detail, bool harmless);

} // namespace interloper
