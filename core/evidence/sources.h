// From the paths a user named to the list of files to read. Folders are walked in byte order on raw names; links and
// special files in them are listed, never followed or opened.
#pragma once

#include "evidence/receipt.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interloper {

/// One thing to read, or one row that the receipt must have although it is not read.
struct Source
{
    std::string path;        ///< for the receipt: the argument, then `/` and the path below it; raw bytes
    std::string openPath;    ///< what is opened; `-` is standard input
    std::uint64_t bytes = 0; ///< size on disk when listed
    bool read = true;        ///< false: `notRead` says why
    Input notRead;           ///< the finished row of a source that is not read
};

/// Never fails as a whole: what cannot be listed is a source with `read` false. Depth is limited to 256 folders.
std::vector<Source> listSources(const std::vector<std::string> &paths);

/// A row for something that was not read. `harmless` rows do not count as problems.
Input skippedInput(const std::string &path, std::string code, std::string detail, bool harmless);

} // namespace interloper
