#include "ui/shots.h"

#include "layout/chain.h"
#include "ui/case_opening.h"
#include "ui/main_window.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/evidence_panel.h"
#include "ui/panels/import_notes_view.h"
#include "ui/status_line.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/work_area.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>

namespace interloper {
namespace {

constexpr QSize kPicture(1440, 900);

/// Lets layouts, delayed work and the threads of panels come to rest.
void settle()
{
    constexpr int kMilliseconds = 400;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kMilliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
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
    m_window.activateWindow();
    take(QStringLiteral("empty"));
}

/// The newest alert whose chain has the most parts shows the most.
void Shots::selectTelling()
{
    const Investigation &now = *m_window.session().investigation();
    std::size_t telling = 0;
    std::size_t most = 0;
    for (std::size_t finding = 0; finding < now.findings.size(); ++finding)
        if (const std::size_t parts = layoutChain(now, finding).nodes.size(); parts > most) {
            most = parts;
            telling = finding;
        }
    if (most > 0)
        m_window.session().selectFinding(now.findings[telling].key);
}

/// The first file with a problem, else with a note, tells most of the dock.
void Shots::showEvidence()
{
    EvidencePanel &panel = m_window.evidence();
    const EvidenceTree &tree = panel.model().tree();
    int telling = EvidenceTree::kRoot;
    for (int node = tree.size() - 1; node > EvidenceTree::kRoot; --node)
        if (tree.node(node).input != EvidenceNode::kNone && tree.node(node).problems + tree.node(node).noted > 0)
            telling = node;
    if (const QModelIndex index = panel.model().indexOf(telling); index.isValid())
        panel.select(index);
    panel.setFocus(Qt::OtherFocusReason);
}

/// Two days around the selected alert.
void Shots::showBracket()
{
    constexpr std::int64_t kDay = 86'400'000;
    Session &session = m_window.session();
    if (const auto finding = session.selectedFinding()) {
        const std::int64_t time = toMilliseconds(session.investigation()->findings[*finding].time);
        session.setBracket(TimeRange{time - kDay, time + kDay});
        take(QStringLiteral("bracket"));
        session.setBracket(std::nullopt);
    }
}

void Shots::takeViews()
{
    selectTelling();
    take(QStringLiteral("alerts"));
    m_window.work().timeline().focusLanes();
    take(QStringLiteral("timeline"));
    showBracket();
    m_window.work().showTab(WorkArea::Tab::Links);
    take(QStringLiteral("links"));
    take(QStringLiteral("details"));
    m_window.work().showTab(WorkArea::Tab::Exposure);
    take(QStringLiteral("exposure"));
    m_window.work().showTab(WorkArea::Tab::Actor);
    take(QStringLiteral("actor"));
    m_window.work().showTab(WorkArea::Tab::RawRecord);
    take(QStringLiteral("raw"));
    m_window.work().showTab(WorkArea::Tab::Attempts);
    take(QStringLiteral("attempts"));
    m_window.work().showTab(WorkArea::Tab::Problems);
    take(QStringLiteral("problems"));
    showEvidence();
    take(QStringLiteral("evidence"));
    if (m_window.evidence().notes().noteCount() > 0) {
        m_window.evidence().setFilter(EvidenceModel::Filter::Notes);
        take(QStringLiteral("import-notes"));
    }
    emit finished(m_error);
}

void Shots::take(const QString &name)
{
    qobject_cast<StatusLine *>(m_window.statusBar())->say({}); // it names a path of this run
    settle();
    const QString path = QDir(m_folder).filePath(name + QStringLiteral(".png"));
    if (!m_window.grab().save(path, "PNG"))
        m_error = tr("%1 cannot be written").arg(path);
}

} // namespace interloper
