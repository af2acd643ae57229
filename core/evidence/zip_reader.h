// The members of a zip archive, one after the other, as byte sources. Nothing is ever extracted: a member's name is a
// label. Limits are here; libarchive's part is in zip_archive.
#pragma once

#include "base/hash.h"
#include "evidence/content_reader.h"
#include "evidence/zip_archive.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace interloper {

inline constexpr std::uint64_t kZipMembersMax = 200'000;
inline constexpr std::size_t kZipNameMax = 4096;

struct ZipMember
{
    std::string label;                  ///< the name's bytes; made unlike all labels before it, never empty
    std::unique_ptr<ByteSource> source; ///< null: not read, the last issue says why. Valid until the next next()
    std::vector<Issue> issues;
    bool harmless = false; ///< not read, as a link in a folder is not
};

class ZipReader
{
public:
    /// A source that can seek is read by the archive's own directory, any other from front to back.
    explicit ZipReader(std::unique_ptr<ByteSource> source, InflateLimits limits = InflateLimits::Kept);
    ~ZipReader();
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    /// The next member that is a file, or is to be named; plain folders are passed over. nullopt is the end.
    std::optional<ZipMember> next();

    std::uint64_t size() const;        ///< of the archive; 0 where nothing is known
    std::uint64_t bytesOnDisk() const; ///< read so far

    /// What is wrong with the archive itself. Requires: next() gave nullopt.
    ContentEnd end();

private:
    struct Shared;

    std::string labelOf(const ZipEntry &entry, std::vector<Issue> &issues);
    void judge(const ZipEntry &entry, ZipMember &member);

    std::unique_ptr<Shared> m_shared;
    std::unordered_map<std::string, unsigned, SeededHash, std::equal_to<>>
        m_labels; // and the number of the last copy that was labelled
    std::uint64_t m_members = 0;
    ContentEnd m_end;
};

} // namespace interloper
