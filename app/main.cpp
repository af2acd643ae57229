// interloper: the window.
#include "ui/main_window.h"

#include <QApplication>
#include <QSettings>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QSettings store;
    interloper::MainWindow window({&store, {}, {}, {}, {}});
    window.show();
    return QApplication::exec();
}
