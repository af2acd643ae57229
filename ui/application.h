// The application object: applies the safeguards that hold for every window and, where asked for, measures each event.
// One, made by main, GUI thread.
#pragma once

#include "ui/jobs/heartbeat.h"
#include "ui/plain_text.h"

#include <QApplication>
#include <QElapsedTimer>

namespace interloper {

class Application final : public QApplication
{
    Q_OBJECT

public:
    Application(int &argc, char **argv);

    /// From now on the beat and the events are measured.
    void startDiagnostics();
    /// A moment worth knowing, in milliseconds since the start, for instance `opened`.
    void markPhase(const QString &name);
    QByteArray diagnosticsJson() const;

    bool notify(QObject *receiver, QEvent *event) override;

private:
    PlainTextGuard m_guard;
    QElapsedTimer m_sinceStart;
    Heartbeat m_heartbeat;
    TimeHistogram m_events; ///< CPU time of one event with all that it calls
    TimeHistogram m_frames; ///< the same of a repaint of the window
    QJsonObject m_phases;
    int m_depth = 0;
    bool m_measuring = false;
};

} // namespace interloper
