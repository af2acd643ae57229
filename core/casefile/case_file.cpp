#include "casefile/case_file.h"

#include "base/folders.h"
#include "base/os_posix.h"
#include "casefile/byte_list.h"
#include "casefile/case_schema.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace interloper {
namespace {

constexpr std::string_view kColumns = "finding_key, verdict, reason, note, tags, evidence, author, time";

/// Absolute and without links, or empty with errno set.
std::string realPath(const std::string &path)
{
    std::array<char, PATH_MAX> resolved{};
    return realpath(path.c_str(), resolved.data()) == nullptr ? std::string() : std::string(resolved.data());
}

tl::unexpected<Error> systemFailure(std::string_view what, const std::string &path, int error)
{
    const ErrorCode code = error == ENOENT                      ? ErrorCode::NotFound
                           : error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull
                                                                : ErrorCode::NotWritable;
    return failure(code, std::string(what) + ": " + systemErrorText(error), path, error);
}

/// Gives `from` the name `to` unless that is taken. 0 or errno.
int renameToNew(const std::string &from, const std::string &to)
{
    if (link(from.c_str(), to.c_str()) == 0) {
        unlink(from.c_str());
        return 0;
    }
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
        return errno;
    // A file system without hard links has no such step; the check before is the best there is.
    if (isAllowed(to, F_OK))
        return EEXIST;
    return rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// An empty case at `path`, which is made new with rights for its owner alone.
Result<void> makeEmptyCase(const std::string &path)
{
    const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return systemFailure("the case file could not be made", path, errno);
    close(fd);
    const std::string real = realPath(path);
    auto connection = SqliteConnection::open(real, SqliteConnection::Mode::ReadWrite);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    if (auto applied = applyCaseSettings(*connection); !applied)
        return applied;
    return createCaseSchema(*connection);
}

} // namespace

CaseFile::CaseFile(SqliteConnection connection, std::string path, Access access)
    : m_connection(std::move(connection)),
      m_path(std::move(path)),
      m_readOnly(access == Access::Read || m_connection.isReadOnly() || !isAllowed(folderOf(m_path), W_OK))
{
    struct stat status
    {};
    if (stat(m_path.c_str(), &status) == 0) {
        m_device = status.st_dev;
        m_inode = status.st_ino;
    }
}

Error CaseFile::worded(Error error, std::string_view what) const
{
    error.what = std::string(what) + ": " + error.what;
    error.path = m_path;
    return error;
}

Result<CaseFile> CaseFile::create(const std::string &path)
{
    constexpr std::string_view kWhat = "the case file could not be made";
    if (const int error = makePrivateFolders(folderOf(path)); error != 0)
        return systemFailure("the folder for cases could not be made", folderOf(path), error);
    const std::string unfinished = path + "." + std::to_string(getpid()) + ".new";
    const auto made = makeEmptyCase(unfinished);
    int error = 0;
    if (made) {
        error = renameToNew(unfinished, path);
        if (error == 0)
            error = syncFolder(folderOf(path));
    }
    if (!made || error != 0) {
        unlink(unfinished.c_str());
        unlink((unfinished + "-journal").c_str());
    }
    if (!made)
        return failure(made.error().code, std::string(kWhat) + ": " + made.error().what, path,
                       made.error().systemError);
    if (error != 0)
        return systemFailure(kWhat, path, error);
    return open(path);
}

Result<CaseFile> CaseFile::open(const std::string &path)
{
    auto opened = openAs(path, Access::Write);
    if (!opened || opened->m_readOnly)
        return opened;
    if (const auto kept = opened->keepDraftsOfTheDead(); !kept)
        return tl::unexpected<Error>(kept.error());
    return opened;
}

Result<CaseFile> CaseFile::openToRead(const std::string &path)
{
    return openAs(path, Access::Read);
}

Result<CaseFile> CaseFile::openAs(const std::string &path, Access access)
{
    constexpr std::string_view kWhat = "the case file could not be opened";
    const std::string real = realPath(path);
    if (real.empty())
        return systemFailure(kWhat, path, errno);
    auto connection = connect(real, access);
    if (!connection) {
        Error error = connection.error();
        error.what = std::string(kWhat) + ": " + error.what;
        error.path = path;
        return tl::unexpected<Error>(std::move(error));
    }
    const auto writer = connection->value("SELECT hex(randomblob(8))");
    if (!writer)
        return tl::unexpected<Error>(writer.error());
    CaseFile file(std::move(*connection), real, access);
    file.m_writer = *writer;
    return file;
}

Result<SqliteConnection> CaseFile::connect(const std::string &path, Access access)
{
    using Mode = SqliteConnection::Mode;
    struct stat status
    {};
    if (stat(path.c_str(), &status) != 0)
        return failure(ErrorCode::NotFound, systemErrorText(errno), path, errno);
    if (!S_ISREG(status.st_mode))
        return failure(ErrorCode::NotOurs, "it is not a regular file", path);
    if (!isAllowed(path, R_OK))
        return failure(ErrorCode::NotReadable, systemErrorText(errno), path, errno);
    {
        // Opened the usual way, a stranger's database with a journal beside it would be changed by looking at it.
        const auto untouched = SqliteConnection::open(path, Mode::Untouched);
        if (!untouched)
            return tl::unexpected<Error>(untouched.error());
        const auto header = untouched->header();
        if (!header)
            return tl::unexpected<Error>(header.error());
        if (const auto ours = checkCaseHeader(*header); !ours)
            return tl::unexpected<Error>(ours.error());
    }
    // Also a reader finishes what a killed writer left in the journal, which only a connection that may write can do.
    const bool writable = isAllowed(path, W_OK);
    auto connection = SqliteConnection::open(path, writable ? Mode::ReadWrite : Mode::ReadOnly);
    if (!connection)
        return connection;
    for (const auto &check : {checkCaseSchema, applyCaseSettings, checkCaseIntegrity}) {
        if (const auto passed = check(*connection); !passed)
            return tl::unexpected<Error>(passed.error());
    }
    if (access == Access::Read) {
        if (const auto set = connection->execute("PRAGMA query_only=ON"); !set)
            return tl::unexpected<Error>(set.error());
    }
    return connection;
}

Result<void> CaseFile::reconnect()
{
    auto connection = connect(m_path, Access::Write);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    m_connection = std::move(*connection);
    m_doubtful = false;
    return {};
}

bool CaseFile::isStillThere() const
{
    struct stat status
    {};
    return stat(m_path.c_str(), &status) == 0 && status.st_dev == m_device && status.st_ino == m_inode;
}

Result<void> CaseFile::write(const std::function<Result<void>()> &work)
{
    constexpr std::string_view kWhat = "the case file could not be written";
    if (m_readOnly)
        return failure(ErrorCode::NotWritable, "the case file is open read-only", m_path);
    if (!isStillThere())
        return failure(ErrorCode::NotWritable, "the case file was moved, replaced or deleted while it was open",
                       m_path);
    const auto attempt = [&]() -> Result<void> {
        if (m_doubtful) {
            if (auto again = reconnect(); !again)
                return again;
        }
        auto transaction = SqliteTransaction::begin(m_connection);
        if (!transaction)
            return tl::unexpected<Error>(transaction.error());
        if (auto done = work(); !done)
            return done;
        return transaction->commit();
    };
    auto done = attempt();
    if (done)
        return done;
    m_doubtful = true;
    return tl::unexpected<Error>(worded(done.error(), kWhat));
}

Result<void> CaseFile::insert(std::string_view table, const Annotation &annotation)
{
    // One counter for revisions and drafts, so that the greatest number is always the newest text.
    auto statement = m_connection.prepare(
        "INSERT INTO " + std::string(table) + "(rev, writer, " + std::string(kColumns) +
        ") VALUES(1 + max(ifnull((SELECT max(rev) FROM annotation), 0), ifnull((SELECT max(rev) FROM draft), 0)), "
        "?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    statement->bind(m_writer).bind(annotation.findingKey);
    if (annotation.verdict)
        statement->bind(verdictId(*annotation.verdict));
    else
        statement->bindNull();
    return statement->bind(annotation.reason)
        .bind(annotation.note)
        .bindBlob(encodeByteList(annotation.tags))
        .bindBlob(encodeByteList(annotation.evidence))
        .bind(annotation.author)
        .bind(annotation.updated)
        .run();
}

Result<void> CaseFile::append(const Annotation &annotation)
{
    return write([&]() -> Result<void> {
        if (auto inserted = insert("annotation", annotation); !inserted)
            return inserted;
        auto statement = m_connection.prepare("DELETE FROM draft WHERE writer = ? AND finding_key = ?");
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        return statement->bind(m_writer).bind(annotation.findingKey).run();
    });
}

Result<void> CaseFile::saveDraft(const Annotation &annotation)
{
    return write([&]() -> Result<void> {
        if (auto inserted = insert("draft", annotation); !inserted)
            return inserted;
        auto statement = m_connection.prepare("DELETE FROM draft WHERE writer = ?1 AND finding_key = ?2 AND rev < "
                                              "(SELECT max(rev) FROM draft WHERE writer = ?1 AND finding_key = ?2)");
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        return statement->bind(m_writer).bind(annotation.findingKey).run();
    });
}

Result<void> CaseFile::keepDraftsOfTheDead()
{
    const auto any = m_connection.value("SELECT count(*) FROM draft");
    if (!any)
        return tl::unexpected<Error>(worded(any.error(), "the case file could not be read"));
    if (*any == "0")
        return {};
    return write([&]() -> Result<void> {
        if (auto copied = m_connection.execute("INSERT INTO annotation SELECT * FROM draft"); !copied)
            return copied;
        return m_connection.execute("DELETE FROM draft");
    });
}

Result<std::vector<Annotation>> CaseFile::read(SqliteStatement statement)
{
    constexpr std::string_view kWhat = "the notes could not be read";
    std::vector<Annotation> annotations;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return tl::unexpected<Error>(worded(row.error(), kWhat));
        if (!*row)
            return annotations;
        auto tags = decodeByteList(statement.bytes(4));
        auto evidence = decodeByteList(statement.bytes(5));
        if (!tags || !evidence)
            return failure(ErrorCode::Damaged, std::string(kWhat) + ": a list in the case file is damaged", m_path);
        annotations.push_back({statement.bytes(0), verdictFromId(statement.bytes(1)), statement.bytes(2),
                               statement.bytes(3), std::move(*tags), std::move(*evidence), statement.bytes(6),
                               statement.bytes(7)});
    }
}

Result<std::vector<Annotation>> CaseFile::latestAnnotations()
{
    // SQLite takes the other columns from the row that has the maximum.
    const std::string columns(kColumns);
    auto statement = m_connection.prepare("SELECT " + columns + ", max(rev) FROM (SELECT " + columns +
                                          ", rev FROM annotation UNION ALL SELECT " + columns +
                                          ", rev FROM draft) GROUP BY finding_key ORDER BY finding_key");
    if (!statement)
        return tl::unexpected<Error>(worded(statement.error(), "the notes could not be read"));
    return read(std::move(*statement));
}

Result<std::vector<Annotation>> CaseFile::history(std::string_view findingKey)
{
    const std::string columns(kColumns);
    auto statement = m_connection.prepare("SELECT " + columns +
                                          ", rev FROM annotation WHERE finding_key = ?1 "
                                          "UNION ALL SELECT " +
                                          columns + ", rev FROM draft WHERE finding_key = ?1 ORDER BY rev");
    if (!statement)
        return tl::unexpected<Error>(worded(statement.error(), "the notes could not be read"));
    statement->bind(findingKey);
    return read(std::move(*statement));
}

Result<void> CaseFile::setEvidence(const std::vector<std::string> &paths)
{
    const auto before = evidence();
    if (!before)
        return tl::unexpected<Error>(before.error());
    if (*before == paths)
        return {};
    return write([&]() -> Result<void> {
        const auto list = m_connection.value("SELECT 1 + ifnull(max(list), 0) FROM evidence");
        if (!list)
            return tl::unexpected<Error>(list.error());
        // An empty list is a row without a path.
        for (std::size_t i = 0; i < paths.size() || i == 0; ++i) {
            auto statement = m_connection.prepare("INSERT INTO evidence(list, path) VALUES(cast(? AS INTEGER), ?)");
            if (!statement)
                return tl::unexpected<Error>(statement.error());
            statement->bind(*list);
            if (auto done = (paths.empty() ? statement->bindNull() : statement->bindBlob(paths[i])).run(); !done)
                return done;
        }
        return {};
    });
}

Result<std::vector<std::string>> CaseFile::evidence()
{
    constexpr std::string_view kWhat = "the list of evidence could not be read";
    auto statement = m_connection.prepare("SELECT path FROM evidence WHERE list = (SELECT max(list) FROM evidence) "
                                          "AND path IS NOT NULL ORDER BY entry");
    if (!statement)
        return tl::unexpected<Error>(worded(statement.error(), kWhat));
    std::vector<std::string> paths;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected<Error>(worded(row.error(), kWhat));
        if (!*row)
            return paths;
        paths.push_back(statement->bytes(0));
    }
}

Result<void> CaseFile::setState(std::string_view key, std::string_view value)
{
    return write([&]() -> Result<void> {
        auto statement = m_connection.prepare("INSERT INTO state(key, value) VALUES(?, ?) "
                                              "ON CONFLICT(key) DO UPDATE SET value = excluded.value");
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        return statement->bind(key).bindBlob(value).run();
    });
}

Result<std::optional<std::string>> CaseFile::state(std::string_view key)
{
    auto statement = m_connection.prepare("SELECT value FROM state WHERE key = ?");
    if (!statement)
        return tl::unexpected<Error>(worded(statement.error(), "the case file could not be read"));
    const auto row = statement->bind(key).step();
    if (!row)
        return tl::unexpected<Error>(worded(row.error(), "the case file could not be read"));
    return *row ? std::optional(statement->bytes(0)) : std::nullopt;
}

} // namespace interloper
