// The one window: it assembles the bar, panels and status line around a session. GUI thread only.
#pragma once

#include "ui/jobs/open_case.h"
#include "ui/panels/empty_panel.h"
#include "ui/session/session.h"
#include "ui/session/settings.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace interloper {

class AlertsPanel;
class CaseOpening;
class ProblemsPanel;
class StatusLine;
class TopBar;
class WindowActions;

/// What the window is given from outside, so that tests can give something else.
struct WindowSetup
{
    QSettings *store = nullptr;  ///< outlives the window
    Reader reader;               ///< called in a thread of its own
    QString casesFolder;         ///< where cases are made that nobody named
    QList<ReadableShape> shapes; ///< what the start page says is read
};

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowSetup setup, QWidget *parent = nullptr);
    ~MainWindow() override;

    Session &session() { return m_session; }
    CaseOpening &opening() { return *m_opening; }

public slots:
    void askForFiles();
    void askForFolder();
    void showProblems();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createBar();
    void createCentre();
    void connectOpening();
    void connectActions();
    void restoreLayout();
    void showOpenState();
    void showRecentCases();

    Settings m_settings;
    Session m_session;
    CaseOpening *m_opening;
    WindowActions *m_actions;
    TopBar *m_bar;
    StatusLine *m_status;
    QStackedWidget *m_pages = nullptr;
    EmptyPanel *m_empty;
    QSplitter *m_work = nullptr;
    AlertsPanel *m_alerts = nullptr;
    QTabWidget *m_tabs = nullptr;
    ProblemsPanel *m_problems = nullptr;
};

} // namespace interloper
