// The one seam for progress and cancel of long work.
#pragma once

#include <cstdint>

namespace interloper {

/// Called from the thread that does the work (for `investigate`, from one thread at a time), as often as every record
/// batch: an implementation throttles. Implemented by ui/jobs and by the command line.
class Progress
{
public:
    virtual ~Progress() = default;

    /// `done` of `total` bytes, records or steps; `total` may grow while folders are walked. False means stop: the
    /// callee returns as soon as what it holds is whole.
    virtual bool advance(std::uint64_t done, std::uint64_t total) = 0;
};

/// For callers without interest.
class NoProgress final : public Progress
{
public:
    bool advance(std::uint64_t, std::uint64_t) override { return true; }
};

} // namespace interloper
