#include "casefile/sqlite.h"

#include "base/os_posix.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <utility>

namespace interloper {
namespace {

constexpr int kBusyMilliseconds = 2000;

struct Limit
{
    int id;
    int value;
};
constexpr std::array kLimits{
    Limit{SQLITE_LIMIT_LENGTH, 64 << 20},
    Limit{SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
    Limit{SQLITE_LIMIT_COLUMN, 64},
    Limit{SQLITE_LIMIT_ATTACHED, 0},
    Limit{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    Limit{SQLITE_LIMIT_VARIABLE_NUMBER, 64},
    Limit{SQLITE_LIMIT_COMPOUND_SELECT, 8},
    Limit{SQLITE_LIMIT_EXPR_DEPTH, 100},
    Limit{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1},
};

struct Switch
{
    int id;
    int on;
};
constexpr std::array kSwitches{
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},       Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},  Switch{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    Switch{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

bool isFull(int systemError)
{
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

Error errorOf(int code, int systemError, const std::string &message)
{
    const auto error = [&](ErrorCode kind, std::string what) { return Error{kind, std::move(what), {}, systemError}; };
    const std::string system = systemError == 0 ? "" : " (" + systemErrorText(systemError) + ")";
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return error(ErrorCode::DiskFull, "the disk is full");
    case SQLITE_IOERR:
        if (isFull(systemError))
            return error(ErrorCode::DiskFull, "the disk is full");
        return error(ErrorCode::NotWritable, "the disk reported an error" + system);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(ErrorCode::NotWritable, "another program holds the file");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error(ErrorCode::NotWritable, "the file or its folder cannot be written" + system);
    case SQLITE_CANTOPEN:
        return error(ErrorCode::NotWritable, "the file, or its journal beside it, cannot be opened" + system);
    case SQLITE_NOTADB:
        return error(ErrorCode::NotOurs, "it is not an SQLite database");
    case SQLITE_TOOBIG:
        return error(ErrorCode::InvalidUsage, "a text is longer than 64 MiB");
    default:
        return error(ErrorCode::Damaged, "the database is damaged (" + message + ")");
    }
}

tl::unexpected<Error> lastError(sqlite3 *database)
{
    if (database == nullptr)
        return failure(ErrorCode::NotWritable, "there is no memory left");
    return tl::unexpected<Error>(
        errorOf(sqlite3_extended_errcode(database), sqlite3_system_errno(database), sqlite3_errmsg(database)));
}

/// `path` as a URI that SQLite opens without looking at locks or a journal.
std::string untouchedUri(const std::string &path)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' || byte == '_';
        if (plain) {
            uri += c;
        } else {
            uri += '%';
            uri += kHex[byte >> 4U];
            uri += kHex[byte & 0xFU];
        }
    }
    return uri + "?immutable=1";
}

bool harden(sqlite3 *database)
{
    for (const Limit limit : kLimits)
        sqlite3_limit(database, limit.id, limit.value);
    for (const Switch each : kSwitches) {
        int now = -1;
        if (sqlite3_db_config(database, each.id, each.on, &now) != SQLITE_OK || now != each.on)
            return false;
    }
    return sqlite3_busy_timeout(database, kBusyMilliseconds) == SQLITE_OK;
}

} // namespace

void SqliteStatement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3 *database, sqlite3_stmt *statement)
    : m_database(database),
      m_statement(statement)
{}

SqliteStatement &SqliteStatement::bind(std::string_view text)
{
    const char *data = text.data() == nullptr ? "" : text.data();
    const int code =
        sqlite3_bind_text64(m_statement.get(), ++m_bound, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    m_bindCode = m_bindCode == SQLITE_OK ? code : m_bindCode;
    return *this;
}

SqliteStatement &SqliteStatement::bindBlob(std::string_view bytes)
{
    const char *data = bytes.data() == nullptr ? "" : bytes.data();
    const int code = sqlite3_bind_blob64(m_statement.get(), ++m_bound, data, bytes.size(), SQLITE_TRANSIENT);
    m_bindCode = m_bindCode == SQLITE_OK ? code : m_bindCode;
    return *this;
}

SqliteStatement &SqliteStatement::bind(std::int64_t number)
{
    const int code = sqlite3_bind_int64(m_statement.get(), ++m_bound, number);
    m_bindCode = m_bindCode == SQLITE_OK ? code : m_bindCode;
    return *this;
}

SqliteStatement &SqliteStatement::bindNull()
{
    const int code = sqlite3_bind_null(m_statement.get(), ++m_bound);
    m_bindCode = m_bindCode == SQLITE_OK ? code : m_bindCode;
    return *this;
}

Result<bool> SqliteStatement::step()
{
    if (m_bindCode != SQLITE_OK)
        return tl::unexpected<Error>(errorOf(m_bindCode, 0, sqlite3_errstr(m_bindCode)));
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    return lastError(m_database);
}

Result<void> SqliteStatement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return {};
    }
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::string SqliteStatement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    const int length = sqlite3_column_bytes(m_statement.get(), column);
    if (data == nullptr || length <= 0)
        return {};
    return {static_cast<const char *>(data), static_cast<std::size_t>(length)};
}

std::int64_t SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

void SqliteConnection::Closer::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<SqliteConnection> SqliteConnection::open(const std::string &path, Mode mode)
{
    const int access = mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const int uri = mode == Mode::Untouched ? SQLITE_OPEN_URI : 0;
    const std::string name = mode == Mode::Untouched ? untouchedUri(path) : path;
    sqlite3 *database = nullptr;
    const int code =
        sqlite3_open_v2(name.c_str(), &database,
                        access | uri | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, nullptr);
    SqliteConnection connection;
    connection.m_database.reset(database); // also after a failure
    if (code != SQLITE_OK)
        return lastError(database);
    if (!harden(database))
        return failure(ErrorCode::NotReadable, "the SQLite library of this system lacks a safety switch");
    return connection;
}

Result<SqliteStatement> SqliteConnection::prepare(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    const int code =
        sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return lastError(m_database.get());
    return SqliteStatement(m_database.get(), statement);
}

Result<void> SqliteConnection::execute(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    return statement->run();
}

Result<std::string> SqliteConnection::value(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? statement->bytes(0) : std::string();
}

Result<std::string> SqliteConnection::header() const
{
    sqlite3_file *file = nullptr;
    std::string bytes(100, '\0'); // https://www.sqlite.org/fileformat.html 1.3
    if (sqlite3_file_control(m_database.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        file == nullptr || file->pMethods == nullptr)
        return failure(ErrorCode::NotReadable, "the file cannot be read");
    const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) // a short read fills up with zeros
        return failure(ErrorCode::NotReadable, "the disk reported an error");
    return bytes;
}

bool SqliteConnection::isReadOnly() const
{
    return sqlite3_db_readonly(m_database.get(), "main") != 0;
}

bool SqliteConnection::inTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
}

bool SqliteConnection::hasMoved() const
{
    int moved = 0;
    const int code = sqlite3_file_control(m_database.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

Result<SqliteTransaction> SqliteTransaction::begin(const SqliteConnection &connection)
{
    if (const auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return tl::unexpected<Error>(begun.error());
    return SqliteTransaction(connection);
}

SqliteTransaction::SqliteTransaction(SqliteTransaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{}

SqliteTransaction::~SqliteTransaction()
{
    if (m_connection != nullptr && m_connection->inTransaction())
        std::ignore =
            m_connection->execute("ROLLBACK"); // what cannot be rolled back now is when the file is opened next
}

Result<void> SqliteTransaction::commit()
{
    return m_connection->execute("COMMIT");
}

} // namespace interloper
