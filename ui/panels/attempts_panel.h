// The launches that failed: who asked, for how many, and which error it gave. GUI thread; shares the session.
#pragma once

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace interloper {

class AttemptModel;
class Session;

class AttemptsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit AttemptsPanel(Session &session, QWidget *parent = nullptr);

    int attemptCount() const;

signals:
    void countChanged(int attempts);

private:
    void createTable();
    void takeInvestigation();
    void showBracket();

    Session &m_session;
    AttemptModel *m_model;
    QTableView *m_table;
    QLabel *m_nothing;
    QStackedLayout *m_stack;
};

} // namespace interloper
