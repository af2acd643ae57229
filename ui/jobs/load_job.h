// Opens evidence and its case in a thread of its own (see open_case.h). Owned by CaseOpening, GUI thread. A newer load
// supersedes the older; the destructor stops and waits.
#pragma once

#include "ui/jobs/background_task.h"
#include "ui/jobs/open_case.h"

#include <QObject>
#include <QTimer>

namespace interloper {

class LoadJob final : public QObject
{
    Q_OBJECT

public:
    /// `reader` is called in the job's thread.
    explicit LoadJob(Reader reader, QObject *parent = nullptr);

    /// Starts reading; `jobs` is set to one less than the cores, because a second busy thread on two cores makes the
    /// window up to 100 ms late.
    void start(OpenRequest request);
    /// Stops reading. `stopped` follows once the thread has let go.
    void stop() { m_task.stop(); }
    bool isRunning() const { return m_task.isRunning(); }
    /// Since start(); 0 where nothing runs.
    qint64 elapsedMs() const { return m_task.elapsedMs(); }

    /// Between two reports.
    static constexpr int kReportMs = 250;

signals:
    void progressed(quint64 done, quint64 total); ///< bytes on disk, at most four times a second
    void finished(const interloper::OpenedCase &opened);
    void failed(const interloper::Error &error);
    void stopped();

private:
    void report();
    void take(Result<OpenedCase> result);

    Reader m_reader;
    QTimer m_reports;
    BackgroundTask<OpenedCase> m_task;
};

} // namespace interloper
