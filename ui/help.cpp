#include "ui/help.h"

#include "base/version.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace interloper {
namespace {

struct KeyRow
{
    const char *keys; ///< nullptr: `deed` is the heading of a group
    const char *deed;
};

constexpr KeyRow kKeys[] = {
    {nullptr, QT_TRANSLATE_NOOP("Keys", "Everywhere")},
    {"Ctrl+Shift+O", QT_TRANSLATE_NOOP("Keys", "Open a folder")},
    {"Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Open files")},
    {"F5", QT_TRANSLATE_NOOP("Keys", "Read the evidence again")},
    {"Ctrl+Shift+E", QT_TRANSLATE_NOOP("Keys", "Export the alerts")},
    {"Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search the alerts")},
    {"Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Clear the search and the time bracket")},
    {"F6, Shift+F6", QT_TRANSLATE_NOOP("Keys", "Next and previous panel")},
    {"Ctrl+W", QT_TRANSLATE_NOOP("Keys", "Close the case")},
    {"Ctrl+Q", QT_TRANSLATE_NOOP("Keys", "Quit")},
    {nullptr, QT_TRANSLATE_NOOP("Keys", "In a table")},
    {"J, K", QT_TRANSLATE_NOOP("Keys", "Next and previous row")},
    {"Enter", QT_TRANSLATE_NOOP("Keys", "Open the raw record")},
    {"Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Copy the selected rows")},
    {"Shift+click", QT_TRANSLATE_NOOP("Keys", "On a header: add a sort key")},
    {nullptr, QT_TRANSLATE_NOOP("Keys", "In the timeline")},
    {"Up, Down", QT_TRANSLATE_NOOP("Keys", "Previous and next lane")},
    {"Left, Right", QT_TRANSLATE_NOOP("Keys", "Previous and next mark")},
    {"+, -", QT_TRANSLATE_NOOP("Keys", "Zoom in and out")},
    {"[, ]", QT_TRANSLATE_NOOP("Keys", "Time bracket: begin, end")},
    {"Shift+drag", QT_TRANSLATE_NOOP("Keys", "Time bracket; Esc shows all times")},
    {nullptr, QT_TRANSLATE_NOOP("Keys", "In the chain")},
    {"Arrows", QT_TRANSLATE_NOOP("Keys", "Along the edges")},
    {"Enter", QT_TRANSLATE_NOOP("Keys", "Open the proving event")},
};

QLabel *plain(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QDialog *page(QWidget *window, const QString &title)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(12);
    return dialog;
}

void finish(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    dialog->show();
}

} // namespace

void showKeys(QWidget *window)
{
    QDialog *dialog = page(window, QObject::tr("Keys"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    const QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    int line = 0;
    for (const KeyRow &row : kKeys) {
        QLabel *deed = plain(QCoreApplication::translate("Keys", row.deed), dialog);
        if (row.keys) {
            QLabel *keys = plain(QLatin1String(row.keys), dialog);
            keys->setFont(mono);
            grid->addWidget(keys, line, 0);
            grid->addWidget(deed, line, 1);
        } else {
            QFont bold = deed->font();
            bold.setBold(true);
            deed->setFont(bold);
            grid->setRowMinimumHeight(line, line > 0 ? 28 : 0);
            grid->addWidget(deed, line, 0, 1, 2, Qt::AlignBottom);
        }
        ++line;
    }
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(grid);
    finish(dialog);
}

void showAbout(QWidget *window)
{
    QDialog *dialog = page(window, QObject::tr("About Interloper"));
    const QStringList lines{
        QObject::tr("Interloper %1").arg(QString::fromStdString(std::string(versionText()))),
        QObject::tr("Finds new cloud instances in exported audit logs (MITRE ATT&CK T1578.002)."),
        QObject::tr("Works offline: it opens no connection and never writes to the evidence."),
        QObject::tr("Free software, GPL-3.0-or-later, without any warranty."),
    };
    for (const QString &line : lines)
        dialog->layout()->addWidget(plain(line, dialog));
    finish(dialog);
}

} // namespace interloper
