// One cell for each question: full where it is answered, half where it is in part, a dashed outline where these logs
// tell nothing. Owned by its panel, GUI thread.
#pragma once

#include <QWidget>

#include <array>

namespace interloper {

class AnswerMeter final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerMeter(QWidget *parent = nullptr);

    /// Questions answered, partly answered, not in these logs.
    void setCounts(const std::array<int, 3> &counts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::array<int, 3> m_counts{};
};

} // namespace interloper
