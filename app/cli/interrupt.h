// Ctrl+C and its like as a question that long work asks, and progress on standard error.
#pragma once

#include "base/progress.h"

#include <chrono>
#include <string>

namespace interloper {

/// From now on the first SIGINT, SIGTERM or SIGHUP only raises a flag; the second ends the program. A closed pipe and a
/// size limit become errors of the write.
void installSignalHandlers();

bool wasInterrupted();

/// While this lives an interrupt ends the program at once: for waits that no flag can end, such as standard input.
/// Requires: nothing is being written.
class EndAtOnceOnInterrupt
{
public:
    explicit EndAtOnceOnInterrupt(bool isWanted);
    EndAtOnceOnInterrupt(const EndAtOnceOnInterrupt &) = delete;
    EndAtOnceOnInterrupt &operator=(const EndAtOnceOnInterrupt &) = delete;
    ~EndAtOnceOnInterrupt();
};

/// Stops the work after an interrupt; says how far it is where that is wanted.
class CommandProgress final : public Progress
{
public:
    enum class Unit { Bytes, Events };

    CommandProgress(std::string what, Unit unit, bool isShown)
        : m_what(std::move(what)),
          m_unit(unit),
          m_isShown(isShown)
    {}

    bool advance(std::uint64_t done, std::uint64_t total) override;

    /// Takes the line of progress away again. Call it before anything else is said.
    void finish();

private:
    void show(std::uint64_t done, std::uint64_t total);

    std::string m_what;
    Unit m_unit;
    bool m_isShown;
    bool m_hasLine = false;
    std::chrono::steady_clock::time_point m_next{};
};

} // namespace interloper
