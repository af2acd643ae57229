#include "ui/jobs/load_job.h"

#include <algorithm>
#include <thread>

namespace interloper {

LoadJob::LoadJob(Reader reader, QObject *parent) : QObject(parent), m_reader(std::move(reader))
{
    m_reports.setInterval(kReportMs);
    connect(&m_reports, &QTimer::timeout, this, &LoadJob::report);
}

void LoadJob::start(OpenRequest request)
{
    request.jobs = std::max(1u, std::thread::hardware_concurrency() - 1u);
    m_task.start([reader = m_reader,
                  request = std::move(request)](Progress &progress) { return openCase(request, reader, progress); },
                 [this](Result<OpenedCase> result) { take(std::move(result)); });
    m_reports.start();
}

void LoadJob::report()
{
    emit progressed(std::min(m_task.done(), m_task.total()), m_task.total());
}

void LoadJob::take(Result<OpenedCase> result)
{
    m_reports.stop();
    if (result)
        emit finished(*result);
    else if (result.error().code == ErrorCode::Cancelled)
        emit stopped();
    else
        emit failed(result.error());
}

} // namespace interloper
