#include "ui/panels/alerts_panel.h"

#include "ui/look/fonts.h"
#include "ui/look/pane_header.h"
#include "ui/look/segments.h"
#include "ui/look/style.h"
#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/models/alert_model.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/no_alerts_view.h"
#include "ui/panels/sort_header.h"
#include "ui/plain_text.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"
#include "ui/words/bracket_words.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace interloper {
namespace {

/// By AlertModel's columns, in digits.
constexpr int kColumnDigits[] = {6, 21, 5, 18, 15, 21, 13, 14, 17, 10, 9, 8};

} // namespace

QString reconcileWords(const Investigation &investigation)
{
    std::set<std::string_view> operations;
    for (const SeedRow &row : investigation.seedRows)
        operations.insert(row.findingKey);
    const std::size_t rows = investigation.seedRows.size();
    const std::size_t folded = rows - operations.size();
    const std::size_t more = investigation.findings.size() - std::min(investigation.findings.size(), operations.size());
    QString words = QObject::tr("%1 of the seed query").arg(counted(rows, QObject::tr("row"), QObject::tr("rows")));
    if (folded > 0)
        words += QObject::tr(", %1 folded").arg(grouped(folded));
    if (more > 0)
        words += QObject::tr(", %1 more found").arg(grouped(more));
    return words;
}

AlertsPanel::AlertsPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new AlertModel(this)),
      m_header(new PaneHeader(tr("Alerts"), this)),
      m_table(new QTableView(this)),
      m_nothing(new NoAlertsView(this)),
      m_pages(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_nothing);
    column->addWidget(m_pages, 1);
    createHeader();
    createTable();
    connectSession();
    takeInvestigation();
    showBracket();
}

void AlertsPanel::createHeader()
{
    auto *rules = new QButtonGroup(this);
    m_seed = new QToolButton(this);
    m_complete = new QToolButton(this);
    auto *choice = new QWidget(this);
    addSegments(*new QHBoxLayout(choice), {m_seed, m_complete});
    for (QToolButton *button : {m_seed, m_complete}) {
        button->setCheckable(true);
        rules->addButton(button);
    }
    m_bracket = new QToolButton(this);
    m_bracket->setObjectName(QStringLiteral("bracket"));
    m_bracket->setFont(fontOf(TextSize::Dense));
    m_bracket->setProperty(kLimitsViews, true);
    connect(m_bracket, &QToolButton::clicked, &m_session, [this] { m_session.setBracket(std::nullopt); });
    m_header->addControl(m_bracket);
    m_suppressed = new QToolButton(this);
    m_suppressed->setObjectName(QStringLiteral("suppressed"));
    m_suppressed->setCheckable(true);
    m_suppressed->setFont(fontOf(TextSize::Dense));
    setTip(m_suppressed, tr("Show the alerts that the profile suppresses; each says why"));
    connect(m_suppressed, &QToolButton::toggled, m_model, &AlertModel::setSuppressedShown);
    m_header->addControl(m_suppressed);
    m_header->addControl(choice);
    m_complete->setChecked(true);
    connect(m_seed, &QToolButton::clicked, this, [this] { setRule(Rule::Seed); });
    connect(m_complete, &QToolButton::clicked, this, [this] { setRule(Rule::Complete); });
}

