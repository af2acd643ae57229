#include "ui/panels/problems_panel.h"

#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/receipt_model.h"
#include "ui/session/session.h"

#include <QApplication>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace interloper {

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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Problems: what became of each file"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    dressTable(*m_table, kCompactRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int clicked) {
        const bool add = QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
        m_model->setSortKeys(withClicked(m_model->sortKeys(), clicked, add));
    });
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
