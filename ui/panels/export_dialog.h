// Asks what is exported, as what, and where. The title is the deed and the default button repeats it. GUI thread.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace interloper {

/// One kind of file that can be written.
struct ExportChoice
{
    QString id;
    QString title;
    QString extension; ///< without the dot
};

class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `shown` of `all` alerts are in the current view. `folder`: where the file is proposed. Requires: formats.
    ExportDialog(int shown, int all, const QList<ExportChoice> &formats, const QString &folder,
                 QWidget *parent = nullptr);

    bool wantsAll() const;
    QString format() const; ///< id
    QString path() const;

    void chooseFormat(const QString &id);
    void choosePath(const QString &path);

private:
    void createChoices(int shown, int all);
    void createFile(const QString &folder);
    void createButtons();
    void showDeed();
    void fitExtension();
    void browse();

    int m_shownCount;
    int m_allCount;
    QList<ExportChoice> m_formats;
    QRadioButton *m_view;
    QRadioButton *m_all;
    QComboBox *m_format;
    QLineEdit *m_path;
    QLabel *m_leftOut;
    QPushButton *m_export;
};

} // namespace interloper
