// The line at the foot of the window: what is open in counts, when the case was saved, problems as a link, errors as
// sentences. GUI thread.
#pragma once

#include "investigation.h"

#include <QStatusBar>
#include <QString>

class QLabel;
class QToolButton;

namespace interloper {

class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// Counts of what is open; nothing open where `open` is false.
    void showInvestigation(const Investigation &investigation, bool open);
    /// For instance `case saved 14:02:11Z` or `not saved: the disk is full`.
    void showSaved(const QString &words);

    /// A sentence beside the facts that stays until the next one; an empty one takes it away.
    void say(const QString &sentence);

signals:
    void problemsRequested();
    void keysRequested();

private:
    QLabel *addFact(int stretch = 0);
    void createFacts();

    QLabel *m_events = nullptr;
    QLabel *m_rejected;
    QLabel *m_duplicates;
    QLabel *m_newest;
    QLabel *m_saved;
    QToolButton *m_problems;
    QToolButton *m_keys;
    QLabel *m_said = nullptr;
};

} // namespace interloper
