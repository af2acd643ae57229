// A case: which evidence is open and what a responder wrote about its findings, in one SQLite file that survives a
// kill, a full disk and a power cut. Nothing else opens the file. Owned by whoever opened it, usually
// ui/jobs/case_writer; used by one thread at a time. Every call waits for the disk.
//
// What is written is a revision and stays. Text that is still being typed is a draft: one for each finding and writer,
// replaced by the next and turned into a revision by append(), or by the next open() where its writer was killed.
#pragma once

#include "casefile/annotation.h"
#include "casefile/sqlite.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace interloper {

class CaseFile
{
public:
    /// Makes a new case at `path`, private to the user, with the folders above it. The file appears when it is whole.
    /// NotWritable where something of that name is there.
    static Result<CaseFile> create(const std::string &path);

    /// Opens an existing case; read-only where file or folder cannot be written. Errors: NotFound; NotOurs for any file
    /// that is not a case of this version, which is left untouched; Damaged; NotReadable.
    static Result<CaseFile> open(const std::string &path);

    /// Opens without ever changing what the case says, for exports and lists.
    static Result<CaseFile> openToRead(const std::string &path);

    const std::string &path() const { return m_path; } ///< absolute, without symbolic links
    bool isReadOnly() const { return m_readOnly; }

    /// Adds a revision. Saved, and durably, only where this returns a value; otherwise the case is as it was and the
    /// call can be repeated. `updated` is stored as given; order is by revision.
    Result<void> append(const Annotation &annotation);
    /// Keeps what is being typed, as durably as append().
    Result<void> saveDraft(const Annotation &annotation);

    /// The newest of each finding, drafts included, ordered by finding key.
    Result<std::vector<Annotation>> latestAnnotations();
    /// Everything that was ever said of a finding, oldest first, drafts included.
    Result<std::vector<Annotation>> history(std::string_view findingKey);

    /// The evidence of the case as raw bytes, in the user's order. Absolute paths, so that the case can be resumed from
    /// any folder. Earlier lists are kept; an equal list is not written again.
    Result<void> setEvidence(const std::vector<std::string> &paths);
    Result<std::vector<std::string>> evidence();

    /// What the window remembers of itself (`selection`, for instance); any bytes. nullopt: never set.
    Result<void> setState(std::string_view key, std::string_view value);
    Result<std::optional<std::string>> state(std::string_view key);

private:
    enum class Access { Write, Read };
    CaseFile(SqliteConnection connection, std::string path, Access access);

    static Result<CaseFile> openAs(const std::string &path, Access access);
    static Result<SqliteConnection> connect(const std::string &path, Access access);
    Result<void> reconnect();
    Result<void> write(const std::function<Result<void>()> &work);
    Result<void> insert(std::string_view table, const Annotation &annotation);
    Result<void> keepDraftsOfTheDead();
    Result<std::vector<Annotation>> read(SqliteStatement statement);
    bool isStillThere() const;
    Error worded(Error error, std::string_view what) const;

    SqliteConnection m_connection;
    std::string m_path;
    std::string m_writer; ///< random name of this opening, so that two windows keep their own drafts
    bool m_readOnly;
    bool m_doubtful = false; ///< a write failed: open again and check before the next one is called saved
    dev_t m_device = 0;      ///< which file was opened, so that another put in its place is never written to
    ino_t m_inode = 0;
};

} // namespace interloper
