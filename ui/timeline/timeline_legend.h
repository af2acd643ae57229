// What the glyphs mean, for the pane's header. Owned by the panel, GUI thread.
#pragma once

#include <QWidget>

namespace interloper {

class TimelineLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    /// How many entries fit; the rest is not drawn, because half a word explains nothing.
    int shownEntries() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double entryWidth(int entry) const;
};

} // namespace interloper
