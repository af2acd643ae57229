// What lies under the pointer, after it rested there: a small framed card that never takes the focus. It paints its own
// text, so that nothing in evidence is taken for markup. Owned by the panel, GUI thread.
#pragma once

#include "ui/timeline/lane_style.h"
#include "ui/timeline/mark_words.h"

#include <QFrame>

namespace interloper {

class HoverCard final : public QFrame
{
    Q_OBJECT

public:
    explicit HoverCard(QWidget *parent);

    /// Shows the card below `near` (global), or above where the window `inside` (global) ends.
    void showCard(const CardWords &words, const QRect &near, const QRect &inside);
    const CardWords &words() const { return m_words; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize neededSize() const;
    double labelWidth() const;

    CardWords m_words;
    LaneStyle m_style;
};

} // namespace interloper
