// What stands where the alerts would be while none is shown: why, and what leads on. Owned by the alerts panel, GUI
// thread.
#pragma once

#include "ui/words/nothing_words.h"

#include <QWidget>

class QPushButton;

namespace interloper {

class PlainLabel;

class NoAlertsView final : public QWidget
{
    Q_OBJECT

public:
    explicit NoAlertsView(QWidget *parent = nullptr);

    /// See nothingWords().
    void showReason(const Investigation &investigation, Rule rule, HiddenBy hidden);

signals:
    void attemptsRequested();
    void problemsRequested();
    void clearRequested();
    void completeRequested();

private:
    QPushButton *addButton(void (NoAlertsView::*requested)());

    PlainLabel *m_heading;
    PlainLabel *m_lines;
    QPushButton *m_attempts = nullptr;
    QPushButton *m_problems = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_complete = nullptr;
};

} // namespace interloper
