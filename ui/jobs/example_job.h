// Makes the example case in the user's cache, once, in a thread of its own. Owned by MainWindow, GUI thread.
#pragma once

#include "ui/jobs/background_task.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <string>

namespace interloper {

class ExampleJob final : public QObject
{
    Q_OBJECT

public:
    /// `cacheFolder` may be missing yet.
    explicit ExampleJob(QString cacheFolder, QObject *parent = nullptr);

    /// Makes the case unless it is there. A second call while it is being made changes nothing.
    void start();
    void stop() { m_task.stop(); }
    bool isRunning() const { return m_task.isRunning(); }

signals:
    void progressed(quint64 done, quint64 total, qint64 elapsedMs); ///< events
    void finished(const QString &evidence);                         ///< the folder to open
    void failed(const interloper::Error &error);
    void stopped();

private:
    void take(Result<std::string> evidence);

    QString m_cacheFolder;
    QTimer m_reports;
    BackgroundTask<std::string> m_task;
};

/// The evidence folder of the example case below `cacheFolder`, made where it is missing: beside itself, then renamed,
/// so that it is there whole or not at all. Waits for the disk.
Result<std::string> makeExample(const std::string &cacheFolder, Progress &progress);

} // namespace interloper
