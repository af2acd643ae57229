#include "ui/work_area.h"

#include "ui/look/table_dress.h"
#include "ui/panels/actor_panel.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/attempts_panel.h"
#include "ui/panels/exposure_panel.h"
#include "ui/panels/links_panel.h"
#include "ui/panels/problems_panel.h"
#include "ui/panels/raw_record_panel.h"
#include "ui/session/session.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/words/amounts.h"

#include <QTabWidget>
#include <QTableView>

namespace interloper {

WorkArea::WorkArea(Session &session, QWidget *parent)
    : QSplitter(Qt::Vertical, parent),
      m_alerts(new AlertsPanel(session, this)),
      m_timeline(new TimelinePanel(session, this)),
      m_tabs(new QTabWidget(this))
{
    setChildrenCollapsible(false);
    createTabs(session);
    addWidget(m_alerts);
    addWidget(m_timeline);
    addWidget(m_tabs);
    setSizes({300, 220, 290});
}

void WorkArea::createTabs(Session &session)
{
    m_tabs->setDocumentMode(true);
    auto *links = new LinksPanel(session, m_tabs);
    auto *exposure = new ExposurePanel(session, m_tabs);
    auto *actor = new ActorPanel(session, m_tabs);
    auto *raw = new RawRecordPanel(session, m_tabs);
    auto *attempts = new AttemptsPanel(session, m_tabs);
    auto *problems = new ProblemsPanel(session, m_tabs);
    addTab(Tab::Links, links, tr("Links"));
    addTab(Tab::Exposure, exposure, tr("Exposure"));
    addTab(Tab::Actor, actor, tr("Actor"));
    addTab(Tab::RawRecord, raw, tr("Raw record"));
    addTab(Tab::Attempts, attempts, tr("Attempts"));
    addTab(Tab::Problems, problems, tr("Problems"));
    connect(&session, &Session::recordRequested, this, [this] { showTab(Tab::RawRecord); });
    connect(&session, &Session::bytesRequested, this, [this] { showTab(Tab::RawRecord); });
    connect(m_alerts, &AlertsPanel::attemptsRequested, this, [this] { showTab(Tab::Attempts); });
    connect(m_alerts, &AlertsPanel::problemsRequested, this, [this] { showTab(Tab::Problems); });
    connect(links, &LinksPanel::linkCountChanged, this,
            [this, links](int count) { showCount(links, tr("Links"), count); });
    connect(exposure, &ExposurePanel::countChanged, this,
            [this, exposure](int count) { showCount(exposure, tr("Exposure"), count); });
    connect(attempts, &AttemptsPanel::countChanged, this,
            [this, attempts](int count) { showCount(attempts, tr("Attempts"), count); });
    connect(problems, &ProblemsPanel::countChanged, this,
            [this, problems](int count) { showCount(problems, tr("Problems"), count); });
}

void WorkArea::addTab(Tab tab, QWidget *panel, const QString &title)
{
    m_tabs->addTab(panel, title);
    panel->setProperty("tab", static_cast<int>(tab));
}

void WorkArea::showCount(QWidget *panel, const QString &title, int count)
{
    const QString words = count > 0 ? title + QLatin1Char(' ') + grouped(static_cast<quint64>(count)) : title;
    m_tabs->setTabText(m_tabs->indexOf(panel), words);
}

void WorkArea::setRows(const RowSizes &sizes)
{
    for (QTableView *table : findChildren<QTableView *>())
        setRowHeights(*table, sizes);
    m_timeline->setRows(sizes);
}

QWidgetList WorkArea::panels() const
{
    return {m_alerts, m_timeline, m_tabs->currentWidget()};
}

void WorkArea::showTab(Tab tab)
{
    for (int at = 0; at < m_tabs->count(); ++at)
        if (m_tabs->widget(at)->property("tab").toInt() == static_cast<int>(tab)) {
            m_tabs->setCurrentIndex(at);
            m_tabs->widget(at)->setFocus(Qt::OtherFocusReason);
        }
}

} // namespace interloper
