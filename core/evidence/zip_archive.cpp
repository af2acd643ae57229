#include "evidence/zip_archive.h"

#include "base/os_posix.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <clocale>
#include <cstdio>

namespace interloper {
namespace {

constexpr std::uint64_t kBufferBytes = 64 * 1024;
constexpr std::uint64_t kLeastBuffer = 4 * 1024;
constexpr unsigned kReopenedMax = 100; // each costs a look at the whole directory
constexpr std::string_view kEntryMark("PK\x03\x04", 4);
constexpr std::string_view kDirectoryEndMark("PK\x05\x06", 4);
constexpr std::size_t kDirectoryEndBytes = 22;
constexpr std::uint64_t kDirectoryEndMost = kDirectoryEndBytes + 65535; // with a comment

// Names are converted by the thread's locale, and UTF-8 ones taken over only under a UTF-8 locale; the program's own
// stays as it is.
class LocaleGuard
{
public:
    LocaleGuard() : m_before(::uselocale(utf8())) {}
    ~LocaleGuard() { ::uselocale(m_before); }
    LocaleGuard(const LocaleGuard &) = delete;
    LocaleGuard &operator=(const LocaleGuard &) = delete;

private:
    // Loaded once: that takes longer than opening a small archive.
    static locale_t utf8()
    {
        static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return kUtf8;
    }

    locale_t m_before;
};

// `ZIP 2.0 (deflation)` -> `deflation`
std::string methodOf(const char *formatName)
{
    const std::string_view name = formatName != nullptr ? formatName : "";
    const std::size_t open = name.find('(');
    const std::size_t close = name.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {};
    return std::string(name.substr(open + 1, close - open - 1));
}

ZipEntry::Kind kindOf(unsigned type)
{
    switch (type) {
    case AE_IFREG:
        return ZipEntry::Kind::File;
    case AE_IFDIR:
        return ZipEntry::Kind::Folder;
    case AE_IFLNK:
        return ZipEntry::Kind::Link;
    default:
        return ZipEntry::Kind::Special;
    }
}

} // namespace

struct ZipArchive::Callbacks
{
    static la_ssize_t read(archive *reader, void *data, const void **out)
    {
        auto &self = *static_cast<ZipArchive *>(data);
        const std::size_t got = self.m_source->read(self.m_buffer.data(), self.m_buffer.size());
        if (got == 0 && self.m_source->systemError() != 0) {
            archive_set_error(reader, self.m_source->systemError(), "read failed");
            return ARCHIVE_FATAL;
        }
        *out = self.m_buffer.data();
        return static_cast<la_ssize_t>(got);
    }

