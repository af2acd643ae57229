// Reads evidence in a thread of its own. Owned by CaseOpening, GUI thread. A newer load supersedes the older; the
// destructor stops and waits.
#pragma once

#include "investigate.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace interloper {

using LoadResult = Result<std::shared_ptr<const Investigation>>;

class LoadJob final : public QObject
{
    Q_OBJECT

public:
    /// `investigate`, or what stands for it in a test. Called in the job's thread.
    using Reader = std::function<LoadResult(const InvestigateOptions &, Progress &)>;

    explicit LoadJob(Reader reader, QObject *parent = nullptr);
    ~LoadJob() override;

    /// Starts reading; `options.jobs` is set to one less than the cores, because a second busy thread on two cores
    /// makes the window up to 100 ms late.
    void start(InvestigateOptions options);
    /// Stops reading. `stopped` follows once the thread has let go.
    void stop();
    bool isRunning() const { return m_watcher != nullptr; }
    /// Since start(); 0 where nothing runs.
    qint64 elapsedMs() const { return isRunning() ? m_clock.elapsed() : 0; }

    /// Between two reports.
    static constexpr int kReportMs = 250;

signals:
    void progressed(quint64 done, quint64 total); ///< bytes on disk, at most four times a second
    void finished(const std::shared_ptr<const interloper::Investigation> &investigation);
    void failed(const interloper::Error &error);
    void stopped();

private:
    struct Counter
    {
        std::atomic<std::uint64_t> done = 0;
        std::atomic<std::uint64_t> total = 0;
    };
    using Watcher = QFutureWatcher<LoadResult>;

    void takeResult(Watcher *watcher);
    void report();
    void letGo();

    Reader m_reader;
    QThreadPool m_pool; ///< one thread: a superseded load ends before the next begins
    Watcher *m_watcher = nullptr;
    std::shared_ptr<Counter> m_counter;
    QTimer m_reports;
    QElapsedTimer m_clock;
};

} // namespace interloper
