#include "ui/panels/attempts_panel.h"

#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/attempt_model.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/sort_header.h"
#include "ui/session/session.h"

#include <QLabel>
#include <QStackedLayout>
#include <QTableView>

namespace interloper {
namespace {

/// By AttemptModel's columns, in digits; the last takes what is left.
constexpr int kColumnDigits[] = {21, 5, 24, 15, 13, 30, 9, 6, 14, 14, 30};

} // namespace

AttemptsPanel::AttemptsPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new AttemptModel(this)),
      m_table(new QTableView(this)),
      m_nothing(new QLabel(tr("No launch failed in these logs"), this)),
      m_stack(new QStackedLayout(this))
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_table);
    createTable();
    connect(&m_session, &Session::investigationReplaced, this, &AttemptsPanel::takeInvestigation);
    connect(&m_session, &Session::filterChanged, this, &AttemptsPanel::showBracket);
    takeInvestigation();
}

void AttemptsPanel::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Attempts: launches that failed"));
    setFocusProxy(m_table);
    auto *header = new SortHeader(m_table);
    dressTable(*m_table, kCompactRows);
    setColumnDigits(*m_table, kColumnDigits);
    m_table->setItemDelegateForColumn(AttemptModel::TimeColumn, new TimeDelegate(m_table));
    for (const int column : {AttemptModel::AddressColumn, AttemptModel::AccountColumn})
        m_table->setItemDelegateForColumn(column, new IdentifierDelegate(m_table));
    connect(header, &SortHeader::sortRequested, this,
            [this](int column, bool add) { m_model->setSortKeys(withClicked(m_model->sortKeys(), column, add)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_session.selectEvent(m_model->event(current.row()));
            });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_session.openRecord(m_model->event(index.row())); });
}

void AttemptsPanel::takeInvestigation()
{
    m_model->setInvestigation(m_session.investigation());
    showBracket();
}

void AttemptsPanel::showBracket()
{
    m_model->setBracket(m_session.bracket());
    const bool hidden = attemptCount() == 0 && !m_session.investigation()->attempts.empty();
    m_nothing->setText(hidden ? tr("No launch failed in the time bracket") : tr("No launch failed in these logs"));
    m_stack->setCurrentIndex(attemptCount() > 0 ? 1 : 0);
    emit countChanged(attemptCount());
}

int AttemptsPanel::attemptCount() const
{
    return m_model->rowCount();
}

} // namespace interloper
