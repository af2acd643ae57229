// Pictures of the window's views, made without a display: for the documents, for comparing with the look, for bug
// reports. Made by main, GUI thread.
#pragma once

#include <QObject>
#include <QString>

namespace interloper {

class MainWindow;

class Shots final : public QObject
{
    Q_OBJECT

public:
    /// Writes into `folder`, which is made where it is missing. `window` outlives this.
    Shots(MainWindow &window, QString folder);

    /// Takes the start page now and every other view once the window has opened its evidence.
    void start();

signals:
    /// All pictures are written; or what went wrong, as a sentence, and nothing more follows.
    void finished(const QString &error);

private:
    void takeViews();
    void take(const QString &name);
    void selectTelling();
    void showEvidence();
    void showBracket();

    MainWindow &m_window;
    QString m_folder;
    QString m_error;
};

} // namespace interloper
