// The Exposure tab: each inbound rule of the selected instance's groups as a bar over time. GUI thread; shares the
// session.
#pragma once

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace interloper {

class ExposureModel;
class Session;

class ExposurePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ExposurePanel(Session &session, QWidget *parent = nullptr);

signals:
    void countChanged(int rules); ///< rules that were open to all

private:
    void createTable();
    void showFinding();

    Session &m_session;
    ExposureModel *m_model;
    QTableView *m_table;
    QLabel *m_nothing;
    QLabel *m_span;
    QStackedLayout *m_stack;
};

} // namespace interloper
