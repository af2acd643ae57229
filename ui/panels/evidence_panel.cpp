#include "ui/panels/evidence_panel.h"

#include "ui/look/fonts.h"
#include "ui/look/segments.h"
#include "ui/look/tokens.h"
#include "ui/panels/evidence_delegate.h"
#include "ui/panels/evidence_details.h"
#include "ui/panels/import_notes_view.h"
#include "ui/panels/sort_header.h"
#include "ui/plain_text.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"
#include "ui/words/receipt_words.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

constexpr int kWidth = 260;
constexpr int kNameDigits = 26;
constexpr int kMostOpened = 24; ///< rows that a folder may have to be opened unasked

/// Columns beside the name in the order in which a wider dock shows them, with their widths in digits.
struct FittedColumn
{
    int column;
    int digits;
};
constexpr FittedColumn kColumns[] = {
    {EvidenceModel::EventsColumn, 7}, {EvidenceModel::RejectedColumn, 9}, {EvidenceModel::DuplicatesColumn, 10},
    {EvidenceModel::BytesColumn, 14}, {EvidenceModel::StateColumn, 20},   {EvidenceModel::FormatColumn, 28},
    {EvidenceModel::FirstColumn, 21}, {EvidenceModel::LastColumn, 21},
};

PlainLabel *totalsLabel(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setFont(fontOf(TextSize::Small));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

EvidencePanel::EvidencePanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new EvidenceModel(this)),
      m_tree(new QTreeView(this)),
      m_filters(new QButtonGroup(this))
{
    auto *nothing = new PlainLabel(tr("Nothing open yet"), this);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setForegroundRole(QPalette::PlaceholderText);
    nothing->setFont(fontOf(TextSize::Dense));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(createTree());
    split->addWidget(createLower());
    split->setStretchFactor(0, 1);
    split->setSizes({460, 150});
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createFilters());
    column->addWidget(split, 1);
    column->addWidget(createTotals());
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(nothing);
    m_stack->addWidget(page);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_tree);
    connect(&m_session, &Session::investigationReplaced, this, &EvidencePanel::takeInvestigation);
    takeInvestigation();
}

QSize EvidencePanel::sizeHint() const
{
    return {scaled(kWidth), QWidget::sizeHint().height()};
}

QWidget *EvidencePanel::createFilters()
{
    auto *bar = new QWidget(this);
    bar->setBackgroundRole(QPalette::Window);
    bar->setAutoFillBackground(true);
    QList<QAbstractButton *> buttons;
    for (const auto filter :
         {EvidenceModel::Filter::All, EvidenceModel::Filter::Problems, EvidenceModel::Filter::Notes}) {
        auto *button = new QToolButton(bar);
        button->setCheckable(true);
        button->setChecked(filter == EvidenceModel::Filter::All);
        button->setFont(fontOf(TextSize::Dense));
        m_filters->addButton(button, static_cast<int>(filter));
        buttons.append(button);
    }
    auto *choice = new QWidget(bar);
    addSegments(*new QHBoxLayout(choice), buttons);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(kCellPadding, kGap / 2, kCellPadding, kGap / 2);
    row->addWidget(choice);
    row->addStretch(1);
    connect(m_filters, &QButtonGroup::idClicked, this,
            [this](int filter) { setFilter(static_cast<EvidenceModel::Filter>(filter)); });
    return bar;
}

