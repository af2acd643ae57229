// The one window: it assembles docks and panels around a session. GUI thread only.
#pragma once

#include <QMainWindow>

namespace interloper {

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
};

} // namespace interloper
