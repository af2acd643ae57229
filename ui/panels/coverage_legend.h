// What the cells of the coverage map mean, below it. Owned by the coverage panel, GUI thread.
#pragma once

#include <QWidget>

namespace interloper {

class CoverageLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit CoverageLegend(QWidget *parent = nullptr);

    /// The notch is explained only where a row has one.
    void setChangesShown(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_changes = false;
};

} // namespace interloper
