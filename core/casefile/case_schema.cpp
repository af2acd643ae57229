#include "casefile/case_schema.h"

#include "base/text.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace interloper {
namespace {

struct SchemaObject
{
    std::string_view name;
    std::string_view sql;
};

// In order of name. SQLite keeps these texts as they are, and checkCaseSchema() compares them.
// A list (tags, evidence) is a run of `<length>:<bytes>,`.
constexpr std::array kSchema{
    SchemaObject{"annotation",
                 "CREATE TABLE annotation(rev INTEGER PRIMARY KEY, writer TEXT NOT NULL, finding_key TEXT NOT NULL, "
                 "verdict TEXT, reason TEXT NOT NULL, note TEXT NOT NULL, tags BLOB NOT NULL, evidence BLOB NOT NULL, "
                 "author TEXT NOT NULL, time TEXT NOT NULL)"},
    SchemaObject{"annotation_of_finding", "CREATE INDEX annotation_of_finding ON annotation(finding_key, rev)"},
    SchemaObject{"draft",
                 "CREATE TABLE draft(rev INTEGER PRIMARY KEY, writer TEXT NOT NULL, finding_key TEXT NOT NULL, "
                 "verdict TEXT, reason TEXT NOT NULL, note TEXT NOT NULL, tags BLOB NOT NULL, evidence BLOB NOT NULL, "
                 "author TEXT NOT NULL, time TEXT NOT NULL)"},
    SchemaObject{"evidence", "CREATE TABLE evidence(entry INTEGER PRIMARY KEY, list INTEGER NOT NULL, path BLOB)"},
    SchemaObject{"state", "CREATE TABLE state(key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID"},
};

struct Setting
{
    std::string_view set;
    std::string_view read;
    std::string_view expected;
};

constexpr std::array kSettings{
    Setting{"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
    Setting{"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
    Setting{"PRAGMA mmap_size=0", "PRAGMA mmap_size", "0"},
    Setting{"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
    Setting{"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
    Setting{"PRAGMA journal_mode=DELETE", "PRAGMA journal_mode", "delete"},
    Setting{"PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3"},
};

/// Big-endian, as in the header of an SQLite file. Requires: `at` + 4 <= size.
std::uint32_t numberAt(std::string_view header, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        number = number << 8U | static_cast<unsigned char>(header[i]);
    return number;
}

} // namespace

Result<void> createCaseSchema(const SqliteConnection &connection)
{
    auto transaction = SqliteTransaction::begin(connection);
    if (!transaction)
        return tl::unexpected<Error>(transaction.error());
    const std::array headers{"PRAGMA application_id=" + std::to_string(kCaseApplicationId),
                             "PRAGMA user_version=" + std::to_string(kCaseVersion)};
    for (const std::string &header : headers) {
        if (auto done = connection.execute(header); !done)
            return done;
    }
    for (const SchemaObject &object : kSchema) {
        if (auto done = connection.execute(object.sql); !done)
            return done;
    }
    return transaction->commit();
}

Result<void> checkCaseHeader(std::string_view header)
{
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    if (header.size() < 100 || header.substr(0, kMagic.size()) != kMagic || numberAt(header, 68) != kCaseApplicationId)
        return failure(ErrorCode::NotOurs, "it is not a case file of this program");
    const std::uint32_t version = numberAt(header, 60);
    if (version > kCaseVersion)
        return failure(ErrorCode::NotOurs, "it was written by a newer version of this program (case format " +
                                               std::to_string(version) + ", this version reads up to " +
                                               std::to_string(kCaseVersion) + ")");
    if (version < kCaseVersion)
        return failure(ErrorCode::NotOurs, "its case format " + std::to_string(version) + " is not known");
    return {};
}

Result<void> checkCaseSchema(const SqliteConnection &connection)
{
    const auto encoding = connection.value("PRAGMA encoding");
    if (!encoding)
        return tl::unexpected<Error>(encoding.error());
    auto rows = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name");
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::size_t known = 0;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            break;
        const std::string name = rows->bytes(0);
        if (known == kSchema.size() || name != kSchema[known].name || rows->bytes(1) != kSchema[known].sql)
            return failure(ErrorCode::NotOurs,
                           "it holds something that this program does not write (\"" + visible(name) + "\")");
        ++known;
    }
    if (known != kSchema.size() || *encoding != "UTF-8")
        return failure(ErrorCode::NotOurs, "it lacks a part that every case file has");
    return {};
}

Result<void> applyCaseSettings(const SqliteConnection &connection)
{
    for (const Setting &setting : kSettings) {
        if (auto done = connection.execute(setting.set); !done)
            return done;
        const auto now = connection.value(setting.read);
        if (!now)
            return tl::unexpected<Error>(now.error());
        if (*now != setting.expected)
            return failure(ErrorCode::NotReadable,
                           "SQLite did not take the setting \"" + std::string(setting.set) + "\"");
    }
    return {};
}

Result<void> checkCaseIntegrity(const SqliteConnection &connection)
{
    const auto verdict = connection.value("PRAGMA quick_check(1)");
    if (!verdict)
        return tl::unexpected<Error>(verdict.error());
    if (*verdict != "ok")
        return failure(ErrorCode::Damaged, "the database is damaged (" + visible(*verdict) + ")");
    return {};
}

} // namespace interloper
