// Output that is there whole or not at all: exports, findings, settings. A new or regular file is written beside
// itself, made durable and renamed; a device, pipe or socket cannot be replaced and is written to directly. Used from
// one thread at a time. SIGPIPE and SIGXFSZ are ignored by the programs' mains, so that a closed pipe and a size limit
// come back as errors here.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace interloper {

class AtomicFile
{
public:
    /// Opens `path` (raw bytes) for writing; what it holds stays until commit(). A symbolic link is written through to
    /// the file that it names. `/dev/stdout`, `/dev/stderr` and `/dev/fd/N` mean the descriptor that this process has.
    /// A FIFO waits for its reader. Errors: NotWritable for a folder, a write-protected file or a folder that takes no
    /// new file; DiskFull.
    static Result<AtomicFile> open(const std::string &path);

    AtomicFile(AtomicFile &&other) noexcept;
    AtomicFile(const AtomicFile &) = delete;
    AtomicFile &operator=(const AtomicFile &) = delete;
    AtomicFile &operator=(AtomicFile &&) = delete;
    ~AtomicFile(); ///< without commit() the target keeps its old content and the temporary file is removed

    /// Appends. After a failure every further call, commit() too, returns the same error.
    Result<void> write(std::string_view bytes);

    /// Only where this returns a value is the file written, and then durably: file and folder are synchronised.
    Result<void> commit();

    /// False for a device, pipe or socket, of which a failure leaves a part written.
    bool isWhole() const { return !m_temporary.empty(); }

private:
    AtomicFile() = default;
    Result<void> fail(int systemError);
    Result<void> flush();
    void discard();

    std::string m_path;      ///< as the caller named it, for errors
    std::string m_target;    ///< what the temporary file is renamed to
    std::string m_temporary; ///< empty where written directly
    std::string m_buffer;
    std::uint32_t m_mode = 0; ///< permissions of the file that is replaced, 0 where there was none
    int m_fd = -1;
    int m_failed = 0; ///< errno of the first failure
};

/// Writes `bytes` to `path` as AtomicFile does.
Result<void> writeWhole(const std::string &path, std::string_view bytes);

} // namespace interloper
