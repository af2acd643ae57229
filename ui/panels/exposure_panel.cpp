#include "ui/panels/exposure_panel.h"

#include "ui/look/fonts.h"
#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/exposure_model.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/exposure_delegate.h"
#include "ui/plain_text.h"
#include "ui/session/session.h"

#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace interloper {
namespace {

constexpr int kColumnDigits[] = {30, 22, 12};

QString clockOf(std::int64_t seconds)
{
    Instant time;
    time.seconds = seconds;
    time.good = true;
    time.zone = ZoneSource::Given;
    return shownTime(time);
}

} // namespace

ExposurePanel::ExposurePanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new ExposureModel(this)),
      m_table(new QTableView(this)),
      m_nothing(new PlainLabel(this)),
      m_span(new PlainLabel(this)),
      m_stack(new QStackedLayout(this))
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setWordWrap(true);
    m_span->setForegroundRole(QPalette::PlaceholderText);
    m_span->setFont(fontOf(TextSize::Small));
    m_span->setContentsMargins(kCellPadding, kGap, kCellPadding, kGap);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_span);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(page);
    createTable();
    connect(&m_session, &Session::investigationReplaced, this, &ExposurePanel::showFinding);
    connect(&m_session, &Session::selectionChanged, this, &ExposurePanel::showFinding);
    showFinding();
}

void ExposurePanel::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Exposure: inbound rules over time"));
    setFocusProxy(m_table);
    dressTable(*m_table, kCompactRows);
    setColumnDigits(*m_table, kColumnDigits);
    m_table->setItemDelegateForColumn(ExposureModel::RuleColumn, new RuleDelegate(m_table));
    m_table->setItemDelegateForColumn(ExposureModel::GroupColumn, new IdentifierDelegate(m_table));
    m_table->setItemDelegateForColumn(ExposureModel::TimeColumn, new ExposureDelegate(m_table));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && m_model->event(current.row()).valid())
                    m_session.selectEvent(m_model->event(current.row()));
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (m_model->event(index.row()).valid())
            m_session.openRecord(m_model->event(index.row()));
    });
}

void ExposurePanel::showFinding()
{
    const auto finding = m_session.selectedFinding();
    ExposureChart chart = finding ? layoutExposure(*m_session.investigation(), *finding) : ExposureChart{};
    if (m_model->rowCount() > 0 && m_model->chart().first == chart.first &&
        m_model->chart().bars.size() == chart.bars.size() && m_model->event(0) == chart.bars.front().event &&
        m_model->chart().bars.front().group == chart.bars.front().group)
        return; // another event of the same finding: the row that led to it stays
    const bool any = chart.bars.size() > 1;
    const auto open = static_cast<int>(chart.openToAll);
    m_span->setText(tr("%1 to %2 UTC. The dotted line is the launch; a pointed end is not seen in these logs.")
                        .arg(clockOf(chart.first), clockOf(chart.last)));
    m_model->setChart(std::move(chart));
    m_nothing->setText(finding ? tr("No inbound rule of a group of this instance was changed in these logs")
                               : tr("Select an alert to see how long its groups were open"));
    m_stack->setCurrentIndex(any ? 1 : 0);
    emit countChanged(open);
}

} // namespace interloper
