// The window's actions and menus: what can be asked for, under which words and keys. The window connects them. Owned by
// MainWindow, GUI thread.
#pragma once

#include "ui/session/settings.h"

#include <QKeySequence>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace interloper {

class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QObject *parent = nullptr);

    void fill(QMenuBar &menus);

    /// Actions that need an open case.
    void setOpen(bool open);
    void showRecentCases(const QList<RecentCase> &cases);
    void showTheme(Theme theme);
    void showDensity(Density density);
    /// Where the open case lies; empty where none is open.
    void showCaseFile(const QString &path);

    QAction *openFiles;
    QAction *openFolder;
    QAction *addFolder;
    QAction *addFiles;
    QAction *readAgain;
    QAction *example;
    QAction *exportAlerts;
    QAction *closeCase;
    QAction *quit;
    QAction *chooseProfile;
    QAction *defaultProfile;
    QAction *search;
    QAction *clearSearch;
    QAction *nextPanel;
    QAction *previousPanel;
    QAction *keys;
    QAction *about;

signals:
    void caseRequested(const QString &file);
    void themeRequested(interloper::Theme theme);
    void densityRequested(interloper::Density density);
    void caseFileRequested(); ///< say where the case lies

private:
    QAction *add(const QString &words, const QKeySequence &shortcut = {});
    void createThemes();
    void createDensities();

    QMenu *m_recent = nullptr;
    QMenu *m_add = nullptr;
    QAction *m_caseFile;
    QActionGroup *m_themes;
    QActionGroup *m_densities;
};

} // namespace interloper
