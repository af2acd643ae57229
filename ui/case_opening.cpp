#include "ui/case_opening.h"

#include "ui/models/cell_text.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace interloper {

QString evidenceTitle(const QStringList &paths)
{
    if (paths.isEmpty())
        return {};
    const QString name = QFileInfo(QDir::cleanPath(paths.front())).fileName();
    const QString first = shown((name.isEmpty() ? paths.front() : name).toStdString());
    if (paths.size() == 1)
        return first;
    return QObject::tr("%1 and %2 more").arg(first, grouped(static_cast<quint64>(paths.size() - 1)));
}

CaseOpening::CaseOpening(Session &session, LoadJob::Reader reader, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_job(std::move(reader))
{
    connect(&m_job, &LoadJob::progressed, this,
            [this](quint64 done, quint64 total) { emit progressed(done, total, m_job.elapsedMs()); });
    connect(&m_job, &LoadJob::finished, this, &CaseOpening::take);
    connect(&m_job, &LoadJob::failed, this, [this](const Error &error) {
        emit readingEnded();
        emit said(tr("%1. Nothing was opened.").arg(shown(error.what)));
    });
    connect(&m_job, &LoadJob::stopped, this, [this] {
        emit readingEnded();
        emit said(tr("Reading %1 was stopped. Nothing was opened.").arg(m_reading));
    });
}

void CaseOpening::openPaths(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    InvestigateOptions options;
    for (const QString &path : paths)
        options.paths.push_back(QFile::encodeName(path).toStdString());
    m_reading = evidenceTitle(paths);
    m_job.start(options);
    emit readingStarted(m_reading);
}

void CaseOpening::stop()
{
    m_job.stop();
}

void CaseOpening::closeCase()
{
    m_title.clear();
    m_session.close();
}

void CaseOpening::take(const std::shared_ptr<const Investigation> &investigation)
{
    m_title = m_reading;
    m_session.replaceInvestigation(investigation);
    emit readingEnded();
    emit opened();
}

} // namespace interloper
