// A score in a square of its band's colour. Owned by its panel, GUI thread.
#pragma once

#include <QWidget>

namespace interloper {

class ScoreBadge final : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreBadge(QWidget *parent = nullptr);

    /// Below 0: there is none, and nothing is shown.
    void setScore(int score);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_score = -1;
};

} // namespace interloper
