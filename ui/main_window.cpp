#include "ui/main_window.h"

#include "ui/alert_export.h"
#include "ui/case_opening.h"
#include "ui/help.h"
#include "ui/jobs/example_job.h"
#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/cell_text.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/coverage_panel.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/evidence_panel.h"
#include "ui/panels/import_notes_view.h"
#include "ui/panels/loading_strip.h"
#include "ui/status_line.h"
#include "ui/top_bar.h"
#include "ui/window_actions.h"
#include "ui/window_theme.h"
#include "ui/work_area.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>

namespace interloper {
namespace {

const QString kGeometry = QStringLiteral("geometry");
const QString kDocks = QStringLiteral("docks");
const QString kWorkSplit = QStringLiteral("workSplit");
constexpr QSize kFirstSize(1440, 900);
constexpr int kEvidenceHeight = 560; // beside each other in the left column
constexpr int kCoverageHeight = 270;

} // namespace

MainWindow::MainWindow(WindowSetup setup, QWidget *parent)
    : QMainWindow(parent),
      m_settings(*setup.store),
      m_opening(new CaseOpening(m_session, m_settings, std::move(setup.reader), setup.casesFolder, this)),
      m_actions(new WindowActions(this)),
      m_bar(new TopBar(this)),
      m_status(new StatusLine(this)),
      m_empty(new EmptyPanel(setup.shapes, this)),
      m_example(new ExampleJob(setup.cacheFolder, this))
{
    createBar();
    createCentre();
    connectOpening();
    connectExample();
    connectActions();
    connectSearch();
    restoreLayout();
    showTheme();
    showDensity();
    showOpenState();
}

MainWindow::~MainWindow() = default;

void MainWindow::createBar()
{
    setMenuWidget(m_bar);
    setStatusBar(m_status);
    setAcceptDrops(true);
    m_actions->fill(m_bar->menus());
    addActions(m_actions->findChildren<QAction *>());
}

void MainWindow::createCentre()
{
    m_work = new WorkArea(m_session, this);
    m_export = new AlertExport(m_session, m_settings, m_work->alerts(), this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_work);
    setCentralWidget(m_pages);
    createEvidence();
    createCoverage();
    createDetails();
}

QDockWidget *MainWindow::addDock(QWidget *panel, const QString &title, const QString &name, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::createEvidence()
{
    m_evidence = new EvidencePanel(m_session, this);
    m_evidenceDock = addDock(m_evidence, tr("Evidence"), QStringLiteral("evidence"), Qt::LeftDockWidgetArea);
}

void MainWindow::createCoverage()
{
    m_coverage = new CoveragePanel(m_session, this);
    QDockWidget *dock = addDock(m_coverage, tr("Coverage"), QStringLiteral("coverage"), Qt::LeftDockWidgetArea);
    resizeDocks({m_evidenceDock, dock}, {kEvidenceHeight, kCoverageHeight}, Qt::Vertical);
    resizeDocks({m_evidenceDock}, {m_evidence->sizeHint().width()}, Qt::Horizontal);
}

void MainWindow::createDetails()
{
    m_details = new DetailsPanel(m_session, this);
    addDock(m_details, tr("Instance card"), QStringLiteral("finding"), Qt::RightDockWidgetArea);
}

void MainWindow::connectOpening()
{
    LoadingStrip &strip = m_bar->loading();
    connect(m_opening, &CaseOpening::readingStarted, this, [this, &strip](const QString &what) {
        m_status->say({});
        strip.begin(what);
        strip.show();
    });
    connect(m_opening, &CaseOpening::progressed, &strip, &LoadingStrip::advance);
    connect(m_opening, &CaseOpening::readingEnded, &strip, &QWidget::hide);
    connect(&strip, &LoadingStrip::stopRequested, m_opening, &CaseOpening::stop);
    connect(m_opening, &CaseOpening::said, m_status, &StatusLine::say);
    connect(&m_evidence->notes(), &ImportNotesView::pastLimitsChosen, m_opening, &CaseOpening::choosePastLimits);
    connect(&m_evidence->notes(), &ImportNotesView::dateOrderChosen, m_opening, &CaseOpening::chooseDateOrder);
    connect(&m_evidence->notes(), &ImportNotesView::zoneChosen, m_opening, &CaseOpening::chooseZone);
    connect(m_opening, &CaseOpening::saveStateChanged, this, &MainWindow::showSaved);
    connect(m_opening, &CaseOpening::opened, &m_work->alerts(), &AlertsPanel::focusTable);
    connect(&m_session, &Session::investigationReplaced, this, &MainWindow::showOpenState);
}

void MainWindow::connectExample()
{
    connect(m_actions->example, &QAction::triggered, this, &MainWindow::openExample);
    connect(m_empty, &EmptyPanel::exampleRequested, this, &MainWindow::openExample);
    connect(m_example, &ExampleJob::finished, this,
            [this](const QString &evidence) { m_opening->openPaths({evidence}); });
    connect(m_example, &ExampleJob::failed, this, [this](const Error &error) {
        m_status->say(tr("%1. The example case was not made.").arg(shown(error.what)));
    });
}

void MainWindow::connectActions()
{
    connect(m_actions->openFiles, &QAction::triggered, this, &MainWindow::askForFiles);
    connect(m_actions->openFolder, &QAction::triggered, this, &MainWindow::askForFolder);
    connect(m_actions->addFiles, &QAction::triggered, this, &MainWindow::askToAddFiles);
    connect(m_actions->addFolder, &QAction::triggered, this, &MainWindow::askToAddFolder);
    connect(m_actions->readAgain, &QAction::triggered, m_opening, &CaseOpening::readEvidenceAgain);
    connect(m_actions->chooseProfile, &QAction::triggered, this, &MainWindow::askForProfile);
    connect(m_actions->defaultProfile, &QAction::triggered, this, [this] { m_opening->chooseProfile({}); });
    connect(m_actions->exportAlerts, &QAction::triggered, m_export, &AlertExport::ask);
    connect(m_actions->closeCase, &QAction::triggered, m_opening, &CaseOpening::closeCase);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->keys, &QAction::triggered, this, [this] { showKeys(this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_empty, &EmptyPanel::openFilesRequested, this, &MainWindow::askForFiles);
    connect(m_empty, &EmptyPanel::openFolderRequested, this, &MainWindow::askForFolder);
    connect(m_empty, &EmptyPanel::caseRequested, m_opening, &CaseOpening::openCase);
    connect(m_actions, &WindowActions::caseRequested, m_opening, &CaseOpening::openCase);
    connect(m_actions, &WindowActions::caseFileRequested, this, [this] {
        QApplication::clipboard()->setText(m_opening->caseFile());
        m_status->say(tr("Path of the case file copied"));
    });
    connect(m_status, &StatusLine::problemsRequested, m_work, [this] { m_work->showTab(WorkArea::Tab::Problems); });
    connect(m_status, &StatusLine::keysRequested, this, [this] { showKeys(this); });
    connect(m_actions, &WindowActions::themeRequested, this, [this](Theme theme) {
        m_settings.setTheme(theme);
        showTheme();
    });
    connect(m_actions, &WindowActions::densityRequested, this, [this](Density density) {
        m_settings.setDensity(density);
        showDensity();
    });
    connect(m_actions->nextPanel, &QAction::triggered, this, [this] { moveToPanel(1); });
    connect(m_actions->previousPanel, &QAction::triggered, this, [this] { moveToPanel(-1); });
    connect(m_export, &AlertExport::said, m_status, &StatusLine::say);
}

void MainWindow::connectSearch()
{
    QLineEdit &search = m_bar->search();
    connect(m_actions->search, &QAction::triggered, &search, [&search] {
        search.setFocus(Qt::ShortcutFocusReason);
        search.selectAll();
    });
    connect(m_actions->clearSearch, &QAction::triggered, &m_session, &Session::clearFilters);
    connect(&search, &QLineEdit::textChanged, &m_session, &Session::setFilterText);
    connect(&search, &QLineEdit::returnPressed, &m_work->alerts(), &AlertsPanel::focusTable);
    connect(&m_session, &Session::filterChanged, &search, [this, &search] {
        if (search.text() != m_session.filterText())
            search.setText(m_session.filterText());
    });
}

void MainWindow::restoreLayout()
{
    resize(kFirstSize);
    restoreGeometry(m_settings.windowPart(kGeometry));
    restoreState(m_settings.windowPart(kDocks));
    m_work->restoreState(m_settings.windowPart(kWorkSplit));
}

void MainWindow::showOpenState()
{
    const bool open = m_session.isOpen();
    m_pages->setCurrentWidget(open ? static_cast<QWidget *>(m_work) : m_empty);
    m_actions->setOpen(open);
    m_export->setCaseFile(m_opening->caseFile());
    m_actions->showCaseFile(m_opening->caseFile());
    m_bar->setSearchable(open);
    showRecentCases();
    m_status->showInvestigation(*m_session.investigation(), open);
    showSaved({}, true);
    if (!open)
        m_empty->focusFirst();
}

void MainWindow::showSaved(const QString &words, bool saved)
{
    m_status->showSaved(words);
    m_details->showSaved(words);
    if (!m_session.isOpen())
        setWindowTitle(tr("Interloper"));
    else if (saved)
        setWindowTitle(tr("%1 — Interloper").arg(m_opening->title()));
    else
        setWindowTitle(tr("%1 — not saved — Interloper").arg(m_opening->title()));
}

void MainWindow::showTheme()
{
    applyTheme(*qApp, m_settings.theme());
    m_actions->showTheme(m_settings.theme());
}

void MainWindow::showDensity()
{
    const RowSizes &rows = m_settings.density() == Density::Comfortable ? kComfortableRows : kCompactRows;
    m_work->setRows(rows);
    m_evidence->setRows(rows);
    setRowHeights(m_coverage->table(), rows);
    m_actions->showDensity(m_settings.density());
}

/// The focus goes to the first control of the next panel in reading order, or of the one before.
void MainWindow::moveToPanel(int step)
{
    if (!m_session.isOpen())
        return m_empty->focusFirst();
    QWidgetList panels = m_work->panels();
    panels.prepend(m_coverage);
    panels.prepend(m_evidence);
    panels.append(m_details);
    const auto holdsFocus = [](const QWidget *panel) { return panel->isAncestorOf(QApplication::focusWidget()); };
    const auto current = std::find_if(panels.begin(), panels.end(), holdsFocus);
    const auto count = static_cast<int>(panels.size());
    const int from = current == panels.end() ? (step > 0 ? -1 : 0) : static_cast<int>(current - panels.begin());
    QWidget *panel = panels[(from + step + count) % count];
    const auto children = panel->findChildren<QWidget *>();
    const auto takes = [panel](const QWidget *child) {
        return child->isVisibleTo(panel) && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus) &&
               !qobject_cast<const QAbstractButton *>(child);
    };
    const auto target = std::find_if(children.begin(), children.end(), takes);
    (target == children.end() ? panel : *target)->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showRecentCases()
{
    const QList<RecentCase> cases = m_settings.recentCases();
    m_actions->showRecentCases(cases);
    m_empty->showRecentCases(cases);
}

void MainWindow::askForFiles()
{
    m_opening->openPaths(QFileDialog::getOpenFileNames(this, tr("Open exported audit logs")));
}

void MainWindow::askForFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of exported audit logs"));
    if (!folder.isEmpty())
        m_opening->openPaths({folder});
}

void MainWindow::askToAddFiles()
{
    m_opening->addEvidence(QFileDialog::getOpenFileNames(this, tr("Add exported audit logs to this case")));
}

void MainWindow::askToAddFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a folder to this case"));
    if (!folder.isEmpty())
        m_opening->addEvidence({folder});
}

void MainWindow::askForProfile()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Score with a profile"), {}, tr("Profiles (*.toml);;All files (*)"));
    if (!file.isEmpty())
        m_opening->chooseProfile(file);
}

void MainWindow::openExample()
{
    m_status->say(tr("Making the example case"));
    m_example->start();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    event->acceptProposedAction();
    m_opening->addEvidence(paths); // opens them where nothing is open
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_opening->flush() && !m_warnedOfLoss) {
        m_warnedOfLoss = true;
        m_status->say(tr("Notes are not saved yet. Close again to discard them."));
        return event->ignore();
    }
    m_opening->closeCase();
    m_settings.setWindowPart(kGeometry, saveGeometry());
    m_settings.setWindowPart(kDocks, saveState());
    m_settings.setWindowPart(kWorkSplit, m_work->saveState());
    QMainWindow::closeEvent(event);
}

} // namespace interloper
