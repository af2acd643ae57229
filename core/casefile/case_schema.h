// What a case file looks like inside, and the proof that a file is one. Used by CaseFile alone.
//
// An SQLite database with `application_id` ILP1. Revisions are only ever added; the number of a revision or draft, not
// the clock, says what came later.
#pragma once

#include "casefile/sqlite.h"

#include <cstdint>
#include <string_view>

namespace interloper {

inline constexpr std::uint32_t kCaseApplicationId = 0x494C5031; ///< "ILP1", at offset 68 of the file
inline constexpr std::uint32_t kCaseVersion = 1;                ///< `user_version`

/// Fills an empty database, in one transaction.
Result<void> createCaseSchema(const SqliteConnection &connection);

/// NotOurs where the file is another program's or a newer version's, from its first 100 bytes
/// (SqliteConnection::header). They say so also while a transaction that a kill cut short waits to be rolled back and
/// nothing else can be read.
Result<void> checkCaseHeader(std::string_view header);

/// NotOurs where the file holds any table, view, trigger or column that this version would not have written: a case
/// travels between teams and its schema could make the reader compute something. Requires: checkCaseHeader() passed.
Result<void> checkCaseSchema(const SqliteConnection &connection);

/// Sets what a connection to a case needs (rollback journal, a synchronised folder after each commit, nothing of it
/// outside its folder) and reads every setting back.
Result<void> applyCaseSettings(const SqliteConnection &connection);

/// Damaged where SQLite finds the file inconsistent.
Result<void> checkCaseIntegrity(const SqliteConnection &connection);

} // namespace interloper
