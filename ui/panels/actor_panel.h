// The Actor tab: the page of whoever made the selected event. GUI thread; shares the session.
#pragma once

#include "base/ids.h"

#include <QWidget>

class QStackedLayout;
class QTableView;

namespace interloper {

class ActorModel;
class ElidedLabel;
class HourStrip;
class PlainLabel;
class Session;

class ActorPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ActorPanel(Session &session, QWidget *parent = nullptr);

    ActorModel &model() { return *m_model; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createHead();
    void createTable();
    void showActor();
    StringId wantedActor() const;
    void open(int row);

    Session &m_session;
    ActorModel *m_model;
    QTableView *m_table;
    ElidedLabel *m_name;
    PlainLabel *m_summary;
    HourStrip *m_hours;
    PlainLabel *m_nothing;
    QStackedLayout *m_stack;
    StringId m_shown; ///< the actor of the page; invalid where the page is old
};

} // namespace interloper
