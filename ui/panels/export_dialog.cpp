#include "ui/panels/export_dialog.h"

#include "ui/words/amounts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace interloper {
namespace {

constexpr int kWidth = 480;
constexpr int kMargin = 20;

QString alerts(int count)
{
    return counted(static_cast<quint64>(count), QObject::tr("alert"), QObject::tr("alerts"));
}

} // namespace

ExportDialog::ExportDialog(int shown, int all, const QList<ExportChoice> &formats, const QString &folder,
                           QWidget *parent)
    : QDialog(parent),
      m_shownCount(shown),
      m_allCount(all),
      m_formats(formats),
      m_view(new QRadioButton(tr("Current view: %1, in this order").arg(alerts(shown)), this)),
      m_all(new QRadioButton(tr("All: %1").arg(alerts(all)), this)),
      m_format(new QComboBox(this)),
      m_path(new QLineEdit(this)),
      m_leftOut(new QLabel(this)),
      m_export(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(12);
    createChoices(shown, all);
    createFile(folder);
    m_leftOut->setTextFormat(Qt::PlainText);
    m_leftOut->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_leftOut);
    createButtons();
    setMinimumWidth(kWidth);
    showDeed();
}

void ExportDialog::createChoices(int shown, int all)
{
    layout()->addWidget(m_view);
    layout()->addWidget(m_all);
    (shown < all ? m_view : m_all)->setChecked(true);
    connect(m_view, &QRadioButton::toggled, this, &ExportDialog::showDeed);
}

void ExportDialog::createFile(const QString &folder)
{
    for (const ExportChoice &choice : m_formats)
        m_format->addItem(choice.title, choice.id);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::fitExtension);

    auto *browseButton = new QPushButton(tr("Browse…"), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    auto *where = new QHBoxLayout;
    where->addWidget(m_path, 1);
    where->addWidget(browseButton);
    auto *form = new QFormLayout;
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&ile"), where);
    static_cast<QVBoxLayout *>(layout())->addLayout(form);
    m_path->setText(QDir(folder).filePath(QStringLiteral("alerts")));
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::showDeed);
    fitExtension();
}

void ExportDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void ExportDialog::showDeed()
{
    const QString deed = tr("Export %1").arg(alerts(wantsAll() ? m_allCount : m_shownCount));
    setWindowTitle(deed);
    m_export->setText(deed);
    m_export->setEnabled(!path().isEmpty());
    const int leftOut = wantsAll() ? 0 : m_allCount - m_shownCount;
    QString words = leftOut > 0 ? tr("%1 that the filter hides stay out. ").arg(alerts(leftOut)) : QString();
    words += tr("Notes and verdicts are included.");
    if (QFileInfo::exists(path()))
        words += tr(" The file is there and will be replaced.");
    m_leftOut->setText(words);
}

void ExportDialog::fitExtension()
{
    const QFileInfo file(m_path->text());
    const QString extension = m_formats[m_format->currentIndex()].extension;
    m_path->setText(file.dir().filePath(file.completeBaseName() + QLatin1Char('.') + extension));
}

void ExportDialog::browse()
{
    const QString chosen =
        QFileDialog::getSaveFileName(this, windowTitle(), path(), {}, nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        choosePath(chosen);
}

bool ExportDialog::wantsAll() const
{
    return m_all->isChecked();
}

QString ExportDialog::format() const
{
    return m_format->currentData().toString();
}

QString ExportDialog::path() const
{
    return m_path->text().trimmed();
}

void ExportDialog::chooseFormat(const QString &id)
{
    if (const int at = m_format->findData(id); at >= 0)
        m_format->setCurrentIndex(at);
}

void ExportDialog::choosePath(const QString &path)
{
    m_path->setText(path);
}

} // namespace interloper
