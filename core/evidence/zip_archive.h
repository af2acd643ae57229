// The structure of a zip archive as libarchive reads it: entries and blocks of their data, without any policy. Where
// libarchive gives an archive up, it is opened again behind the damage. One thread at a time.
#pragma once

#include "evidence/byte_source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct archive;
struct archive_entry;

namespace interloper {

struct ZipEntry
{
    enum class Kind { File, Folder, Link, Special };

    std::string name; ///< raw bytes; may be empty
    Kind kind = Kind::File;
    std::uint64_t size = 0; ///< promised; 0 where unknown
    bool encrypted = false;
    bool overlaps = false; ///< its data lies in that of the entry before
    std::string method;    ///< `uncompressed`, `deflation`, ... in libarchive's words
    std::string target;    ///< of a link
};

struct ZipBlock
{
    std::string_view bytes; ///< until the next call of the archive
    bool ended = false;     ///< no more data comes
    std::optional<Issue> issue;
};

class ZipArchive
{
public:
    explicit ZipArchive(std::unique_ptr<ByteSource> source);
    ~ZipArchive();
    ZipArchive(const ZipArchive &) = delete;
    ZipArchive &operator=(const ZipArchive &) = delete;

    std::optional<ZipEntry> next();

    /// More data of the entry that next() gave. Reading until it ended checks sum and sizes.
    ZipBlock block();

    std::uint64_t place() const; ///< byte of the archive that is read next
    std::uint64_t size() const { return m_source->size(); }
    std::uint64_t bytesOnDisk() const { return m_source->bytesOnDisk(); }

    /// What was wrong with the archive as a whole. Requires: next() gave nullopt.
    ContentEnd end();

private:
    enum class Mode { Directory, FrontToBack };

    struct Callbacks;

    bool open(Mode mode, std::uint64_t from);
    bool reopen();
    bool reopenBehind(std::uint64_t from);
    bool hasDirectory();
    std::optional<std::uint64_t> findEntry(std::uint64_t from);
    ZipEntry describe(archive_entry *entry, std::uint64_t dataEndBefore) const;
    Issue failureIssue() const;
    void addIssue(std::string code, std::string detail);

    std::unique_ptr<ByteSource> m_source;
    std::vector<char> m_buffer;
    archive *m_archive = nullptr;
    Mode m_mode = Mode::FrontToBack;
    bool m_canSeek = false;
    std::uint64_t m_from = 0;     // where libarchive's byte 0 lies
    std::uint64_t m_dataEnd = 0;  // of the entry that was read to its end
    std::uint64_t m_entries = 0;  // since the last opening by directory
    std::uint64_t m_scanFrom = 0; // no entry is looked for before this byte again
    unsigned m_reopened = 0;
    bool m_brokenInData = false;
    bool m_broken = false;
    ContentEnd m_end;
};

} // namespace interloper
