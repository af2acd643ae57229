#include "ui/jobs/load_job.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <new>
#include <thread>

namespace interloper {
namespace {

/// Counts for the window and asks whether it wants to go on; both cost an atomic each, so nothing need be throttled
/// here.
template <typename Counter>
class JobProgress final : public Progress
{
public:
    JobProgress(Counter &counter, const QPromise<LoadResult> &promise) : m_counter(counter), m_promise(promise) {}

    bool advance(std::uint64_t done, std::uint64_t total) override
    {
        m_counter.done.store(done, std::memory_order_relaxed);
        m_counter.total.store(total, std::memory_order_relaxed);
        return !m_promise.isCanceled();
    }

private:
    Counter &m_counter;
    const QPromise<LoadResult> &m_promise;
};

/// Memory that runs out while reading ends the job and not the program.
LoadResult readGuarded(const LoadJob::Reader &reader, const InvestigateOptions &options, Progress &progress)
{
    try {
        return reader(options, progress);
    } catch (const std::bad_alloc &) {
        return failure(ErrorCode::NotReadable, "There is not enough memory to read this evidence at once");
    }
}

} // namespace

LoadJob::LoadJob(Reader reader, QObject *parent) : QObject(parent), m_reader(std::move(reader))
{
    m_pool.setMaxThreadCount(1);
    m_reports.setInterval(kReportMs);
    connect(&m_reports, &QTimer::timeout, this, &LoadJob::report);
}

LoadJob::~LoadJob()
{
    letGo();
    m_pool.waitForDone();
}

void LoadJob::start(InvestigateOptions options)
{
    letGo();
    options.jobs = std::max(1u, std::thread::hardware_concurrency() - 1u);
    m_counter = std::make_shared<Counter>();
    m_watcher = new Watcher(this);
    connect(m_watcher, &Watcher::finished, this, [this, watcher = m_watcher] { takeResult(watcher); });
    m_watcher->setFuture(QtConcurrent::run(
        &m_pool, [reader = m_reader, options = std::move(options), counter = m_counter](QPromise<LoadResult> &promise) {
            JobProgress progress(*counter, promise);
            promise.addResult(readGuarded(reader, options, progress));
        }));
    m_clock.start();
    m_reports.start();
}

void LoadJob::stop()
{
    if (m_watcher)
        m_watcher->cancel();
}

void LoadJob::letGo()
{
    if (!m_watcher)
        return;
    m_watcher->disconnect(this);
    m_watcher->cancel();
    m_watcher->deleteLater();
    m_watcher = nullptr;
    m_reports.stop();
}

void LoadJob::report()
{
    const std::uint64_t total = m_counter->total.load(std::memory_order_relaxed);
    emit progressed(std::min(m_counter->done.load(std::memory_order_relaxed), total), total);
}

void LoadJob::takeResult(Watcher *watcher)
{
    const bool wasStopped = watcher->isCanceled() || watcher->future().resultCount() == 0;
    LoadResult result = wasStopped ? failure(ErrorCode::Cancelled, "Reading was stopped") : watcher->result();
    letGo();
    if (result)
        emit finished(*result);
    else if (result.error().code == ErrorCode::Cancelled)
        emit stopped();
    else
        emit failed(result.error());
}

} // namespace interloper