    static la_int64_t seek(archive * /*reader*/, void *data, la_int64_t offset, int whence)
    {
        auto &self = *static_cast<ZipArchive *>(data);
        const auto size = static_cast<la_int64_t>(self.m_source->size() - self.m_from);
        const auto place = static_cast<la_int64_t>(self.m_source->position() - self.m_from);
        const la_int64_t to = offset + (whence == SEEK_END ? size : whence == SEEK_CUR ? place : 0);
        if (to < 0 || to > size || !self.m_source->seek(self.m_from + static_cast<std::uint64_t>(to)))
            return ARCHIVE_FATAL;
        return to;
    }
};

ZipArchive::ZipArchive(std::unique_ptr<ByteSource> source)
    : m_source(std::move(source)),
      m_buffer(m_source->size() > 0 ? std::clamp(m_source->size(), kLeastBuffer, kBufferBytes) : kBufferBytes)
{
    m_canSeek = m_source->size() > 0 && m_source->seek(0);
    const bool directory = m_canSeek && hasDirectory();
    if (m_canSeek && !directory)
        addIssue("no-directory", "the archive has no directory at its end: it is cut or damaged; what can be read from "
                                 "front to back is kept");
    m_broken = !open(directory ? Mode::Directory : Mode::FrontToBack, 0);
}

ZipArchive::~ZipArchive()
{
    archive_read_free(m_archive);
}

bool ZipArchive::open(Mode mode, std::uint64_t from)
{
    archive_read_free(m_archive);
    m_archive = archive_read_new();
    m_mode = mode;
    m_from = from;
    m_entries = 0;
    m_dataEnd = 0;
    m_broken = m_brokenInData = false;
    if (m_canSeek && !m_source->seek(from))
        return false;
    if (mode == Mode::Directory) {
        archive_read_support_format_zip(m_archive);
        archive_read_set_seek_callback(m_archive, Callbacks::seek);
    } else {
        archive_read_support_format_zip_streamable(m_archive);
    }
    archive_read_set_read_callback(m_archive, Callbacks::read);
    archive_read_set_callback_data(m_archive, this);
    const LocaleGuard guard;
    return archive_read_open1(m_archive) == ARCHIVE_OK;
}

std::optional<ZipEntry> ZipArchive::next()
{
    const LocaleGuard guard;
    while (true) {
        if (m_broken && !reopen())
            return std::nullopt;
        archive_entry *entry = nullptr;
        const std::uint64_t dataEndBefore = m_dataEnd;
        m_dataEnd = 0;
        const int result = archive_read_next_header(m_archive, &entry);
        if (result == ARCHIVE_EOF)
            return std::nullopt;
        if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
            ++m_entries;
            return describe(entry, dataEndBefore);
        }
        m_broken = true;
        m_brokenInData = false;
    }
}

ZipEntry ZipArchive::describe(archive_entry *entry, std::uint64_t dataEndBefore) const
{
    ZipEntry out;
    if (const char *name = archive_entry_pathname(entry); name != nullptr)
        out.name = name;
    if (const char *target = archive_entry_symlink(entry); target != nullptr)
        out.target = target;
    out.kind = kindOf(archive_entry_filetype(entry));
    out.size = archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0
                   ? static_cast<std::uint64_t>(archive_entry_size(entry))
                   : 0;
    out.encrypted = archive_entry_is_encrypted(entry) == 1;
    out.overlaps = m_mode == Mode::Directory && place() < dataEndBefore;
    out.method = methodOf(archive_format_name(m_archive));
    return out;
}

ZipBlock ZipArchive::block()
{
    ZipBlock out;
    const void *bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(m_archive, &bytes, &size, &offset);
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
        out.bytes = {static_cast<const char *>(bytes), size};
    out.ended = result == ARCHIVE_EOF || result == ARCHIVE_FAILED || result == ARCHIVE_FATAL;
    if (result != ARCHIVE_OK && result != ARCHIVE_EOF)
        out.issue = failureIssue();
    if (result == ARCHIVE_EOF)
        m_dataEnd = place();
    if (result == ARCHIVE_FATAL)
        m_broken = m_brokenInData = true;
    return out;
}

Issue ZipArchive::failureIssue() const
{
    const char *text = archive_error_string(m_archive);
    const std::string_view words = text != nullptr ? text : "";
    Issue out{Severity::Error, "damaged", 0, 0, 0, {}};
    const std::string where = " at byte " + std::to_string(place()) + " of the archive";
    if (m_source->systemError() != 0) {
        out.code = "read-error";
        out.detail =
            "reading failed" + where + ": " + systemErrorText(m_source->systemError()) + "; what came before is kept";
    } else if (words.find("CRC") != std::string_view::npos) {
        out.code = "checksum-mismatch";
        out.detail = "the member's checksum is not that of its content; the content is kept, a part of it may be wrong";
    } else if (words.find("wrong size") != std::string_view::npos) {
        out.code = "wrong-size";
        out.detail = "the member has another size than the archive says; what there is of it is kept";
    } else if (words.find("runcated") != std::string_view::npos || (size() > 0 && place() >= size())) {
        out.code = "truncated";
        out.detail = "the archive ends inside the member" + where + "; what came before is kept, the rest is missing";
    } else {
        out.detail = "the member is damaged" + where + "; what came before is kept, the rest of it is missing";
    }
    return out;
}

