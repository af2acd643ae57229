// Changes a database behind the program's back, to make the files that it must refuse.
#pragma once

#include <sqlite3.h>

#include <string>

namespace interloper::test {

/// Runs `sql` on the file at `path`, which is made where it is missing. False with the first error.
inline bool runSql(const std::string &path, const std::string &sql)
{
    sqlite3 *database = nullptr;
    const bool done = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
                      sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return done;
}

/// First column of the first row; empty on an error.
inline std::string sqlValue(const std::string &path, const std::string &sql)
{
    sqlite3 *database = nullptr;
    std::string value;
    const auto take = [](void *into, int, char **columns, char **) {
        *static_cast<std::string *>(into) = columns[0] == nullptr ? "" : columns[0];
        return 0;
    };
    if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK)
        sqlite3_exec(database, sql.c_str(), take, &value, nullptr);
    sqlite3_close(database);
    return value;
}

/// Copies the file at `path` to `copy` with a journal beside it, as a program leaves them that is killed while it
/// writes. Requires: `sql` changes more than a few pages.
template <typename CopyFile>
bool leaveHotJournal(const std::string &path, const std::string &sql, const std::string &copy, CopyFile &&copyFile)
{
    sqlite3 *database = nullptr;
    const bool running = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
                         sqlite3_exec(database, ("PRAGMA cache_size=1; BEGIN IMMEDIATE; " + sql).c_str(), nullptr,
                                      nullptr, nullptr) == SQLITE_OK &&
                         sqlite3_db_cacheflush(database) == SQLITE_OK;
    const bool copied = running && copyFile(path, copy) && copyFile(path + "-journal", copy + "-journal");
    sqlite3_close(database);
    return copied;
}

} // namespace interloper::test
