// Where cases live that nobody named: one folder of the user's data (`$XDG_DATA_HOME/interloper/cases`), passed in by
// the program. Any thread; every call waits for the disk.
#pragma once

#include "base/instant.h"
#include "casefile/case_file.h"

#include <optional>
#include <string>
#include <vector>

namespace interloper {

inline constexpr std::string_view kCaseSuffix = ".interloper";

/// A case as a list of recent cases shows it.
struct CaseSummary
{
    std::string path;
    std::vector<std::string> evidence; ///< absolute paths
    std::size_t annotated = 0;         ///< findings of which anything is said
    Instant lastChange;                ///< of the file, UTC
};

/// `paths` as a case keeps them: absolute, without `.`, `..`, double or trailing slashes. Links are not followed, so
/// that the user recognises the names.
std::vector<std::string> evidencePaths(const std::vector<std::string> &paths);

/// The case of `folder` that was changed last and has exactly these paths as evidence, in any order. Standard input
/// (`-`) has no earlier case. Files that are no cases are passed over; a missing folder has none. Errors: NotReadable
/// where the folder cannot be listed.
Result<std::optional<std::string>> findCaseFor(const std::string &folder, const std::vector<std::string> &paths);

/// The case of `folder` that was changed last.
Result<std::optional<std::string>> mostRecentCase(const std::string &folder);

/// At most `limit` cases of `folder`, the last changed first.
Result<std::vector<CaseSummary>> recentCases(const std::string &folder, std::size_t limit);

/// Makes `case-YYYY-MM-DD.interloper` in `folder`, or `case-YYYY-MM-DD-2.interloper` and so on where that is taken.
/// Requires: `today` is a good time; its UTC date is used.
Result<CaseFile> createCaseIn(const std::string &folder, const Instant &today);

} // namespace interloper
