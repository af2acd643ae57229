#include "ui/main_window.h"

namespace interloper {

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent) {}

} // namespace interloper
