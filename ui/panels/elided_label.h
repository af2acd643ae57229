// A label of one line that loses its middle where it is too narrow: paths, hashes, names. The whole is in its tip and
// its accessible name. GUI thread.
#pragma once

#include "ui/plain_text.h"

namespace interloper {

class ElidedLabel final : public PlainLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace interloper
