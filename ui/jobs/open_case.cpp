#include "ui/jobs/open_case.h"

#include "casefile/case_index.h"

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

/// The case that was named, or the one these paths were open in, or a new one.
Result<CaseFile> findOrMake(const OpenRequest &request, bool &isNew)
{
    std::string path = request.caseFile;
    if (path.empty()) {
        const auto earlier = findCaseFor(request.casesFolder, request.paths);
        if (earlier && *earlier)
            path = **earlier;
    }
    if (!path.empty() && exists(path))
        return CaseFile::open(path);
    isNew = true;
    return path.empty() ? createCaseIn(request.casesFolder, now()) : CaseFile::create(path);
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

} // namespace

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

    InvestigateOptions options;
    options.paths = full.paths;
    options.jobs = full.jobs;
    auto investigation = reader(options, progress);
    if (!investigation)
        return tl::unexpected(investigation.error());

    OpenedCase opened;
    opened.investigation = std::move(*investigation);
    auto file = findOrMake(full, opened.isNew);
    if (file) {
        opened.file = std::make_shared<CaseFile>(std::move(*file));
        if (const auto filled = fill(opened, full.paths); !filled)
            opened.caseError = filled.error();
    } else if (!full.caseFile.empty()) {
        return tl::unexpected(file.error());
    } else {
        opened.caseError = file.error();
    }
    return opened;
}

} // namespace interloper
