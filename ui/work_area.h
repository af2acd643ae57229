// The centre of the window while a case is open: alerts above actors over time above the tabs. GUI thread.
#pragma once

#include <QSplitter>
#include <QWidgetList>

class QTabWidget;

namespace interloper {

class AlertsPanel;
class Session;
class TimelinePanel;
struct RowSizes;

class WorkArea final : public QSplitter
{
    Q_OBJECT

public:
    explicit WorkArea(Session &session, QWidget *parent = nullptr);

    AlertsPanel &alerts() { return *m_alerts; }
    TimelinePanel &timeline() { return *m_timeline; }

    /// Heights of the rows of all tables and of the timeline's lanes.
    void setRows(const RowSizes &sizes);
    /// The panels that F6 goes through, in reading order.
    QWidgetList panels() const;

    /// The tabs of the lower pane.
    enum class Tab { Links, Exposure, Actor, RawRecord, Attempts, Problems };

public slots:
    /// Brings a tab to the front and gives it the focus.
    void showTab(interloper::WorkArea::Tab tab);

private:
    void createTabs(Session &session);
    void addTab(Tab tab, QWidget *panel, const QString &title);
    void showCount(QWidget *panel, const QString &title, int count);

    AlertsPanel *m_alerts;
    TimelinePanel *m_timeline;
    QTabWidget *m_tabs;
};

} // namespace interloper
