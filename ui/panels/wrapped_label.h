// A text of several lines that breaks anywhere where it must, inside long names and records too, and is as high as its
// width needs. A QLabel is never narrower than its longest word, which evidence can make any length. GUI thread.
#pragma once

#include "ui/plain_text.h"

namespace interloper {

class WrappedLabel final : public PlainLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int layOut(QPainter *painter, int width) const;
};

} // namespace interloper
