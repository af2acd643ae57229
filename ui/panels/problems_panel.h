// The receipt: what became of every file that was opened. GUI thread; shares the session.
#pragma once

#include <QWidget>

class QTableView;

namespace interloper {

class ReceiptModel;
class Session;

class ProblemsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPanel(Session &session, QWidget *parent = nullptr);

    int problemCount() const;

signals:
    void countChanged(int problems);

private:
    void createTable();
    void takeInvestigation();

    Session &m_session;
    ReceiptModel *m_model;
    QTableView *m_table;
};

} // namespace interloper
