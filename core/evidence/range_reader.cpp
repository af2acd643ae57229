#include "evidence/range_reader.h"

#include "evidence/content_reader.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::size_t kKeptFiles = 2;
constexpr std::uint64_t kKeptBytes = 160ull << 20; // a larger content is inflated again each time
constexpr std::size_t kChunk = 1u << 20;

tl::unexpected<Error> shorter(const std::string &path)
{
    return failure(ErrorCode::Damaged, "the file is shorter than when it was read; it changed since", path);
}

// The content up to `end`, or all of it.
std::string contentUpTo(ContentReader &content, std::uint64_t end)
{
    std::string out;
    while (out.size() < end) {
        const std::size_t had = out.size();
        const std::uint64_t hint = std::max<std::uint64_t>(content.sizeHint() + 1, kChunk);
        out.resize(had + static_cast<std::size_t>(had == 0 && hint <= kKeptBytes ? hint : kChunk));
        const std::size_t got = content.read(out.data() + had, out.size() - had);
        out.resize(had + got);
        if (got == 0)
            break;
    }
    return out;
}

Result<std::string> skimRange(ContentReader &content, const std::string &path, std::uint64_t offset,
                              std::uint64_t length)
{
    std::string out;
    std::string chunk(kChunk, '\0');
    std::uint64_t at = 0;
    while (out.size() < length) {
        const std::size_t got = content.read(chunk.data(), chunk.size());
        if (got == 0)
            return shorter(path);
        const std::uint64_t from = std::max(at, offset);
        const std::uint64_t to = std::min(at + got, offset + length);
        if (from < to)
            out.append(chunk, from - at, to - from);
        at += got;
    }
    return out;
}

} // namespace

Result<std::string> RangeReader::read(const std::string &openPath, std::uint64_t offset, std::uint64_t length)
{
    if (openPath == "-")
        return failure(ErrorCode::NotReadable, "came from standard input and cannot be read again", openPath);
    const auto kept =
        std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept &entry) { return entry.path == openPath; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
    } else {
        auto content = openContent(openPath);
        if (!content)
            return tl::unexpected(content.error());
        const bool small = (*content)->sizeHint() > 0 && (*content)->sizeHint() <= kKeptBytes;
        if (!small)
            return skimRange(**content, openPath, offset, length);
        m_kept.push_front({openPath, contentUpTo(**content, kKeptBytes)});
        if (m_kept.size() > kKeptFiles)
            m_kept.pop_back();
    }
    const std::string &content = m_kept.front().content;
    if (offset > content.size() || length > content.size() - offset)
        return shorter(openPath);
    return content.substr(offset, length);
}

} // namespace interloper
