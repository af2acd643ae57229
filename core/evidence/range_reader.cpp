#include "evidence/range_reader.h"

#include "evidence/source_contents.h"
#include "evidence/zip_reader.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::size_t kKeptContents = 2;
constexpr std::uint64_t kKeptBytes = 160ull << 20; // what lies behind is inflated again each time
constexpr std::size_t kChunk = 1u << 20;

tl::unexpected<Error> shorter(const std::string &path)
{
    return failure(ErrorCode::Damaged, "the file is shorter than when it was read; it changed since", path);
}

Result<std::string> readPlain(ByteSource &file, const std::string &path, std::uint64_t offset, std::uint64_t length)
{
    if (!file.seek(offset))
        return failure(ErrorCode::NotReadable, "cannot be read again", path);
    // A length that a changed file no longer has is not set aside before it is seen.
    std::string out;
    while (out.size() < length) {
        const std::size_t had = out.size();
        out.resize(had + static_cast<std::size_t>(std::min<std::uint64_t>(length - had, kChunk)));
        const std::size_t got = file.read(out.data() + had, out.size() - had);
        out.resize(had + got);
        if (got == 0)
            return shorter(path);
    }
    return out;
}

// Appends what there is of the content up to `kKeptBytes`; true where it ended.
bool readKept(ContentReader &content, std::string &out)
{
    while (out.size() < kKeptBytes) {
        const std::size_t had = out.size();
        const std::uint64_t hint = had == 0 ? content.sizeHint() + 1 : 0;
        out.resize(had + static_cast<std::size_t>(hint > kChunk && hint <= kKeptBytes ? hint : kChunk));
        const std::size_t got = content.read(out.data() + had, out.size() - had);
        out.resize(had + got);
        if (got == 0)
            return true;
    }
    return false;
}

// A range that does not lie in the kept part: `out` is what was read so far, from `at` on.
Result<std::string> readOn(ContentReader &content, const std::string &path, std::uint64_t at, std::string_view kept,
                           std::uint64_t offset, std::uint64_t length)
{
    std::string out;
    const auto take = [&](std::string_view chunk) {
        const std::uint64_t from = std::max(at, offset);
        const std::uint64_t to = std::min(at + chunk.size(), offset + length);
        if (from < to)
            out.append(chunk, from - at, to - from);
        at += chunk.size();
    };
    take(kept);
    std::string chunk(kChunk, '\0');
    while (out.size() < length) {
        const std::size_t got = content.read(chunk.data(), chunk.size());
        if (got == 0)
            return shorter(path);
        take({chunk.data(), got});
    }
    return out;
}

} // namespace

Result<std::string> RangeReader::read(const std::string &path, const std::string &member, std::uint64_t offset,
                                      std::uint64_t length)
{
    if (path == "-")
        return failure(ErrorCode::NotReadable, "came from standard input and cannot be read again", path);
    const auto lies = [&](const Kept &kept) {
        return offset >= kept.start && offset - kept.start <= kept.content.size() &&
               length <= kept.content.size() - (offset - kept.start);
    };
    const auto known = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&](const Kept &kept) { return kept.path == path && kept.member == member; });
    if (known != m_kept.end() && (known->whole || lies(*known))) {
        m_kept.splice(m_kept.begin(), m_kept, known);
        const Kept &kept = m_kept.front();
        return lies(kept) ? Result<std::string>(kept.content.substr(offset - kept.start, length)) : shorter(path);
    }
    // What is asked for was read before, so the limits allowed it.
    auto content = reopenContent(path, member, InflateLimits::Lifted);
    if (!content)
        return tl::unexpected(content.error());
    if (content->plain)
        return readPlain(*content->plain, path, offset, length);
    if (known != m_kept.end())
        m_kept.erase(known);
    Kept kept{path, member, 0, {}, false};
    kept.whole = readKept(*content->reader, kept.content);
    kept.start = content->reader->zerosBefore();
    m_kept.push_front(std::move(kept));
    if (m_kept.size() > kKeptContents)
        m_kept.pop_back();
    const Kept &now = m_kept.front();
    if (lies(now))
        return now.content.substr(offset - now.start, length);
    return readOn(*content->reader, path, now.start, now.content, offset, length);
}

} // namespace interloper
