// What opening means: find out which evidence, read it, find or make its case, take what was written before. One
// function, called in the thread of LoadJob; it waits for the disk.
#pragma once

#include "casefile/annotation.h"
#include "casefile/case_file.h"
#include "investigate.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interloper {

/// `investigate`, or what stands for it in a test.
using Reader = std::function<Result<std::shared_ptr<const Investigation>>(const InvestigateOptions &, Progress &)>;

/// What the user decided where the evidence does not say; kept with the case.
struct ReadingChoices
{
    std::optional<DateOrder> dateOrder;
    std::optional<int> assumedZone; ///< minutes east of UTC
    bool pastLimits = false;        ///< packed files are read on where a limit would end them
    std::string profile = {};       ///< path of the TOML profile that scores are made with; empty: the default one

    bool operator==(const ReadingChoices &) const = default;
};

struct OpenRequest
{
    std::vector<std::string> paths; ///< raw bytes; empty: the evidence that the case names
    std::string caseFile;           ///< empty: the earlier case of these paths in `casesFolder`, else a new one there
    std::string casesFolder;
    std::optional<ReadingChoices> choices; ///< nullopt: those that the case remembers
    bool evidenceOnly = false; ///< the case is open already and stays with its writer: only the evidence is read
    unsigned jobs = 1;
};

/// Shared rather than moved because results of a thread are copied; whoever takes it moves `file` out.
struct OpenedCase
{
    std::shared_ptr<const Investigation> investigation;
    std::shared_ptr<CaseFile> file; ///< nullptr where notes cannot be kept; `caseError` says why
    std::optional<Error> caseError;
    std::optional<Error> profileError; ///< the case's profile cannot be read, so that scores are the default one's
    bool evidenceOnly = false;         ///< as it was asked for; then all that follows is empty
    bool isNew = false;
    std::map<std::string, Annotation> annotations;
    std::string selection; ///< key of the finding that was selected last
};

/// The state key under which a case remembers the selected finding.
inline constexpr std::string_view kSelectionState = "selection";
/// And the choices: `dmy`, `mdy` or nothing; minutes east of UTC or nothing; `yes` or nothing.
inline constexpr std::string_view kDateOrderState = "date-order";
inline constexpr std::string_view kAssumedZoneState = "assumed-zone";
inline constexpr std::string_view kPastLimitsState = "past-limits";
inline constexpr std::string_view kProfileState = "profile"; ///< its path or nothing

std::string dateOrderState(const ReadingChoices &choices);
std::string assumedZoneState(const ReadingChoices &choices);

/// Errors: those of the reader; those of a case that was named and cannot be opened; NotFound where neither paths nor a
/// case are named. A case that nobody named and that cannot be made costs the notes and not the evidence.
Result<OpenedCase> openCase(const OpenRequest &request, const Reader &reader, Progress &progress);

} // namespace interloper
