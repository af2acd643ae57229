// The one seeded generator of evidence: the example case, the tests and the benchmarks all come from it. It writes what
// clouds deliver and, beside it, what is true about it. It shares no code with detect/ or links/.
#pragma once

#include "base/error.h"
#include "base/progress.h"

#include <cstdint>
#include <string>

namespace interloper {

struct GenerateOptions
{
    /// Delivery: folders and names as the clouds use them. Flat: CloudTrail files of equal size in one folder.
    enum class Layout : std::uint8_t { Delivery, Flat };

    std::uint64_t events = 6000; ///< distinct events; at least kMinimumEvents
    std::uint64_t seed = 1;
    Layout layout = Layout::Delivery;
    unsigned flatFiles = 20; ///< CloudTrail files of the flat layout, 1 to 9,999
    bool azure = true;       ///< false: AWS only
};

/// The story alone needs nearly a thousand events; below this there would be no everyday to hide it in.
inline constexpr std::uint64_t kMinimumEvents = 2000;

/// Writes `directory`/evidence and, last of all, `directory`/truth.json. Equal options give equal bytes: nothing
/// depends on the clock, the directory, the locale or the number of processors. Memory does not grow with `events`.
/// `progress` counts events. Errors: InvalidUsage (the directory is not empty, an option is out of range), NotWritable,
/// DiskFull, Cancelled; what was written until then stays, without a truth.json.
Result<void> generate(const std::string &directory, const GenerateOptions &options, Progress &progress);

} // namespace interloper
