// Opens evidence: reads it, then hands the investigation to the session. One opening at a time; a newer one supersedes
// the older. Owned by MainWindow, GUI thread.
#pragma once

#include "ui/jobs/load_job.h"

#include <QObject>
#include <QStringList>

namespace interloper {

class Session;

class CaseOpening final : public QObject
{
    Q_OBJECT

public:
    CaseOpening(Session &session, LoadJob::Reader reader, QObject *parent = nullptr);

    bool isReading() const { return m_job.isRunning(); }
    /// How the open case is called: the evidence's name, `logs` or `a.json and 3 more`. Empty where nothing is open.
    const QString &title() const { return m_title; }

public slots:
    /// Reads these files and folders as a new investigation. Empty: nothing happens.
    void openPaths(const QStringList &paths);
    /// What was open before stays open.
    void stop();
    void closeCase();

signals:
    void readingStarted(const QString &what);
    void progressed(quint64 done, quint64 total, qint64 elapsedMs);
    void readingEnded();
    void opened();                      ///< the session holds the new investigation
    void said(const QString &sentence); ///< for the status bar

private:
    void take(const std::shared_ptr<const Investigation> &investigation);

    Session &m_session;
    LoadJob m_job;
    QString m_title;
    QString m_reading; ///< title of what is being read
};

/// `logs`, or `a.json and 3 more`. Made visible, because file names are evidence.
QString evidenceTitle(const QStringList &paths);

} // namespace interloper
