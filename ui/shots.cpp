#include "ui/shots.h"

#include "ui/case_opening.h"
#include "ui/main_window.h"
#include "ui/panels/alerts_panel.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/work_area.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QStatusBar>

#include <algorithm>

namespace interloper {
namespace {

constexpr QSize kPicture(1440, 900);

/// Lets layouts, delayed work and the threads of panels come to rest.
void settle()
{
    for (int round = 0; round < 20; ++round)
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    QApplication::sendPostedEvents();
}

} // namespace

Shots::Shots(MainWindow &window, QString folder) : QObject(&window), m_window(window), m_folder(std::move(folder))
{
    connect(&m_window.opening(), &CaseOpening::opened, this, &Shots::takeViews, Qt::QueuedConnection);
    connect(&m_window.opening(), &CaseOpening::failed, this, &Shots::finished);
}

void Shots::start()
{
    QDir().mkpath(m_folder);
    m_window.resize(kPicture);
    m_window.show();
    take(QStringLiteral("empty"));
}

/// The newest alert with the most links shows the most.
void Shots::selectTelling()
{
    const Investigation &now = *m_window.session().investigation();
    const auto fewer = [](const auto &a, const auto &b) { return a.size() < b.size(); };
    const auto most = std::max_element(now.links.begin(), now.links.end(), fewer);
    if (most != now.links.end())
        m_window.session().selectFinding(now.findings[static_cast<std::size_t>(most - now.links.begin())].key);
}

void Shots::takeViews()
{
    selectTelling();
    take(QStringLiteral("alerts"));
    m_window.work().timeline().focusLanes();
    take(QStringLiteral("timeline"));
    m_window.work().showTab(WorkArea::Tab::Links);
    take(QStringLiteral("links"));
    take(QStringLiteral("details"));
    m_window.work().showTab(WorkArea::Tab::RawRecord);
    take(QStringLiteral("raw"));
    m_window.work().showTab(WorkArea::Tab::Problems);
    take(QStringLiteral("problems"));
    emit finished(m_error);
}

void Shots::take(const QString &name)
{
    m_window.statusBar()->clearMessage();
    settle();
    const QString path = QDir(m_folder).filePath(name + QStringLiteral(".png"));
    if (!m_window.grab().save(path, "PNG"))
        m_error = tr("%1 cannot be written").arg(path);
}

} // namespace interloper
