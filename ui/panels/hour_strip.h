// At which hours of the day an actor was active: 24 bars, UTC. GUI thread.
#pragma once

#include "layout/actor_page.h"

#include <QWidget>

namespace interloper {

class HourStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit HourStrip(QWidget *parent = nullptr);

    void setPage(const ActorPage &page);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ActorPage m_page; ///< without its sections
};

} // namespace interloper
