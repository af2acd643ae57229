#include "evidence/zip_reader.h"

#include "base/text.h"
#include "evidence/content_reader.h"
#include "evidence/sha256.h"

#include <algorithm>
#include <cstring>

namespace interloper {
namespace {

// A larger promise is not believed before it is kept: memory is set aside for what a source says of its size.
constexpr std::uint64_t kBelievedSize = 16ull << 20;

std::string bytesWords(std::uint64_t bytes)
{
    return std::to_string(bytes >> 20) + " MiB";
}

const std::string kTimesItsSize = " to more than " + std::to_string(kBombRatio) + " times its size";

} // namespace

// The archive, and what all members together gave.
struct ZipReader::Shared
{
    Shared(std::unique_ptr<ByteSource> source, InflateLimits wanted) : zip(std::move(source)), limits(wanted) {}

    bool isBomb() const
    {
        if (limits == InflateLimits::Lifted)
            return false;
        const std::uint64_t stored = std::max<std::uint64_t>(1, zip.size() > 0 ? zip.size() : zip.bytesOnDisk());
        return out > kBombBytes && out / stored > kBombRatio;
    }

    // One member's content, hashed as it passes.
    class Member final : public ByteSource
    {
    public:
        Member(Shared &shared, std::uint64_t promised)
            : m_shared(shared),
              m_promised(promised <= kBelievedSize ? promised : 0),
              m_diskStart(shared.zip.bytesOnDisk()),
              m_placeStart(shared.zip.place())
        {}

        std::uint64_t size() const override { return m_promised; }
        std::uint64_t bytesOnDisk() const override { return m_shared.zip.bytesOnDisk() - m_diskStart; }

        ContentEnd end(std::uint64_t contentOffset) override
        {
            ContentEnd out;
            out.whole = m_issues.empty();
            out.issues = std::move(m_issues);
            for (Issue &issue : out.issues)
                issue.offset = contentOffset;
            if (m_all)
                out.sha256 = m_hash.finish();
            return out;
        }

    protected:
        std::size_t readNext(char *out, std::size_t room) override
        {
            while (m_block.empty() && !m_ended)
                nextBlock();
            const std::size_t got = std::min(room, m_block.size());
            std::copy_n(m_block.data(), got, out);
            m_block.remove_prefix(got);
            return got;
        }

    private:
        // A wrong sum or size is told when the data has ended, all of which is there; any other issue ends the data.
        void nextBlock()
        {
            const ZipBlock block = m_shared.zip.block();
            m_block = block.bytes;
            m_hash.add(block.bytes);
            m_out += block.bytes.size();
            m_shared.out += block.bytes.size();
            m_ended = block.ended;
            m_all = block.ended && !block.issue;
            if (block.issue)
                m_issues.push_back(*block.issue);
            checkLimits();
        }

        void checkLimits()
        {
            const std::uint64_t packed = std::max<std::uint64_t>(1, m_shared.zip.place() - m_placeStart);
            const std::string kept = "; reading stopped, what came before is kept; it is read to its end on request";
            if (m_ended || m_shared.limits == InflateLimits::Lifted)
                return;
            if (m_out > kBombBytes && m_out / packed > kBombRatio)
                stop("zip-bomb", "inflates" + kTimesItsSize + kept);
            else if (m_shared.isBomb())
                stop("zip-bomb", "the members of this archive inflate" + kTimesItsSize + kept);
            else if (m_out > kInflatedMax)
                stop("size-limit", "inflates to more than " + bytesWords(kInflatedMax) + kept);
        }

        void stop(std::string code, std::string detail)
        {
            m_ended = true;
            m_issues.push_back({Severity::Error, std::move(code), 0, 0, 0, std::move(detail)});
        }

        Shared &m_shared;
        std::uint64_t m_promised;
        std::uint64_t m_diskStart;
        std::uint64_t m_placeStart;
        std::string_view m_block; // of the archive, until its next call
        std::uint64_t m_out = 0;
        bool m_ended = false;
        bool m_all = false;
        Sha256 m_hash;
        std::vector<Issue> m_issues;
    };

