// One piece of work in a thread of its own, with progress, stopping and superseding. The only way in which a job of
// this folder leaves the GUI thread. Owned by a job, GUI thread; a newer start supersedes the older; the destructor
// stops and waits.
#pragma once

#include "base/error.h"
#include "base/progress.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <functional>
#include <memory>
#include <new>

namespace interloper {

template <typename T>
class BackgroundTask
{
public:
    using Work = std::function<Result<T>(Progress &)>; ///< called in the task's thread
    using Done = std::function<void(Result<T>)>;       ///< called in the GUI thread; Cancelled where it was stopped

    BackgroundTask() { m_pool.setMaxThreadCount(1); }
    ~BackgroundTask()
    {
        letGo();
        m_pool.waitForDone();
    }
    BackgroundTask(const BackgroundTask &) = delete;
    BackgroundTask &operator=(const BackgroundTask &) = delete;

    void start(Work work, Done done)
    {
        letGo();
        m_counter = std::make_shared<Counter>();
        m_watcher = new Watcher;
        QObject::connect(m_watcher, &Watcher::finished, m_watcher, [this, done = std::move(done)] { deliver(done); });
        m_watcher->setFuture(
            QtConcurrent::run(&m_pool, [work = std::move(work), counter = m_counter](QPromise<Result<T>> &promise) {
                TaskProgress progress(*counter, promise);
                promise.addResult(runGuarded(work, progress));
            }));
        m_clock.start();
    }

    /// The work ends at its next call of `advance`; `done` follows.
    void stop()
    {
        if (m_watcher)
            m_watcher->cancel();
    }

    bool isRunning() const { return m_watcher != nullptr; }
    qint64 elapsedMs() const { return isRunning() ? m_clock.elapsed() : 0; }
    std::uint64_t done() const { return m_counter ? m_counter->done.load(std::memory_order_relaxed) : 0; }
    std::uint64_t total() const { return m_counter ? m_counter->total.load(std::memory_order_relaxed) : 0; }

private:
    using Watcher = QFutureWatcher<Result<T>>;

    struct Counter
    {
        std::atomic<std::uint64_t> done = 0;
        std::atomic<std::uint64_t> total = 0;
    };

    /// Both calls cost an atomic, so nothing need be throttled in the work.
    class TaskProgress final : public Progress
    {
    public:
        TaskProgress(Counter &counter, const QPromise<Result<T>> &promise) : m_counter(counter), m_promise(promise) {}

        bool advance(std::uint64_t done, std::uint64_t total) override
        {
            m_counter.done.store(done, std::memory_order_relaxed);
            m_counter.total.store(total, std::memory_order_relaxed);
            return !m_promise.isCanceled();
        }

    private:
        Counter &m_counter;
        const QPromise<Result<T>> &m_promise;
    };

    /// Memory that runs out ends the work and not the program.
    static Result<T> runGuarded(const Work &work, Progress &progress)
    {
        try {
            return work(progress);
        } catch (const std::bad_alloc &) {
            return failure(ErrorCode::NotReadable, "There is not enough memory for this");
        }
    }

    void deliver(const Done &done)
    {
        const bool stopped = m_watcher->isCanceled() || m_watcher->future().resultCount() == 0;
        Result<T> result = stopped ? Result<T>(failure(ErrorCode::Cancelled, "Stopped")) : m_watcher->result();
        const Done keep = done; // letGo() ends the connection that owns `done`
        letGo();
        keep(std::move(result));
    }

    void letGo()
    {
        if (!m_watcher)
            return;
        m_watcher->cancel();
        QObject::disconnect(m_watcher, nullptr, nullptr, nullptr);
        m_watcher->deleteLater();
        m_watcher = nullptr;
    }

    QThreadPool m_pool; ///< one thread: a superseded work ends before the next begins
    Watcher *m_watcher = nullptr;
    std::shared_ptr<Counter> m_counter;
    QElapsedTimer m_clock;
};

} // namespace interloper
