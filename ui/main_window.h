// The one window: it assembles the bar, panels and status line around a session. GUI thread only.
#pragma once

#include "ui/jobs/open_case.h"
#include "ui/panels/empty_panel.h"
#include "ui/session/session.h"
#include "ui/session/settings.h"

#include <QMainWindow>

class QDockWidget;
class QStackedWidget;

namespace interloper {

class AlertExport;
class CaseOpening;
class CoveragePanel;
class DetailsPanel;
class EvidencePanel;
class ExampleJob;
class StatusLine;
class TopBar;
class WindowActions;
class WorkArea;

/// What the window is given from outside, so that tests can give something else.
struct WindowSetup
{
    QSettings *store = nullptr;  ///< outlives the window
    Reader reader;               ///< called in a thread of its own
    QString casesFolder;         ///< where cases are made that nobody named
    QString cacheFolder;         ///< where the example case is made
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
    WorkArea &work() { return *m_work; }
    DetailsPanel &details() { return *m_details; }
    EvidencePanel &evidence() { return *m_evidence; }
    CoveragePanel &coverage() { return *m_coverage; }

public slots:
    void askForFiles();
    void askForFolder();
    /// The same for the open case, which keeps what it has.
    void askToAddFiles();
    void askToAddFolder();
    void askForProfile();
    /// Makes the example case where it is missing and opens it.
    void openExample();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createBar();
    void createCentre();
    void createDetails();
    void createEvidence();
    void createCoverage();
    QDockWidget *addDock(QWidget *panel, const QString &title, const QString &name, Qt::DockWidgetArea area);
    void connectOpening();
    void connectExample();
    void connectActions();
    void connectSearch();
    void restoreLayout();
    void showOpenState();
    void showTheme();
    void showDensity();
    void moveToPanel(int step);
    void showRecentCases();
    void showSaved(const QString &words, bool saved);

    Settings m_settings;
    Session m_session;
    CaseOpening *m_opening;
    WindowActions *m_actions;
    TopBar *m_bar;
    StatusLine *m_status;
    QStackedWidget *m_pages = nullptr;
    EmptyPanel *m_empty;
    WorkArea *m_work = nullptr;
    DetailsPanel *m_details = nullptr;
    EvidencePanel *m_evidence = nullptr;
    CoveragePanel *m_coverage = nullptr;
    QDockWidget *m_evidenceDock = nullptr;
    ExampleJob *m_example;
    AlertExport *m_export = nullptr;
    bool m_warnedOfLoss = false; ///< closing was refused once because notes are not on the disk
};

} // namespace interloper
