#include "ui/jobs/heartbeat.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <ctime>
#include <sys/resource.h>

namespace interloper {
namespace {

/// Four classes a power of two.
int classOf(std::int64_t microseconds)
{
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(microseconds, 0));
    if (value < 4)
        return static_cast<int>(value);
    const int power = static_cast<int>(std::bit_width(value)) - 1;
    const int quarter = static_cast<int>((value >> (power - 2)) & 3u);
    return 4 * (power - 1) + quarter;
}

std::int64_t upperEdge(int klass)
{
    if (klass < 4)
        return klass;
    const int power = klass / 4 + 1;
    const std::int64_t quarter = klass % 4;
    return ((5 + quarter) << (power - 2)) - 1;
}

} // namespace

void TimeHistogram::add(std::int64_t microseconds)
{
    ++m_counts[static_cast<std::size_t>(std::min(classOf(microseconds), kClasses - 1))];
    ++m_count;
    m_largest = std::max(m_largest, microseconds);
}

std::int64_t TimeHistogram::quantile(double share) const
{
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::uint64_t seen = 0;
    for (int klass = 0; klass < kClasses; ++klass) {
        seen += m_counts[static_cast<std::size_t>(klass)];
        if (seen >= wanted && seen > 0)
            return klass == kClasses - 1 ? m_largest : std::min(upperEdge(klass), m_largest);
    }
    return m_largest;
}

QJsonObject TimeHistogram::json() const
{
    return {{"count", static_cast<qint64>(m_count)},
            {"p50us", qint64(quantile(0.5))},
            {"p99us", qint64(quantile(0.99))},
            {"p999us", qint64(quantile(0.999))},
            {"largestUs", static_cast<qint64>(m_largest)}};
}

Heartbeat::Heartbeat(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeatMs);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_clock.start();
    m_due = kBeatMs * 1000;
    m_timer.start();
}

void Heartbeat::beat()
{
    const std::int64_t now = m_clock.nsecsElapsed() / 1000;
    m_lateness.add(std::max<std::int64_t>(0, now - m_due));
    m_due = now + kBeatMs * 1000;
}

std::int64_t threadCpuMicroseconds()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<std::int64_t>(spent.tv_sec) * 1'000'000 + spent.tv_nsec / 1000;
}

std::uint64_t peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

} // namespace interloper
