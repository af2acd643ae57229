// How late the window's thread is: a 5 ms beat and the CPU time of each event, in fixed histograms that cost nothing to
// keep. Printed by --diagnostics, never asserted by a test. Owned by main, GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <array>
#include <cstdint>

namespace interloper {

/// Counts of microseconds in classes that grow by a quarter of a power of two, so that a quantile is right within a
/// fifth.
class TimeHistogram
{
public:
    void add(std::int64_t microseconds);
    std::uint64_t count() const { return m_count; }
    std::int64_t largest() const { return m_largest; }
    /// Upper edge of the class in which the quantile lies, in microseconds. `share` is 0 to 1.
    std::int64_t quantile(double share) const;
    QJsonObject json() const;

private:
    static constexpr int kClasses = 4 * 36;
    std::array<std::uint64_t, kClasses> m_counts{};
    std::uint64_t m_count = 0;
    std::int64_t m_largest = 0;
};

class Heartbeat final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kBeatMs = 5;

    explicit Heartbeat(QObject *parent = nullptr);

    void start();
    const TimeHistogram &lateness() const { return m_lateness; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::int64_t m_due = 0; ///< microseconds of m_clock
    TimeHistogram m_lateness;
};

/// CPU time of this thread so far, in microseconds.
std::int64_t threadCpuMicroseconds();

/// Most memory that this process has held, in bytes.
std::uint64_t peakMemory();

} // namespace interloper
