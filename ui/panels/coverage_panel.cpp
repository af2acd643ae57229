#include "ui/panels/coverage_panel.h"

#include "ui/look/fonts.h"
#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/coverage_delegate.h"
#include "ui/panels/coverage_legend.h"
#include "ui/panels/coverage_model.h"
#include "ui/plain_text.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"

#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

constexpr int kWidth = 260;
constexpr int kHeight = 190;
constexpr int kPlaceDigits[] = {14, 12};
constexpr int kLeastCell = 5; ///< pixels of the look
constexpr int kFewestCells = 12;

QString cellSize(std::int64_t hours)
{
    constexpr std::int64_t kDay = 24;
    return hours < kDay    ? CoveragePanel::tr("%1 h a cell").arg(hours)
           : hours == kDay ? CoveragePanel::tr("1 day a cell")
                           : CoveragePanel::tr("%1 days a cell").arg(hours / kDay);
}

} // namespace

CoveragePanel::CoveragePanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new CoverageModel(this)),
      m_table(new QTableView(this)),
      m_nothing(new PlainLabel(tr("Which hours of each region the logs hold"), this)),
      m_span(new PlainLabel(this)),
      m_legend(new CoverageLegend(this)),
      m_stack(new QStackedLayout(this))
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setFont(fontOf(TextSize::Dense));
    m_nothing->setWordWrap(true);
    m_span->setForegroundRole(QPalette::PlaceholderText);
    m_span->setFont(fontOf(TextSize::Small));
    m_span->setWordWrap(true);
    m_span->setContentsMargins(kCellPadding, kGap, kCellPadding, kGap);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_span);
    column->addWidget(m_legend);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(page);
    createTable();
    connect(&m_session, &Session::investigationReplaced, this, [this] {
        m_columns = 0;
        layOut();
    });
    connect(&m_session, &Session::selectionChanged, this, &CoveragePanel::showMarked);
    layOut();
}

QSize CoveragePanel::sizeHint() const
{
    return {scaled(kWidth), scaled(kHeight)};
}

void CoveragePanel::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Coverage: hours with events, by region"));
    setFocusProxy(m_table);
    dressTable(*m_table, kCompactRows);
    setColumnDigits(*m_table, kPlaceDigits);
    m_table->horizontalHeader()->setVisible(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setItemDelegateForColumn(CoverageModel::HoursColumn, new CoverageDelegate(m_table));
    // Laying out resets the model, which the header must have finished with.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, &CoveragePanel::layOut,
            Qt::QueuedConnection);
    connect(m_table, &QTableView::activated, this, &CoveragePanel::openChange);
}

// As many cells as the width has room for.
void CoveragePanel::layOut()
{
    const int width = m_table->columnWidth(CoverageModel::HoursColumn) - 2 * kCellPadding;
    const auto columns = static_cast<std::size_t>(std::max(kFewestCells, width / scaled(kLeastCell)));
    if (columns == m_columns)
        return;
    m_columns = columns;
    m_model->setInvestigation(m_session.isOpen() ? m_session.investigation() : nullptr, columns);
    showMarked();
    showWords();
}

void CoveragePanel::showMarked()
{
    const auto finding = m_session.selectedFinding();
    m_model->setMarked(finding ? m_session.investigation()->findings[*finding].time : Instant{});
}

void CoveragePanel::showWords()
{
    const CoverageMap &map = m_model->map();
    m_stack->setCurrentIndex(map.rows.empty() ? 0 : 1);
    m_legend->setChangesShown(map.changes > 0);
    QString words;
    if (map.columns > 0) {
        const std::int64_t until = map.firstHour + static_cast<std::int64_t>(map.columns) * map.hoursACell;
        words = tr("%1 to %2 UTC, %3.").arg(hourWords(map.firstHour), hourWords(until), cellSize(map.hoursACell));
    }
    if (map.elsewhere > 0)
        words += tr(" %1 years away from these are not drawn.").arg(counted(map.elsewhere, tr("event"), tr("events")));
    if (map.withoutTime > 0)
        words += tr(" %1 without a time.").arg(counted(map.withoutTime, tr("event"), tr("events")));
    m_span->setText(words);
}

void CoveragePanel::openChange(const QModelIndex &index)
{
    if (const EventId change = m_model->firstChange(index.row()); change.valid())
        m_session.openRecord(change);
}

} // namespace interloper
