#include "app/cli/output.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "base/atomic_file.h"

#include <sys/stat.h>

namespace interloper {
namespace {

constexpr std::size_t kBufferSize = 1u << 16;

bool isStandardOutput(const std::string &path)
{
    return path.empty() || path == "-";
}

Result<void> writeToTerminalOrPipe(const Export &what, const ExportInput &input)
{
    std::string buffer;
    const auto flush = [&]() -> Result<void> {
        auto written = writeToStandardOutput(buffer);
        buffer.clear();
        return written;
    };
    const auto sink = [&](std::string_view bytes) -> Result<void> {
        buffer += bytes;
        return buffer.size() < kBufferSize ? Result<void>{} : flush();
    };
    return what.write(input, sink).and_then(flush);
}

} // namespace

Result<void> probeOutput(const std::string &path)
{
    if (isStandardOutput(path))
        return {};
    struct stat existing = {};
    if (::stat(path.c_str(), &existing) == 0 && !S_ISREG(existing.st_mode) && !S_ISDIR(existing.st_mode))
        return {};
    return AtomicFile::open(path).map([](const AtomicFile &) {});
}

Result<void> writeOutput(const Export &what, const ExportInput &input, const std::string &path,
                         std::span<const std::string> untouchable)
{
    if (wasInterrupted())
        return failure(ErrorCode::Cancelled, "Interrupted; nothing was written");
    if (isStandardOutput(path))
        return writeToTerminalOrPipe(what, input);
    CommandProgress progress("writing", CommandProgress::Unit::Bytes, false);
    return writeExport(what, input, path, progress, untouchable);
}

} // namespace interloper
