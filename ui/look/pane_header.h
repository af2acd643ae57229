// The header of a pane: bold title, muted counts, and at the right whatever acts on the pane. GUI thread.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace interloper {

class PaneHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHeader(const QString &title, QWidget *parent = nullptr);

    /// For instance `38 of 42 shown`. Numbers and our own words only.
    void setCounts(const QString &words);
    QString counts() const;

    /// Adds a control at the right end; takes it over.
    void addControl(QWidget *control);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    QLabel *m_title;
    QLabel *m_counts;
};

} // namespace interloper
