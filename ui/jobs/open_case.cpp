#include "ui/jobs/open_case.h"

#include "casefile/case_index.h"

#include <charconv>
#include <chrono>
#include <filesystem>

namespace interloper {
namespace {

Instant now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    Instant instant;
    instant.seconds = std::chrono::duration_cast<std::chrono::seconds>(since).count();
    instant.good = true;
    return instant;
}

bool exists(const std::string &path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// The case that was named, or the one these paths were open in; empty where there is neither.
std::string knownCase(const OpenRequest &request)
{
    if (!request.caseFile.empty())
        return request.caseFile;
    const auto earlier = findCaseFor(request.casesFolder, request.paths);
    return earlier && *earlier ? **earlier : std::string();
}

Result<CaseFile> openOrMake(const OpenRequest &request, const std::string &path, bool &isNew)
{
    if (!path.empty() && exists(path))
        return CaseFile::open(path);
    isNew = true;
    return path.empty() ? createCaseIn(request.casesFolder, now()) : CaseFile::create(path);
}

/// What the case remembers; nothing where it cannot be read, which is told when it is opened.
ReadingChoices choicesOf(const std::string &path)
{
    ReadingChoices choices;
    auto file = CaseFile::openToRead(path);
    if (!file)
        return choices;
    if (const auto order = file->state(kDateOrderState); order && *order) {
        if (**order == "dmy")
            choices.dateOrder = DateOrder::DayMonth;
        else if (**order == "mdy")
            choices.dateOrder = DateOrder::MonthDay;
    }
    if (const auto zone = file->state(kAssumedZoneState); zone && *zone) {
        constexpr int kMost = 24 * 60;
        const std::string &text = **zone;
        int minutes = 0;
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), minutes);
        if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && minutes > -kMost && minutes < kMost)
            choices.assumedZone = minutes;
    }
    if (const auto past = file->state(kPastLimitsState); past && *past)
        choices.pastLimits = **past == "yes";
    if (auto profile = file->state(kProfileState); profile && *profile)
        choices.profile = std::move(**profile);
    return choices;
}

Result<void> fill(OpenedCase &opened, const std::vector<std::string> &paths)
{
    CaseFile &file = *opened.file;
    if (!file.isReadOnly())
        if (auto kept = file.setEvidence(evidencePaths(paths)); !kept)
            return kept;
    auto annotations = file.latestAnnotations();
    if (!annotations)
        return tl::unexpected(annotations.error());
    for (Annotation &annotation : *annotations)
        opened.annotations.insert_or_assign(annotation.findingKey, std::move(annotation));
    if (auto selection = file.state(kSelectionState); selection && *selection)
        opened.selection = std::move(**selection);
    return {};
}

/// The evidence that the named case was opened with.
Result<std::vector<std::string>> evidenceOf(const std::string &caseFile)
{
    auto file = CaseFile::openToRead(caseFile);
    if (!file)
        return tl::unexpected(file.error());
    return file->evidence();
}

Result<void> openFile(OpenedCase &opened, const OpenRequest &request, const std::string &path)
{
    auto file = openOrMake(request, path, opened.isNew);
    if (file) {
        opened.file = std::make_shared<CaseFile>(std::move(*file));
        if (const auto filled = fill(opened, request.paths); !filled)
            opened.caseError = filled.error();
    } else if (!request.caseFile.empty()) {
        return tl::unexpected(file.error());
    } else {
        opened.caseError = file.error();
    }
    return {};
}

} // namespace

std::string dateOrderState(const ReadingChoices &choices)
{
    if (!choices.dateOrder)
        return {};
    return *choices.dateOrder == DateOrder::DayMonth ? "dmy" : "mdy";
}

std::string assumedZoneState(const ReadingChoices &choices)
{
    return choices.assumedZone ? std::to_string(*choices.assumedZone) : std::string();
}

Result<OpenedCase> openCase(const OpenRequest &request, const Reader &reader, Progress &progress)
{
    OpenRequest full = request;
    if (full.paths.empty() && !full.caseFile.empty()) {
        auto paths = evidenceOf(full.caseFile);
        if (!paths)
            return tl::unexpected(paths.error());
        full.paths = std::move(*paths);
    }
    if (full.paths.empty())
        return failure(ErrorCode::NotFound, "This case names no evidence", full.caseFile);

    const std::string known = full.evidenceOnly ? std::string() : knownCase(full);
    const ReadingChoices choices = full.choices ? *full.choices : known.empty() ? ReadingChoices() : choicesOf(known);
    InvestigateOptions options;
    options.paths = full.paths;
    options.jobs = full.jobs;
    options.dateOrder = choices.dateOrder;
    options.assumedZone = choices.assumedZone;
    options.pastLimits = choices.pastLimits;
    options.profile = choices.profile;
    // A profile that is gone must not keep a case shut; one that was just chosen is an error.
    std::optional<Error> profileError;
    if (!full.choices && !options.profile.empty())
        if (const auto profile = readProfile(options.profile); !profile) {
            profileError = profile.error();
            options.profile.clear();
        }
    auto investigation = reader(options, progress);
    if (!investigation)
        return tl::unexpected(investigation.error());

    OpenedCase opened;
    opened.investigation = std::move(*investigation);
    opened.profileError = std::move(profileError);
    opened.evidenceOnly = full.evidenceOnly;
    if (full.evidenceOnly)
        return opened;
    if (const auto file = openFile(opened, full, known); !file)
        return tl::unexpected(file.error());
    return opened;
}

} // namespace interloper
