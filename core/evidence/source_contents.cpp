#include "evidence/source_contents.h"

#include "base/text.h"
#include "evidence/file_kind.h"
#include "evidence/gzip_reader.h"
#include "evidence/raw_file.h"
#include "evidence/zip_reader.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::size_t kMagicBytes = 4;

bool isOfficeDocument(std::string_view firstLabel)
{
    constexpr std::array<std::string_view, 3> kFirst{"[Content_Types].xml", "_rels/.rels", "mimetype"};
    return std::find(kFirst.begin(), kFirst.end(), firstLabel) != kFirst.end();
}

bool saysZip(std::string_view path)
{
    constexpr std::string_view kEnding = ".zip";
    return path == "-" ||
           (path.size() > kEnding.size() && equalsIgnoreCase(path.substr(path.size() - kEnding.size()), kEnding));
}

Input rowOf(const Source &source)
{
    Input row;
    row.path = source.path;
    if (!source.realPath.empty())
        row.issues.push_back(
            {Severity::Info, "followed-link", 0, 0, 0, "a symbolic link that was named; read from " + source.realPath});
    return row;
}

// The archive's own row: only where there is something to say that no member's row says.
void endArchive(Input row, ZipReader &zip, std::uint64_t members, ContentSink &sink)
{
    ContentEnd end = zip.end();
    std::move(end.issues.begin(), end.issues.end(), std::back_inserter(row.issues));
    if (end.whole && members > 0 && end.issues.empty())
        return;
    row.format.clear();
    row.why = members > 0 ? "zip" : "zip without members";
    row.state = end.whole ? (members > 0 ? InputState::Complete : InputState::Empty) : InputState::Partial;
    // The bytes of members are counted in their rows; without any, those of the archive are all there is.
    if (members == 0) {
        row.counts.bytes = std::max(zip.size(), zip.bytesOnDisk());
        (end.whole ? row.counts.bytesStructural : row.counts.bytesRejected) = row.counts.bytes;
    }
    sink.row(std::move(row));
}

void setAsideDocument(Input row, std::uint64_t bytes, ContentSink &sink)
{
    row.state = InputState::SetAside;
    row.why = "an Office document";
    row.counts.bytes = row.counts.bytesRejected = bytes;
    row.issues.push_back({Severity::Info, "not-a-log", 0, 0, 0, "an Office document, no log"});
    sink.row(std::move(row));
}

void readArchive(const Input &archive, std::unique_ptr<ByteSource> source, InflateLimits limits, ContentSink &sink)
{
    ZipReader zip(std::move(source), limits);
    std::uint64_t members = 0;
    while (auto member = zip.next()) {
        if (members++ == 0 && isOfficeDocument(member->label))
            return setAsideDocument(archive, std::max(zip.size(), zip.bytesOnDisk()), sink);
        Input row = archive;
        row.member = std::move(member->label);
        if (members == 1 && !saysZip(archive.path))
            row.issues.push_back({Severity::Info, "name-differs", 0, 0, 0,
                                  "the file's name does not say that it is a zip; read by its content"});
        std::move(member->issues.begin(), member->issues.end(), std::back_inserter(row.issues));
        if (!member->source) {
            row.state = InputState::Skipped;
            row.harmless = member->harmless;
            sink.row(std::move(row));
        } else if (!sink.content(std::move(row),
                                 *openContent(std::move(member->source), kGzipLayersInArchive, limits))) {
            return;
        }
    }
    endArchive(archive, zip, members, sink);
}

} // namespace

void readSource(const Source &source, InflateLimits limits, ContentSink &sink)
{
    if (source.notRead)
        return sink.row(*source.notRead);
    auto file = RawFile::open(source.path, source.named ? RawFile::Links::Follow : RawFile::Links::Refuse,
                              source.named ? std::nullopt : std::optional(source.identity));
    if (!file)
        return sink.row(skippedInput(source.path, "not-readable", file.error().what, false));
    if (isZip((*file)->peek(kMagicBytes)))
        return readArchive(rowOf(source), std::move(*file), limits, sink);
    sink.content(rowOf(source), *openContent(std::move(*file), kGzipLayers, limits));
}

Result<ReopenedContent> reopenContent(const std::string &path, const std::string &member, InflateLimits limits)
{
    auto file = RawFile::open(path, RawFile::Links::Follow);
    if (!file)
        return tl::unexpected(file.error());
    ReopenedContent out;
    if (member.empty()) {
        if (isGzip((*file)->peek(kGzipMagicBytes)))
            out.reader = openContent(std::move(*file), kGzipLayers, limits);
        else
            out.plain = std::move(*file);
        return out;
    }
    out.archive = std::make_unique<ZipReader>(std::move(*file), limits);
    while (auto found = out.archive->next()) {
        if (found->label != member || !found->source)
            continue;
        out.reader = openContent(std::move(found->source), kGzipLayersInArchive, limits);
        return out;
    }
    return failure(ErrorCode::NotFound, "the archive no longer has this member; it changed since", path);
}

} // namespace interloper