std::uint64_t ZipArchive::place() const
{
    return m_from + static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(m_archive, 0)));
}

// The member that broke the archive is left behind: by the directory where there is one, else at the next entry's mark.
bool ZipArchive::reopen()
{
    const std::uint64_t at = place();
    if (m_source->systemError() != 0)
        return false; // end() says it
    if (!m_canSeek) {
        addIssue("truncated",
                 "the archive cannot be read beyond byte " + std::to_string(at) + "; members behind it are missing");
        return false;
    }
    if (++m_reopened > kReopenedMax) {
        addIssue("damaged", "the archive is damaged in more than " + std::to_string(kReopenedMax) +
                                " places; it is not read beyond byte " + std::to_string(at));
        return false;
    }
    if (m_mode == Mode::Directory && m_entries == 0 && !m_brokenInData) {
        addIssue("damaged-directory",
                 "the archive's directory is damaged; what can be read from front to back is kept");
        return open(Mode::FrontToBack, 0);
    }
    if (m_mode == Mode::Directory && m_brokenInData) {
        const std::uint64_t toPass = m_entries;
        bool passed = open(Mode::Directory, 0);
        archive_entry *entry = nullptr;
        for (; passed && m_entries < toPass; ++m_entries)
            passed = archive_read_next_header(m_archive, &entry) >= ARCHIVE_WARN;
        if (passed)
            return true;
    }
    return reopenBehind(at);
}

bool ZipArchive::reopenBehind(std::uint64_t from)
{
    const auto entry = findEntry(std::max(from, m_scanFrom));
    if (m_mode == Mode::Directory)
        addIssue("damaged", "the archive is damaged at byte " + std::to_string(from) +
                                (entry ? "; reading went on at byte " + std::to_string(*entry)
                                       : "; no member was found behind it"));
    if (!entry)
        return false;
    m_scanFrom = *entry + kEntryMark.size();
    return open(Mode::FrontToBack, *entry);
}

bool ZipArchive::hasDirectory()
{
    const std::uint64_t most = std::min(m_source->size(), kDirectoryEndMost);
    if (!m_source->seek(m_source->size() - most))
        return false;
    const std::string_view tail = m_source->peek(static_cast<std::size_t>(most));
    const std::size_t mark = tail.rfind(kDirectoryEndMark);
    const bool found = mark != std::string_view::npos && tail.size() - mark >= kDirectoryEndBytes;
    return m_source->seek(0) && found;
}

std::optional<std::uint64_t> ZipArchive::findEntry(std::uint64_t from)
{
    if (!m_source->seek(from))
        return std::nullopt;
    std::size_t kept = 0; // of what was looked through before: a mark may begin there
    while (true) {
        const std::size_t got = m_source->read(m_buffer.data() + kept, m_buffer.size() - kept);
        const std::string_view text(m_buffer.data(), kept + got);
        if (const std::size_t found = text.find(kEntryMark); found != std::string_view::npos)
            return from + found;
        if (got == 0)
            return std::nullopt;
        kept = std::min(text.size(), kEntryMark.size() - 1);
        from += text.size() - kept;
        std::copy(text.end() - std::ptrdiff_t(kept), text.end(), m_buffer.begin());
    }
}

void ZipArchive::addIssue(std::string code, std::string detail)
{
    m_end.whole = false;
    m_end.issues.push_back({Severity::Error, std::move(code), 0, 0, 0, std::move(detail)});
}

ContentEnd ZipArchive::end()
{
    ContentEnd stored = m_source->end(0);
    m_end.whole = m_end.whole && stored.whole;
    std::move(stored.issues.begin(), stored.issues.end(), std::back_inserter(m_end.issues));
    m_end.sha256 = std::move(stored.sha256);
    return std::move(m_end);
}

} // namespace interloper
