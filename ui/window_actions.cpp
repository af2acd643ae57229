#include "ui/window_actions.h"

#include "ui/plain_text.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace interloper {

WindowActions::WindowActions(QObject *parent)
    : QObject(parent),
      openFiles(add(tr("Open &files…"), Qt::CTRL | Qt::Key_O)),
      openFolder(add(tr("&Open folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O)),
      addFolder(add(tr("&Folder…"))),
      addFiles(add(tr("F&iles…"))),
      readAgain(add(tr("&Read the evidence again"), Qt::Key_F5)),
      example(add(tr("&Example case"))),
      exportAlerts(add(tr("E&xport…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E)),
      closeCase(add(tr("&Close case"), Qt::CTRL | Qt::Key_W)),
      quit(add(tr("&Quit"), Qt::CTRL | Qt::Key_Q)),
      chooseProfile(add(tr("Score with a &profile…"))),
      defaultProfile(add(tr("Score with the &default profile"))),
      search(add(tr("&Search the alerts"), Qt::CTRL | Qt::Key_F)),
      clearSearch(add(tr("&Clear search and bracket"), Qt::CTRL | Qt::Key_E)),
      nextPanel(add(tr("&Next panel"), Qt::Key_F6)),
      previousPanel(add(tr("&Previous panel"), Qt::SHIFT | Qt::Key_F6)),
      keys(add(tr("&Keys"), Qt::Key_F1)),
      about(add(tr("&About Interloper"))),
      m_caseFile(add(tr("Case file"))),
      m_themes(new QActionGroup(this)),
      m_densities(new QActionGroup(this))
{
    createThemes();
    createDensities();
    setOpen(false);
    showCaseFile({});
    connect(m_caseFile, &QAction::triggered, this, &WindowActions::caseFileRequested);
}

QAction *WindowActions::add(const QString &words, const QKeySequence &shortcut)
{
    auto *action = new QAction(words, this);
    action->setShortcut(shortcut);
    return action;
}

void WindowActions::createThemes()
{
    for (const auto &[theme, words] : {std::pair(Theme::System, tr("&System")), std::pair(Theme::Light, tr("&Light")),
                                       std::pair(Theme::Dark, tr("&Dark"))}) {
        QAction *action = m_themes->addAction(add(words));
        action->setCheckable(true);
        action->setData(static_cast<int>(theme));
        connect(action, &QAction::triggered, this, [this, theme = theme] { emit themeRequested(theme); });
    }
}

void WindowActions::createDensities()
{
    for (const auto &[density, words] :
         {std::pair(Density::Compact, tr("&Compact")), std::pair(Density::Comfortable, tr("C&omfortable"))}) {
        QAction *action = m_densities->addAction(add(words));
        action->setCheckable(true);
        action->setData(static_cast<int>(density));
        connect(action, &QAction::triggered, this, [this, density = density] { emit densityRequested(density); });
    }
}

void WindowActions::fill(QMenuBar &menus)
{
    QMenu *file = menus.addMenu(tr("&File"));
    file->addActions({openFolder, openFiles});
    m_recent = file->addMenu(tr("Open &recent"));
    file->addAction(example);
    m_add = file->addMenu(tr("&Add evidence"));
    m_add->addActions({addFolder, addFiles});
    file->addAction(readAgain);
    file->addSeparator();
    file->addActions({exportAlerts, m_caseFile, closeCase});
    file->addSeparator();
    file->addAction(quit);

    QMenu *view = menus.addMenu(tr("&View"));
    view->addActions({search, clearSearch});
    view->addSeparator();
    view->addActions({nextPanel, previousPanel});
    view->addSeparator();
    view->addMenu(tr("&Theme"))->addActions(m_themes->actions());
    view->addMenu(tr("&Density"))->addActions(m_densities->actions());

    menus.addMenu(tr("&Triage"))->addActions({chooseProfile, defaultProfile});

    menus.addMenu(tr("&Help"))->addActions({keys, about});
    showRecentCases({});
}

void WindowActions::setOpen(bool open)
{
    for (QAction *action :
         {addFolder, addFiles, readAgain, exportAlerts, closeCase, chooseProfile, defaultProfile, search, clearSearch})
        action->setEnabled(open);
    if (m_add)
        m_add->setEnabled(open);
}

void WindowActions::showRecentCases(const QList<RecentCase> &cases)
{
    m_recent->clear();
    m_recent->setEnabled(!cases.isEmpty());
    for (const RecentCase &recent : cases) {
        QAction *action = m_recent->addAction(menuText(recent.name));
        connect(action, &QAction::triggered, this, [this, file = recent.file] { emit caseRequested(file); });
    }
}

void WindowActions::showTheme(Theme theme)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(theme));
}

void WindowActions::showDensity(Density density)
{
    for (QAction *action : m_densities->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(density));
}

void WindowActions::showCaseFile(const QString &path)
{
    m_caseFile->setVisible(!path.isEmpty());
    m_caseFile->setText(tr("Copy path of case %1").arg(menuText(QFileInfo(path).fileName())));
}

} // namespace interloper
