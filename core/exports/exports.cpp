#include "exports/exports.h"

#include "base/atomic_file.h"
#include "exports/export_rows.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>

namespace interloper {

Result<void> writeFindingsJson(const ExportInput &input, const ExportSink &sink);
Result<void> writeFindingsJsonLines(const ExportInput &input, const ExportSink &sink);
Result<void> writeFindingsCsv(const ExportInput &input, const ExportSink &sink);
Result<void> writeSeedCsv(const ExportInput &input, const ExportSink &sink);
Result<void> writeFindingsInWords(const ExportInput &input, const ExportSink &sink);
Result<void> writeFindingsTable(const ExportInput &input, const ExportSink &sink);

namespace {

constexpr std::array<Export, 6> kExports{{
    {"findings-json", "Findings with receipt, attempts, links and notes", "json", &writeFindingsJson},
    {"findings-jsonl", "Findings with links and notes, one JSON object a line", "jsonl", &writeFindingsJsonLines},
    {"findings-csv", "Findings with notes as a table, safe to open in a spreadsheet", "csv", &writeFindingsCsv},
    {"seed-csv", "The detection query's own rows and columns, safe to open in a spreadsheet", "csv", &writeSeedCsv},
    {"findings-table", "Findings, attempts and problems as plain text for a terminal", "txt", &writeFindingsTable},
    {"findings-words", "Each finding in words: why its score, answers and links", "txt", &writeFindingsInWords},
}};

constexpr bool idsAreUnique()
{
    for (const Export &row : kExports)
        if (std::count_if(kExports.begin(), kExports.end(), [&](const Export &other) { return other.id == row.id; }) !=
            1)
            return false;
    return true;
}
static_assert(idsAreUnique());

bool isSameFile(const struct stat &target, const std::string &path)
{
    struct stat other = {};
    return ::stat(path.c_str(), &other) == 0 && other.st_dev == target.st_dev && other.st_ino == target.st_ino;
}

} // namespace

// An export that replaced the evidence it was made of would destroy what it speaks of.
Result<void> refuseUntouchable(const std::string &path, const Receipt &receipt, std::span<const std::string> more)
{
    struct stat target = {};
    if (::stat(path.c_str(), &target) != 0 || !S_ISREG(target.st_mode))
        return {};
    for (const Input &input : receipt.inputs)
        if (isSameFile(target, input.path))
            return failure(ErrorCode::NotWritable, "The target is a file that was read as evidence", path);
    for (const std::string &other : more)
        if (isSameFile(target, other))
            return failure(ErrorCode::NotWritable, "The target is the case file", path);
    return {};
}

std::span<const Export> exports()
{
    return kExports;
}

const Export *findExport(std::string_view id)
{
    const auto found =
        std::find_if(kExports.begin(), kExports.end(), [&](const Export &candidate) { return candidate.id == id; });
    return found == kExports.end() ? nullptr : &*found;
}

std::vector<std::size_t> annotatedRows(const ExportInput &input)
{
    std::vector<std::size_t> out;
    const std::vector<ExportRow> rows = exportRows({input.investigation, input.annotations, input.rule});
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].annotation)
            out.push_back(i);
    return out;
}

Result<void> writeExport(const Export &what, const ExportInput &input, const std::string &path, Progress &progress,
                         std::span<const std::string> untouchable)
{
    if (auto allowed = refuseUntouchable(path, input.investigation.receipt, untouchable); !allowed)
        return allowed;
    auto file = AtomicFile::open(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    std::uint64_t written = 0;
    const auto sink = [&](std::string_view bytes) -> Result<void> {
        written += bytes.size();
        if (!progress.advance(written, written))
            return failure(ErrorCode::Cancelled, "The export was stopped", path);
        return file->write(bytes);
    };
    if (auto made = what.write(input, sink); !made)
        return made;
    return file->commit();
}

} // namespace interloper
