#include "ui/application.h"

#include "base/version.h"

#include <QEvent>
#include <QJsonDocument>

namespace interloper {

Application::Application(int &argc, char **argv) : QApplication(argc, argv)
{
    m_sinceStart.start();
    installEventFilter(&m_guard);
    setApplicationName(QStringLiteral("interloper"));
    setApplicationDisplayName(QStringLiteral("Interloper"));
    setApplicationVersion(QString::fromStdString(std::string(versionText())));
}

void Application::startDiagnostics()
{
    m_measuring = true;
    m_heartbeat.start();
}

void Application::markPhase(const QString &name)
{
    m_phases.insert(name, m_sinceStart.elapsed());
}

QByteArray Application::diagnosticsJson() const
{
    const QJsonObject all{{"format", "interloper-diagnostics/1"},
                          {"heartbeatLateness", m_heartbeat.lateness().json()},
                          {"eventCpu", m_events.json()},
                          {"frameCpu", m_frames.json()},
                          {"phasesMs", m_phases},
                          {"peakMemory", static_cast<qint64>(peakMemory())}};
    return QJsonDocument(all).toJson();
}

bool Application::notify(QObject *receiver, QEvent *event)
{
    if (!m_measuring || m_depth > 0)
        return QApplication::notify(receiver, event);
    const bool frame = event->type() == QEvent::UpdateRequest;
    const std::int64_t before = threadCpuMicroseconds();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    (frame ? m_frames : m_events).add(threadCpuMicroseconds() - before);
    return handled;
}

} // namespace interloper
