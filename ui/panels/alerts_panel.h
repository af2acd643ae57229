// The alert table with its header: counts, the switch between seed query and complete list. GUI thread; shares the
// session.
#pragma once

#include "detect/finding.h"
#include "ui/words/nothing_words.h"

#include <QWidget>

class QStackedWidget;
class QTableView;
class QToolButton;

namespace interloper {

class AlertModel;
class NoAlertsView;
class PaneHeader;
class Session;

class AlertsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsPanel(Session &session, QWidget *parent = nullptr);

    const AlertModel &model() const { return *m_model; }
    /// The selected rows as they are seen, one line a row, cells parted by tabs, whole texts, with a header line.
    QString copyText() const;

public slots:
    void setRule(interloper::Rule rule);
    void focusTable();

signals:
    void attemptsRequested(); ///< from where no alert is shown
    void problemsRequested();

private:
    void createHeader();
    void createTable();
    void setDelegates();
    void connectSession();
    void takeInvestigation();
    void showSelection();
    void showCounts();
    void showBracket();
    HiddenBy filters() const;
    void selectRow(int row);
    void copySelection();

    Session &m_session;
    AlertModel *m_model;
    PaneHeader *m_header;
    QToolButton *m_bracket = nullptr;    ///< the chip of the time bracket
    QToolButton *m_suppressed = nullptr; ///< shows what the profile suppresses
    QToolButton *m_seed = nullptr;
    QToolButton *m_complete = nullptr;
    QTableView *m_table;
    NoAlertsView *m_nothing;
    QStackedWidget *m_pages;
    bool m_following = false; ///< the table follows the session, not the other way round
};

/// How the seed query's rows and the complete list fit together: `61 rows are 42 instances, 19 folded`.
QString reconcileWords(const Investigation &investigation);

} // namespace interloper
