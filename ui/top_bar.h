// The bar at the top of the window: menus at the left, the search box at the right, the loading strip below. GUI
// thread.
#pragma once

#include <QWidget>

class QLineEdit;
class QMenuBar;

namespace interloper {

class LoadingStrip;

class TopBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    QMenuBar &menus() { return *m_menus; }
    QLineEdit &search() { return *m_search; }
    LoadingStrip &loading() { return *m_loading; }

    /// The search box says what it is for, or that there is nothing to search yet.
    void setSearchable(bool searchable);

private:
    QMenuBar *m_menus;
    QLineEdit *m_search;
    LoadingStrip *m_loading;
};

} // namespace interloper
