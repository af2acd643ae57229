// SQLite with owners and values as errors: what the case file needs of it and no more. Nothing here knows what a case
// is. A connection and its statements are used by one thread at a time.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace interloper {

/// One prepared statement. Values are bound in order, by length: NUL is a byte like any other. The first failure of a
/// bind is returned by the next step().
class SqliteStatement
{
public:
    SqliteStatement &bind(std::string_view text);
    SqliteStatement &bindBlob(std::string_view bytes);
    SqliteStatement &bind(std::int64_t number);
    SqliteStatement &bindNull();

    Result<bool> step(); ///< true: a row is there to read
    Result<void> run();  ///< steps to the end

    bool isNull(int column) const;
    std::string bytes(int column) const; ///< text or blob as stored; empty for NULL
    std::int64_t integer(int column) const;

private:
    friend class SqliteConnection;
    SqliteStatement(sqlite3 *database, sqlite3_stmt *statement);

    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    sqlite3 *m_database;
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    int m_bound = 0;
    int m_bindCode = 0;
};

class SqliteConnection
{
public:
    enum class Mode {
        ReadWrite,
        ReadOnly,
        Untouched, ///< reads the file as it lies, ignoring locks and a journal beside it: for header() of any file
    };

    /// Opens an existing file; in ReadWrite an empty one becomes a database with the first write. Hardened against
    /// files from strangers: defensive, no triggers, no views, no attaching, no loading of code, values up to 64 MiB.
    /// Requires: `path` is absolute and holds no symbolic link. Another program's lock is waited for up to 2 s.
    static Result<SqliteConnection> open(const std::string &path, Mode mode);

    Result<SqliteStatement> prepare(std::string_view sql) const;
    Result<void> execute(std::string_view sql) const;
    /// First column of the first row as text; empty where there is no row.
    Result<std::string> value(std::string_view sql) const;

    /// The first 100 bytes as they lie in the file, zeros where it is shorter, without asking SQLite what it thinks of
    /// them. Reading them past SQLite would, when closed, drop the locks that this process holds on the file.
    Result<std::string> header() const;

    bool isReadOnly() const;
    bool inTransaction() const;
    /// True where the path no longer leads to the file that is open.
    bool hasMoved() const;

private:
    struct Closer
    {
        void operator()(sqlite3 *database) const;
    };
    std::unique_ptr<sqlite3, Closer> m_database;
};

/// BEGIN IMMEDIATE ... COMMIT; rolled back where it is not committed.
class SqliteTransaction
{
public:
    static Result<SqliteTransaction> begin(const SqliteConnection &connection);

    SqliteTransaction(SqliteTransaction &&other) noexcept;
    SqliteTransaction(const SqliteTransaction &) = delete;
    SqliteTransaction &operator=(const SqliteTransaction &) = delete;
    SqliteTransaction &operator=(SqliteTransaction &&) = delete;
    ~SqliteTransaction();

    /// Only where this returns a value is anything stored.
    Result<void> commit();

private:
    explicit SqliteTransaction(const SqliteConnection &connection) : m_connection(&connection) {}
    const SqliteConnection *m_connection;
};

} // namespace interloper
