// Types and clicks in a program that knows nothing of it: a generic plugin of Qt, loaded by QT_QPA_GENERIC_PLUGINS.
// What it does is in the environment, what it saw goes to standard output, a line each:
//  TYPIST_NOTE    selects the first alert, types this as its note, says `typed`
//  TYPIST_EXPORT  says `note <what the note says>`, exports all alerts as JSON into this file, says `exported`
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFileInfo>
#include <QGenericPlugin>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <deque>
#include <functional>

namespace {

/// The first widget of this type, anywhere in the program, that a screen reader calls so; any name where none is given.
template <typename Widget>
Widget *widget(const QString &name = {})
{
    for (QWidget *candidate : QApplication::allWidgets())
        if (auto *found = qobject_cast<Widget *>(candidate);
            found && found->isVisible() && (name.isEmpty() || found->accessibleName() == name))
            return found;
    return nullptr;
}

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

class Typist final : public QObject
{
    Q_OBJECT

public:
    Typist()
    {
        if (const QString note = qEnvironmentVariable("TYPIST_NOTE"); !note.isEmpty())
            planNote(note);
        if (const QString file = qEnvironmentVariable("TYPIST_EXPORT"); !file.isEmpty())
            planExport(file);
        connect(&m_timer, &QTimer::timeout, this, &Typist::tryNext);
        m_timer.start(20);
    }

private:
    /// Each step is tried until it says that it is done.
    void tryNext()
    {
        while (!m_steps.empty() && m_steps.front()())
            m_steps.pop_front();
    }

    void planNote(const QString &note)
    {
        m_steps.emplace_back([] {
            auto *alerts = widget<QTableView>(QStringLiteral("Alerts"));
            if (!alerts || alerts->model()->rowCount() == 0)
                return false;
            const QRect cell = alerts->visualRect(alerts->model()->index(0, 0));
            QTest::mouseClick(alerts->viewport(), Qt::LeftButton, {}, cell.center());
            return true;
        });
        m_steps.emplace_back([note] {
            auto *edit = widget<QPlainTextEdit>(QStringLiteral("Note"));
            if (!edit || !edit->isEnabled())
                return false;
            QTest::mouseClick(edit->viewport(), Qt::LeftButton);
            QTest::keyClicks(edit, note);
            say(QStringLiteral("typed"));
            return true;
        });
    }

    void planExport(const QString &file)
    {
        m_steps.emplace_back([] {
            auto *edit = widget<QPlainTextEdit>(QStringLiteral("Note"));
            if (!edit || edit->toPlainText().isEmpty())
                return false;
            say(QStringLiteral("note ") + edit->toPlainText());
            QTest::keyClick(edit->window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
            return true;
        });
        m_steps.emplace_back([file] {
            auto *dialog = widget<QDialog>();
            if (!dialog)
                return false;
            auto *format = dialog->findChild<QComboBox *>();
            format->setCurrentIndex(format->findData(QStringLiteral("findings-json")));
            dialog->findChild<QLineEdit *>()->setText(file);
            for (QPushButton *button : dialog->findChildren<QPushButton *>())
                if (button->isDefault())
                    QTest::mouseClick(button, Qt::LeftButton);
            return true;
        });
        m_steps.emplace_back([file] {
            if (!QFileInfo::exists(file))
                return false;
            say(QStringLiteral("exported"));
            return true;
        });
    }

    QTimer m_timer;
    std::deque<std::function<bool()>> m_steps;
};

class TypistPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "typist.json")

public:
    QObject *create(const QString &, const QString &) override { return new Typist; }
};

} // namespace

#include "typist.moc"
