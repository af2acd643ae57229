// What ties the selected launch to other events: the chain picture above, every link with its identifier and both
// fields in the list below. Listens to the session and tells it what is opened. Owned by MainWindow, GUI thread.
#pragma once

#include <QWidget>

#include <string>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace interloper {

class ChainView;
class LinkModel;
class Session;

class LinksPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LinksPanel(Session &session, QWidget *parent = nullptr);

    /// Links of the selected launch, for the tab's title.
    int linkCount() const;

    ChainView &chain() { return *m_chain; }
    QTableView &table() { return *m_table; }

signals:
    void linkCountChanged(int count);

private:
    void createChain();
    void createTable();
    void connectSession();
    void takeFinding();
    void showSelection();
    void showWords();
    void openEdge(int edge);
    void selectEdge(int edge);
    int rowOfEdge(int edge) const;
    void selectRow(int row);

    Session &m_session;
    LinkModel *m_model;
    ChainView *m_chain;
    QScrollArea *m_scroll;
    QTableView *m_table;
    QLabel *m_nothing; ///< why there is nothing to show
    QLabel *m_leftOut;
    QStackedWidget *m_stack;
    QWidget *m_links;
    std::string m_shownKey;   ///< of the finding whose links are shown
    bool m_following = false; ///< the list follows the session, not the other way round
};

} // namespace interloper
