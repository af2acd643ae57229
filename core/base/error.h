// Errors as values. Nothing throws across core's door: a call that can fail returns Result<T>.
// A bad record is data (see Receipt); a bad file or a failed write is an Error; a bug is an assertion.
#pragma once

#include <tl/expected.hpp>

#include <string>

namespace interloper {

enum class ErrorCode {
    NotFound,
    NotReadable,
    NotWritable,
    DiskFull,
    Damaged,      ///< the bytes are not what the format promises
    NotOurs,      ///< a case file or an export that this program did not write, or of a newer version
    Cancelled,    ///< the caller's Progress said stop
    InvalidUsage, ///< an option or argument has a value that cannot be used
};

/// What went wrong, with the facts that a sentence about it needs. The window and the command line make the sentence.
struct Error
{
    ErrorCode code = ErrorCode::Damaged;
    std::string what;    ///< one plain sentence without a full stop: what happened and where, in English
    std::string path;    ///< raw bytes of the path concerned, empty where none is
    int systemError = 0; ///< errno, 0 where the system was not involved
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string what, std::string path = {}, int systemError = 0)
{
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(path), systemError});
}

} // namespace interloper
