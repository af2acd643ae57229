// The Coverage dock: which hours of which account and region these logs have events of, where logging was changed, and
// in which hour the selected alert lies. GUI thread; shares the session.
#pragma once

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace interloper {

class CoverageLegend;
class CoverageModel;
class Session;

class CoveragePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit CoveragePanel(Session &session, QWidget *parent = nullptr);

    CoverageModel &model() { return *m_model; }
    QTableView &table() { return *m_table; }

    QSize sizeHint() const override;

private:
    void createTable();
    void layOut();
    void showMarked();
    void showWords();
    void openChange(const QModelIndex &index);

    Session &m_session;
    CoverageModel *m_model;
    QTableView *m_table;
    QLabel *m_nothing;
    QLabel *m_span;
    CoverageLegend *m_legend;
    QStackedLayout *m_stack;
    std::size_t m_columns = 0; ///< that the map was laid out for
};

} // namespace interloper
