#include "ui/panels/links_panel.h"

#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/link_model.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/chain_view.h"
#include "ui/panels/sort_header.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"

#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace interloper {
namespace {

/// By LinkModel's columns, in digits; the last takes what is left.
constexpr int kColumnDigits[] = {18, 30, 24, 26};

} // namespace

LinksPanel::LinksPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new LinkModel(this)),
      m_chain(new ChainView),
      m_scroll(new QScrollArea(this)),
      m_table(new QTableView(this)),
      m_nothing(new QLabel(this)),
      m_leftOut(new QLabel(this)),
      m_stack(new QStackedWidget(this)),
      m_links(new QWidget(this))
{
    createChain();
    createTable();
    auto *column = new QVBoxLayout(m_links);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll);
    column->addWidget(m_table, 1);
    column->addWidget(m_leftOut);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_stack->setBackgroundRole(QPalette::Base);
    m_stack->setAutoFillBackground(true);
    m_leftOut->setTextFormat(Qt::PlainText);
    m_leftOut->setMargin(4);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_links);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    connectSession();
    takeFinding();
}

void LinksPanel::createChain()
{
    m_scroll->setWidget(m_chain);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    connect(m_chain, &ChainView::edgeOpened, this, &LinksPanel::openEdge);
    connect(m_chain, &ChainView::edgeSelected, this, &LinksPanel::selectEdge);
    connect(m_chain, &ChainView::nodeOpened, &m_session, &Session::openRecord);
    connect(m_chain, &ChainView::listRequested, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
}

void LinksPanel::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Links"));
    auto *header = new SortHeader(m_table);
    dressTable(*m_table, kCompactRows);
    setColumnDigits(*m_table, kColumnDigits);
    m_table->setItemDelegateForColumn(LinkModel::StrengthColumn, new StrengthDelegate(m_table));
    m_table->setItemDelegateForColumn(LinkModel::KindColumn, new ResourceDelegate(m_table));
    m_table->setItemDelegateForColumn(LinkModel::TimeColumn, new TimeDelegate(m_table));
    for (const int column : {LinkModel::IdentifierColumn, LinkModel::FieldsColumn})
        m_table->setItemDelegateForColumn(column, new IdentifierDelegate(m_table));
    connect(header, &SortHeader::sortRequested, this,
            [this](int column, bool add) { m_model->setSortKeys(withClicked(m_model->sortKeys(), column, add)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_following)
                    m_session.selectEvent(m_model->event(current.row()));
            });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { m_session.openRecord(m_model->event(index.row())); });
    const auto onKey = [this](Qt::Key key, auto what) {
        auto *shortcut = new QShortcut(key, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    const auto open = [this] {
        if (const EventId event = m_model->event(m_table->currentIndex().row()); event.valid())
            m_session.openRecord(event);
    };
    onKey(Qt::Key_Return, open);
    onKey(Qt::Key_Enter, open);
    onKey(Qt::Key_J, [this] { selectRow(m_table->currentIndex().row() + 1); });
    onKey(Qt::Key_K, [this] { selectRow(m_table->currentIndex().row() - 1); });
}

void LinksPanel::connectSession()
{
    connect(&m_session, &Session::investigationReplaced, this, &LinksPanel::takeFinding);
    connect(&m_session, &Session::selectionChanged, this, &LinksPanel::showSelection);
}

int LinksPanel::linkCount() const
{
    return m_model->rowCount();
}

void LinksPanel::takeFinding()
{
    const auto finding = m_session.selectedFinding();
    {
        const QScopedValueRollback following(m_following, true);
        m_model->setFinding(m_session.investigation(), finding);
    }
    m_chain->setFinding(m_session.investigation(), finding);
    m_scroll->setFixedHeight(m_chain->minimumSizeHint().height());
    m_shownKey = m_session.selectedKey();
    showWords();
    emit linkCountChanged(m_model->proofCount());
    showSelection();
}

void LinksPanel::showWords()
{
    const auto finding = m_session.selectedFinding();
    const bool hasPicture = !m_chain->picture().edges.empty();
    m_stack->setCurrentWidget(linkCount() > 0 || hasPicture ? m_links : m_nothing);
    if (!m_session.isOpen())
        m_nothing->setText(tr("Events that an identifier ties to the selected instance appear here"));
    else if (!finding)
        m_nothing->setText(tr("Select an alert to see what is tied to it"));
    else
        m_nothing->setText(tr("No identifier in these logs ties another event to this instance"));
    QStringList more;
    if (m_model->leftOut() > 0)
        more.append(tr("%1 more hold an identifier that very many launches share. The nearest in time are listed.")
                        .arg(counted(m_model->leftOut(), tr("event"), tr("events"))));
    if (m_model->contextLeftOut() > 0)
        more.append(tr("%1 more by the same actor within an hour are not listed.")
                        .arg(counted(m_model->contextLeftOut(), tr("event"), tr("events"))));
    m_leftOut->setVisible(!more.isEmpty());
    m_leftOut->setText(more.join(QLatin1Char(' ')));
}

void LinksPanel::showSelection()
{
    if (m_shownKey != m_session.selectedKey()) {
        takeFinding();
        return;
    }
    const EventId event = m_session.selectedEvent();
    m_chain->setCurrentEvent(event);
    const QScopedValueRollback following(m_following, true);
    const int row = event.valid() ? m_model->rowOfEvent(event) : -1;
    if (m_model->event(m_table->currentIndex().row()) == event)
        return;
    const int edge = m_chain->currentEdge();
    selectRow(row >= 0 || edge < 0 ? row : rowOfEdge(edge));
}

/// The row of an edge's own event, else of the tie between the edge's first node and that event.
int LinksPanel::rowOfEdge(int index) const
{
    const ChainEdge &edge = m_chain->picture().edges[static_cast<std::size_t>(index)];
    const int own = m_model->rowOfEvent(edge.event);
    if (own >= 0 || edge.from == ChainEdge::kNowhere)
        return own;
    return m_model->rowOfTie(edge.event, m_chain->picture().nodes[edge.from].identifier);
}

void LinksPanel::openEdge(int edge)
{
    m_session.openRecord(m_chain->picture().edges[static_cast<std::size_t>(edge)].event);
    const QScopedValueRollback following(m_following, true);
    selectRow(rowOfEdge(edge));
}

void LinksPanel::selectEdge(int edge)
{
    m_session.selectEvent(m_chain->picture().edges[static_cast<std::size_t>(edge)].event);
    const QScopedValueRollback following(m_following, true);
    selectRow(rowOfEdge(edge));
}

void LinksPanel::selectRow(int row)
{
    if (row >= m_model->rowCount())
        return;
    if (row < 0) {
        if (m_following)
            m_table->selectionModel()->clear();
        return;
    }
    const QModelIndex index = m_model->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

} // namespace interloper