QWidget *EvidencePanel::createTree()
{
    auto *header = new SortHeader(m_tree);
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Evidence"));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setIndentation(scaled(kEvidenceIndent));
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setItemDelegate(new EvidenceDelegate(m_tree));
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    m_tree->viewport()->installEventFilter(this);
    addCopies();
    connect(header, &SortHeader::sortRequested, this,
            [this](int column, bool add) { m_model->setSortKeys(withClicked(m_model->sortKeys(), column, add)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &EvidencePanel::showDetails);
    return m_tree;
}

void EvidencePanel::addCopies()
{
    auto *path = new QAction(tr("Copy path"), m_tree);
    path->setShortcut(QKeySequence::Copy);
    path->setShortcutContext(Qt::WidgetShortcut);
    auto *hash = new QAction(tr("Copy SHA-256"), m_tree);
    m_tree->addActions({path, hash});
    connect(path, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(copied(false)); });
    connect(hash, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(copied(true)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, path, hash] {
        path->setEnabled(!copied(false).isEmpty());
        hash->setEnabled(!copied(true).isEmpty());
    });
}

/// Of the selected row: its path, or the hash of its file. What is copied is made visible, as it is shown.
QString EvidencePanel::copied(bool hash) const
{
    const QModelIndex current = m_tree->currentIndex();
    if (!current.isValid())
        return {};
    if (!hash)
        return current.data(KeyRole).toString();
    const int input = m_model->tree().node(m_model->node(current)).input;
    return input == EvidenceNode::kNone
               ? QString()
               : shown(m_model->investigation()->receipt.inputs[static_cast<std::size_t>(input)].sha256);
}

QWidget *EvidencePanel::createLower()
{
    auto *page = new QWidget(this);
    page->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_notes = new ImportNotesView(m_session, page);
    m_details = new EvidenceDetails(page);
    column->addWidget(m_notes);
    column->addWidget(m_details, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    scroll->setAccessibleName(tr("Import notes and facts of the selected file"));
    return scroll;
}

QWidget *EvidencePanel::createTotals()
{
    auto *foot = new QWidget(this);
    foot->setBackgroundRole(QPalette::Window);
    foot->setAutoFillBackground(true);
    m_records = totalsLabel(foot);
    m_bytes = totalsLabel(foot);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(kCellPadding, kGap, kCellPadding, kGap);
    column->setSpacing(kGap);
    column->addWidget(m_records);
    column->addWidget(m_bytes);
    return foot;
}

void EvidencePanel::setRows(const RowSizes &sizes)
{
    static_cast<EvidenceDelegate *>(m_tree->itemDelegate())
        ->setRowHeight(rowHeight(sizes.tree, fontOf(TextSize::Dense)));
    m_tree->doItemsLayout();
}

void EvidencePanel::takeInvestigation()
{
    const QString selected = m_tree->currentIndex().data(KeyRole).toString();
    m_model->setInvestigation(m_session.investigation());
    const EvidenceNode &all = m_model->tree().node(EvidenceTree::kRoot);
    const bool filtered = m_model->filter() != EvidenceModel::Filter::All;
    if (filtered && m_model->rowCount() == 0)
        setFilter(EvidenceModel::Filter::All);
    m_records->setText(recordsWords(all.counts));
    m_bytes->setText(bytesWords(all.counts));
    showFilters();
    openFirstLevels();
    m_fitted = -1;
    fitColumns();
    if (const QModelIndex index = m_model->indexOfKey(selected); index.isValid())
        select(index);
    else
        showDetails();
    m_stack->setCurrentIndex(m_session.isOpen() ? 1 : 0);
}

void EvidencePanel::showFilters()
{
    const EvidenceNode &all = m_model->tree().node(EvidenceTree::kRoot);
    const auto set = [this](EvidenceModel::Filter filter, const QString &words, quint64 count, bool shown) {
        QAbstractButton *button = m_filters->button(static_cast<int>(filter));
        button->setText(words + QLatin1Char(' ') + grouped(count));
        button->setEnabled(shown);
    };
    set(EvidenceModel::Filter::All, tr("All"), all.files, true);
    set(EvidenceModel::Filter::Problems, tr("Problems"), all.problems, all.problems > 0);
    set(EvidenceModel::Filter::Notes, tr("Notes"), all.noted, all.noted > 0);
}

void EvidencePanel::setFilter(EvidenceModel::Filter filter)
{
    const QString selected = m_tree->currentIndex().data(KeyRole).toString();
    m_model->setFilter(filter);
    m_filters->button(static_cast<int>(filter))->setChecked(true);
    openFirstLevels();
    if (const QModelIndex index = m_model->indexOfKey(selected); index.isValid())
        select(index);
    else
        showDetails();
}

/// Opens folders from the top as long as that shows few rows; with a filter, which leaves few, more of them.
void EvidencePanel::openFirstLevels()
{
    std::vector<QModelIndex> level{QModelIndex()};
    int shownRows = m_model->rowCount();
    while (!level.empty() && shownRows <= kMostOpened) {
        std::vector<QModelIndex> next;
        int more = 0;
        for (const QModelIndex &folder : level)
            for (int row = 0; row < m_model->rowCount(folder); ++row)
                if (const QModelIndex child = m_model->index(row, 0, folder); m_model->rowCount(child) > 0) {
                    next.push_back(child);
                    more += m_model->rowCount(child);
                }
        shownRows += more;
        if (shownRows > kMostOpened && m_tree->isExpanded(m_model->index(0, 0)))
            break;
        for (const QModelIndex &folder : next)
            m_tree->expand(folder);
        level = std::move(next);
    }
}

void EvidencePanel::select(const QModelIndex &index)
{
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        m_tree->expand(up);
    m_tree->setCurrentIndex(index.siblingAtColumn(EvidenceModel::NameColumn));
    m_tree->scrollTo(index);
}

void EvidencePanel::showDetails()
{
    m_details->showNode(*m_model, m_model->node(m_tree->currentIndex()));
}

bool EvidencePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// The name takes what is left; a wider dock shows more columns, in the order of their use.
void EvidencePanel::fitColumns()
{
    const int width = m_tree->viewport()->width();
    if (width == m_fitted)
        return;
    m_fitted = width;
    const int digit = QFontMetrics(fontOf(TextSize::Dense)).horizontalAdvance(QLatin1Char('0'));
    int left = width - digit * kNameDigits;
    bool fits = true;
    for (const FittedColumn &fitted : kColumns) {
        const int wanted = std::max(digit * fitted.digits, m_tree->header()->sectionSizeHint(fitted.column));
        fits = fits && (wanted <= left || fitted.column == EvidenceModel::EventsColumn);
        m_tree->setColumnHidden(fitted.column, !fits);
        if (!fits)
            continue;
        m_tree->setColumnWidth(fitted.column, wanted);
        left -= wanted;
    }
    m_tree->setColumnWidth(EvidenceModel::NameColumn, std::max(digit * kNameDigits / 2, left + digit * kNameDigits));
}

} // namespace interloper