    ZipArchive zip;
    InflateLimits limits;
    std::uint64_t out = 0;
};

ZipReader::ZipReader(std::unique_ptr<ByteSource> source, InflateLimits limits)
    : m_shared(std::make_unique<Shared>(std::move(source), limits))
{}

ZipReader::~ZipReader() = default;

std::optional<ZipMember> ZipReader::next()
{
    const auto stop = [&](std::string code, std::string detail) {
        m_end.whole = false;
        m_end.issues.push_back({Severity::Error, std::move(code), 0, 0, 0, std::move(detail)});
        return std::nullopt;
    };
    if (m_shared->isBomb())
        return stop("zip-bomb",
                    "the members inflate" + kTimesItsSize + "; the members behind are not read; they are on request");
    while (const auto entry = m_shared->zip.next()) {
        if (entry->kind == ZipEntry::Kind::Folder && entry->size == 0)
            continue;
        if (++m_members > kZipMembersMax)
            return stop("too-many-members",
                        "more than " + std::to_string(kZipMembersMax) + " members; those behind are not read");
        ZipMember out;
        out.label = labelOf(*entry, out.issues);
        judge(*entry, out);
        return out;
    }
    return std::nullopt;
}

void ZipReader::judge(const ZipEntry &entry, ZipMember &member)
{
    const auto refuse = [&](std::string code, std::string detail, bool harmless) {
        member.harmless = harmless;
        member.issues.push_back(
            {harmless ? Severity::Info : Severity::Error, std::move(code), 0, 0, 0, std::move(detail)});
    };
    if (entry.overlaps)
        member.issues.push_back({Severity::Warning, "overlapping-members", 0, 0, 0,
                                 "the member lies in the data of the one before it, as no archiver writes it"});
    if (entry.kind == ZipEntry::Kind::Link)
        refuse("symlink", "symbolic link to " + visible(entry.target) + ", not followed", true);
    else if (entry.kind == ZipEntry::Kind::Folder)
        refuse("folder-with-data", "a folder that has data, which no archiver writes; not read", false);
    else if (entry.kind == ZipEntry::Kind::Special)
        refuse("special-file", "not a regular file, not read", true);
    else if (entry.encrypted)
        refuse("encrypted", "encrypted, not read; unpack it with its password first", false);
    else if (entry.method != "uncompressed" && entry.method != "deflation")
        refuse("unsupported-method",
               "packed in a way that is not supported (" + visible(entry.method) + "), not read; unpack it first",
               false);
    else
        member.source = std::make_unique<Shared::Member>(*m_shared, entry.size);
}

std::string ZipReader::labelOf(const ZipEntry &entry, std::vector<Issue> &issues)
{
    std::string name = entry.name.empty() ? "(no name)" : entry.name;
    if (name.size() > kZipNameMax) {
        issues.push_back({Severity::Warning, "long-name", 0, 0, 0,
                          "the name has " + std::to_string(name.size()) + " bytes; the first " +
                              std::to_string(kZipNameMax) + " are kept"});
        name.resize(kZipNameMax);
    }
    unsigned &copies = m_labels[name];
    std::string label = name;
    while (++copies > 1 && !m_labels.emplace(label = name + " (" + std::to_string(copies) + ")", 1).second) {
    }
    return label;
}

std::uint64_t ZipReader::size() const
{
    return m_shared->zip.size();
}

std::uint64_t ZipReader::bytesOnDisk() const
{
    return m_shared->zip.bytesOnDisk();
}

ContentEnd ZipReader::end()
{
    ContentEnd stored = m_shared->zip.end();
    stored.whole = stored.whole && m_end.whole;
    std::move(m_end.issues.begin(), m_end.issues.end(), std::back_inserter(stored.issues));
    return stored;
}

} // namespace interloper
