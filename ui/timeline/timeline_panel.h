// The per-actor timeline: header with legend and zoom, lanes with their names, axis, the whole case. It assembles; what
// is shown is TimelineState's. GUI thread.
#pragma once

#include "ui/timeline/timeline_state.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollBar;
class QStackedWidget;
class QToolButton;

namespace interloper {

class Gestures;
class HoverCard;
class LaneHeaders;
class LanesView;
class PaneHeader;
class TimeAxis;
class WholeCaseStrip;
struct LaneHit;
struct RowSizes;

class TimelinePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePanel(Session &session, QWidget *parent = nullptr);

    TimelineState &state() { return *m_state; }
    LanesView &view() { return *m_view; }
    TimeAxis &axis() { return *m_axis; }
    LaneHeaders &headers() { return *m_headers; }
    WholeCaseStrip &strip() { return *m_strip; }
    HoverCard &card() { return *m_card; }

public slots:
    void focusLanes();
    void setRows(const RowSizes &sizes);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createHeader();
    void createLanes();
    void connectState();
    void connectView();
    void takeLanes();
    void showCounts();
    void fitScroll();
    void revealLane();
    void showCard(const LaneHit &hit);
    QToolButton *addButton(const QString &text, const QString &name, const QString &key);

    TimelineState *m_state;
    PaneHeader *m_header;
    LanesView *m_view;
    LaneHeaders *m_headers;
    TimeAxis *m_axis;
    WholeCaseStrip *m_strip;
    Gestures *m_gestures;
    HoverCard *m_card;
    QScrollBar *m_scroll = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_lanes = nullptr;
    QLabel *m_nothing = nullptr;
};

} // namespace interloper
