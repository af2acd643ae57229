#include "ui/panels/problems_panel.h"

#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/receipt_model.h"
#include "ui/panels/evidence_delegate.h"
#include "ui/panels/sort_header.h"
#include "ui/session/session.h"

#include <QTableView>
#include <QVBoxLayout>

namespace interloper {

namespace {

/// By ReceiptModel's columns, in digits; the last takes what is left.
constexpr int kColumnDigits[] = {34, 6, 20, 34, 8, 9, 10, 21, 21, 20};

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
    auto *header = new SortHeader(m_table);
    dressTable(*m_table, kCompactRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setColumnDigits(*m_table, kColumnDigits);
    for (const int column : {ReceiptModel::FirstColumn, ReceiptModel::LastColumn})
        m_table->setItemDelegateForColumn(column, new TimeDelegate(m_table));
    m_table->setItemDelegateForColumn(ReceiptModel::StateColumn, new StateDelegate(m_table));
    setFocusProxy(m_table);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto place = m_model->bytes(index.row()))
            m_session.openBytes(*place);
    });
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