void AlertsPanel::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Alerts"));
    auto *header = new SortHeader(m_table);
    dressTable(*m_table, kCompactRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setColumnDigits(*m_table, kColumnDigits);
    setDelegates();
    connect(header, &SortHeader::sortRequested, this,
            [this](int column, bool add) { m_model->setSortKeys(withClicked(m_model->sortKeys(), column, add)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_following)
                    m_session.selectFinding(m_model->findingKey(current.row()));
            });
    connect(m_table, &QTableView::activated, this, [this] { m_session.openRecord(m_session.selectedEvent()); });
    const auto onKey = [this](const QKeySequence &keys, auto what) {
        auto *shortcut = new QShortcut(keys, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    onKey(QKeySequence::Copy, [this] { copySelection(); });
    onKey(Qt::Key_J, [this] { selectRow(m_table->currentIndex().row() + 1); });
    onKey(Qt::Key_K, [this] { selectRow(m_table->currentIndex().row() - 1); });
}

void AlertsPanel::setDelegates()
{
    m_table->setItemDelegateForColumn(AlertModel::ScoreColumn, new ScoreDelegate(m_table));
    m_table->setItemDelegateForColumn(AlertModel::TimeColumn, new TimeDelegate(m_table));
    for (const int column : {AlertModel::AddressColumn, AlertModel::InstanceColumn, AlertModel::AccountColumn})
        m_table->setItemDelegateForColumn(column, new IdentifierDelegate(m_table));
    m_table->setItemDelegateForColumn(AlertModel::LinksColumn, new LinkCountsDelegate(m_table));
    m_table->setItemDelegateForColumn(AlertModel::VerdictColumn, new VerdictDelegate(m_table));
}

void AlertsPanel::connectSession()
{
    connect(m_model, &AlertModel::countsChanged, this, &AlertsPanel::showCounts);
    connect(m_nothing, &NoAlertsView::attemptsRequested, this, &AlertsPanel::attemptsRequested);
    connect(m_nothing, &NoAlertsView::problemsRequested, this, &AlertsPanel::problemsRequested);
    connect(m_nothing, &NoAlertsView::clearRequested, this, [this] {
        m_suppressed->setChecked(true);
        m_session.clearFilters();
    });
    connect(m_nothing, &NoAlertsView::completeRequested, this, [this] { setRule(Rule::Complete); });
    connect(&m_session, &Session::investigationReplaced, this, &AlertsPanel::takeInvestigation);
    connect(&m_session, &Session::selectionChanged, this, &AlertsPanel::showSelection);
    connect(&m_session, &Session::annotationsChanged, this,
            [this] { m_model->setAnnotations(m_session.annotations()); });
    connect(&m_session, &Session::filterChanged, this, [this] {
        m_model->setFilterText(m_session.filterText());
        m_model->setBracket(m_session.bracket());
        showBracket();
        showSelection();
    });
}

void AlertsPanel::showBracket()
{
    m_bracket->setVisible(m_session.bracket().has_value());
    if (!m_session.bracket())
        return;
    const QString words = bracketWords(*m_session.bracket());
    m_bracket->setText(tr("%1  ×").arg(words));
    m_bracket->setAccessibleName(tr("Clear the time bracket %1").arg(words));
    setTip(m_bracket, tr("Only this time is shown. Click to show all times (Ctrl+E)"));
}

void AlertsPanel::setRule(Rule rule)
{
    m_model->setRule(rule);
    (rule == Rule::Seed ? m_seed : m_complete)->setChecked(true);
    showSelection();
}

void AlertsPanel::focusTable()
{
    m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void AlertsPanel::takeInvestigation()
{
    const Investigation &now = *m_session.investigation();
    m_model->setInvestigation(m_session.investigation(),
                              [this](const std::string &key) { return m_session.isNew(key); });
    m_seed->setText(tr("Seed query %1").arg(grouped(now.seedRows.size())));
    m_complete->setText(tr("Complete %1").arg(grouped(now.findings.size())));
    showSelection();
}

void AlertsPanel::showSelection()
{
    const std::string &key = m_session.selectedKey();
    if (!key.empty() && m_model->findingKey(m_table->currentIndex().row()) == key)
        return;
    const int row = key.empty() ? -1 : m_model->rowOfFinding(key);
    const QScopedValueRollback following(m_following, true);
    if (row < 0)
        m_table->selectionModel()->clear();
    else
        m_table->selectRow(row);
}

void AlertsPanel::showCounts()
{
    const QString words = tr("%1 of %2 shown")
                              .arg(grouped(static_cast<quint64>(m_model->shownCount())),
                                   grouped(static_cast<quint64>(m_model->totalCount())));
    const int suppressed = m_model->suppressedCount();
    m_suppressed->setVisible(suppressed > 0);
    m_suppressed->setText(tr("Suppressed %1").arg(grouped(static_cast<quint64>(suppressed))));
    const auto isNew = m_session.newCount();
    m_header->setCounts(isNew > 0 ? tr("%1, %2 new").arg(words, grouped(isNew)) : words);
    const bool none = m_model->shownCount() == 0 && m_session.isOpen();
    if (none)
        m_nothing->showReason(*m_session.investigation(), m_model->rule(), filters());
    m_pages->setCurrentWidget(none ? static_cast<QWidget *>(m_nothing) : m_table);
}

/// What hides alerts; nothing where there is none to hide.
HiddenBy AlertsPanel::filters() const
{
    if (m_model->totalCount() == 0)
        return HiddenBy::Nothing;
    if (!m_session.bracket() && m_session.filterText().isEmpty())
        return HiddenBy::Profile;
    if (!m_session.bracket())
        return HiddenBy::Search;
    return m_session.filterText().isEmpty() ? HiddenBy::Bracket : HiddenBy::Both;
}

void AlertsPanel::selectRow(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_table->selectRow(row);
}

QString AlertsPanel::copyText() const
{
    QList<int> columns;
    const QHeaderView *header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        if (const int logical = header->logicalIndex(visual); !m_table->isColumnHidden(logical))
            columns.append(logical);
    QStringList lines;
    const auto line = [&](auto cell) {
        QStringList cells;
        for (const int column : columns)
            cells.append(cell(column));
        lines.append(cells.join(QLatin1Char('\t')));
    };
    line([&](int column) { return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : rows)
        line([&](int column) { return row.siblingAtColumn(column).data(FullTextRole).toString(); });
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void AlertsPanel::copySelection()
{
    if (m_table->selectionModel()->hasSelection())
        QApplication::clipboard()->setText(copyText());
}

} // namespace interloper
