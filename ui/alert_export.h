// Export from the window: asks, writes in the background, says what became of it. Owned by MainWindow, GUI thread.
#pragma once

#include "ui/jobs/export_job.h"
#include "ui/session/settings.h"

#include <QObject>

class QWidget;

namespace interloper {

class AlertsPanel;
class ExportDialog;
class Session;

class AlertExport final : public QObject
{
    Q_OBJECT

public:
    /// All of these outlive this.
    AlertExport(Session &session, Settings &settings, const AlertsPanel &alerts, QWidget *window);

    /// The case that must not be overwritten; empty where none is open.
    void setCaseFile(const QString &path) { m_caseFile = path; }

public slots:
    void ask();

signals:
    void said(const QString &sentence);
    void written(const QString &path);

private:
    void write(const ExportDialog &dialog);

    Session &m_session;
    Settings &m_settings;
    const AlertsPanel &m_alerts;
    QWidget *m_window;
    QString m_caseFile;
    ExportJob m_job;
};

} // namespace interloper
