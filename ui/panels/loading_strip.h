// The strip under the menu while evidence is read: what, how much of how much, time left, Stop reading. GUI thread.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace interloper {

class LoadingStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit LoadingStrip(QWidget *parent = nullptr);

    /// `what` names the evidence, for instance a folder's name.
    void begin(const QString &what);
    /// Bytes on disk. `total` is 0 until the folders are walked.
    void advance(quint64 done, quint64 total, qint64 elapsedMs);

    QSize sizeHint() const override;

signals:
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void createRow();

    QLabel *m_what;
    QLabel *m_hint;
    QLabel *m_amount;
    QProgressBar *m_bar;
    QPushButton *m_stop;
};

/// `71 MB of 251 MB, about 9 s left`; the time only after two seconds, when it means something.
QString progressWords(quint64 done, quint64 total, qint64 elapsedMs);

} // namespace interloper
