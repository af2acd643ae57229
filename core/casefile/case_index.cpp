#include "casefile/case_index.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <sys/stat.h>
#include <system_error>

namespace interloper {
namespace {

constexpr int kCasesOfADay = 10'000;

struct Entry
{
    std::string path;
    Instant changed;
};

/// Regular files named like cases, the last changed first, equal times by name from the end.
Result<std::vector<Entry>> entriesOf(const std::string &folder)
{
    std::error_code error;
    std::filesystem::directory_iterator each(folder, error);
    if (error == std::errc::no_such_file_or_directory)
        return std::vector<Entry>{};
    std::vector<Entry> entries;
    for (; !error && each != std::filesystem::directory_iterator(); each.increment(error)) {
        const std::string path = each->path().native();
        struct stat status
        {};
        if (!path.ends_with(kCaseSuffix) || stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
            continue;
        Entry &entry = entries.emplace_back(Entry{path, {}});
        entry.changed.seconds = status.st_mtim.tv_sec;
        entry.changed.nanos = static_cast<std::uint32_t>(status.st_mtim.tv_nsec);
        entry.changed.good = true;
    }
    if (error)
        return failure(ErrorCode::NotReadable, "the folder of cases cannot be listed: " + error.message(), folder,
                       error.value());
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return a.changed != b.changed ? a.changed > b.changed : a.path > b.path;
    });
    return entries;
}

/// The first entry whose case can be read and passes `wanted`.
Result<std::optional<std::string>> firstCase(const std::string &folder, const std::function<bool(CaseFile &)> &wanted)
{
    const auto entries = entriesOf(folder);
    if (!entries)
        return tl::unexpected<Error>(entries.error());
    for (const Entry &entry : *entries) {
        auto file = CaseFile::openToRead(entry.path);
        if (file && wanted(*file))
            return entry.path;
    }
    return std::nullopt;
}

bool saysSomething(const Annotation &annotation)
{
    return annotation.verdict || !annotation.reason.empty() || !annotation.note.empty() || !annotation.tags.empty();
}

std::vector<std::string> sorted(std::vector<std::string> paths)
{
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

} // namespace

std::vector<std::string> evidencePaths(const std::vector<std::string> &paths)
{
    std::vector<std::string> absolute;
    absolute.reserve(paths.size());
    for (const std::string &path : paths) {
        std::error_code error;
        const auto full = path == "-" ? std::filesystem::path() : std::filesystem::absolute(path, error);
        std::string text = full.empty() || error ? path : full.lexically_normal().native();
        while (text.size() > 1 && text.back() == '/')
            text.pop_back();
        absolute.push_back(std::move(text));
    }
    return absolute;
}

Result<std::optional<std::string>> findCaseFor(const std::string &folder, const std::vector<std::string> &paths)
{
    if (paths.empty() || std::find(paths.begin(), paths.end(), "-") != paths.end())
        return std::nullopt;
    const auto wanted = sorted(evidencePaths(paths));
    return firstCase(folder, [&](CaseFile &file) {
        const auto evidence = file.evidence();
        return evidence && sorted(evidencePaths(*evidence)) == wanted;
    });
}

Result<std::optional<std::string>> mostRecentCase(const std::string &folder)
{
    return firstCase(folder, [](CaseFile &) { return true; });
}

Result<std::vector<CaseSummary>> recentCases(const std::string &folder, std::size_t limit)
{
    const auto entries = entriesOf(folder);
    if (!entries)
        return tl::unexpected<Error>(entries.error());
    std::vector<CaseSummary> cases;
    for (const Entry &entry : *entries) {
        if (cases.size() == limit)
            break;
        auto file = CaseFile::openToRead(entry.path);
        if (!file)
            continue;
        const auto evidence = file->evidence();
        const auto annotations = file->latestAnnotations();
        if (!evidence || !annotations)
            continue;
        const auto annotated = std::count_if(annotations->begin(), annotations->end(), saysSomething);
        cases.push_back({entry.path, *evidence, static_cast<std::size_t>(annotated), entry.changed});
    }
    return cases;
}

Result<CaseFile> createCaseIn(const std::string &folder, const Instant &today)
{
    const std::string name = folder + "/case-" + formatIso(today).substr(0, 10);
    for (int number = 1;; ++number) {
        const std::string suffix = number == 1 ? std::string() : '-' + std::to_string(number);
        auto file = CaseFile::create(std::string(name).append(suffix).append(kCaseSuffix));
        if (file || file.error().systemError != EEXIST || number == kCasesOfADay)
            return file;
    }
}

} // namespace interloper
