#include "ui/panels/problems_panel.h"

#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/receipt_model.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/sort_header.h"
#include "ui/session/session.h"

#include <QTableView>
#include <QVBoxLayout>

namespace interloper {

namespace {

/// By ReceiptModel's columns, in digits; the last takes what is left.
constexpr int kColumnDigits[] = {44, 15, 34, 9, 9, 9, 10, 22, 22, 20};

} // namespace

ProblemsPanel::ProblemsPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new ReceiptModel(this)),
      m_table(new QTableView(this))
{
    createTable();
    connect(&m_session, &Session::investigationReplaced, this, &ProblemsPanel::takeInvestigation);
    takeInvestigation();
}

void ProblemsPanel::createTable()
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Problems: what became of each file"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    auto *header = new SortHeader(m_table);
    dressTable(*m_table, kCompactRows);
    setColumnDigits(*m_table, kColumnDigits);
    for (const int column : {ReceiptModel::FirstColumn, ReceiptModel::LastColumn})
        m_table->setItemDelegateForColumn(column, new TimeDelegate(m_table));
    connect(header, &SortHeader::sortRequested, this,
            [this](int column, bool add) { m_model->setSortKeys(withClicked(m_model->sortKeys(), column, add)); });
}

void ProblemsPanel::takeInvestigation()
{
    m_model->setInvestigation(m_session.investigation());
    emit countChanged(m_model->problemCount());
}

int ProblemsPanel::problemCount() const
{
    return m_model->problemCount();
}

} // namespace interloper
