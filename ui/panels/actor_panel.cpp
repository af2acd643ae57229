#include "ui/panels/actor_panel.h"

#include "ui/look/fonts.h"
#include "ui/look/table_dress.h"
#include "ui/look/tokens.h"
#include "ui/panels/actor_model.h"
#include "ui/panels/cell_delegates.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/hour_strip.h"
#include "ui/session/session.h"
#include "ui/words/actor_words.h"

#include <QPainter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace interloper {
namespace {

/// By ActorModel's columns, in digits; the last takes what is left.
constexpr int kColumnDigits[] = {30, 8, 21, 21, 18};

/// A section's title in bold, a value monospaced and cut in its middle.
class ActorDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override
    {
        const bool section = static_cast<const ActorModel *>(index.model())->isSection(index.row());
        const QRect words = section ? box : box.adjusted(kCardMargin, 0, 0, 0);
        painter.setFont(section ? option.font : fontOf(TextSize::Mono));
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(option.text, Qt::ElideMiddle, words.width()));
    }
};

} // namespace

ActorPanel::ActorPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new ActorModel(this)),
      m_table(new QTableView(this)),
      m_name(new ElidedLabel(QString(), this)),
      m_summary(new PlainLabel(this)),
      m_hours(new HourStrip(this)),
      m_nothing(new PlainLabel(this)),
      m_stack(new QStackedLayout(this))
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setWordWrap(true);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createHead());
    column->addWidget(m_table, 1);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(page);
    createTable();
    connect(&m_session, &Session::investigationReplaced, this, [this] {
        m_shown = {};
        showActor();
    });
    connect(&m_session, &Session::selectionChanged, this, &ActorPanel::showActor);
    showActor();
}

QWidget *ActorPanel::createHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kCardMargin, kCellPadding, kCardMargin, kCellPadding);
    row->setSpacing(kCardMargin);
    auto *words = new QVBoxLayout;
    words->setSpacing(kGap);
    m_name->setFont(bold(fontOf(TextSize::Body)));
    m_summary->setFont(fontOf(TextSize::Dense));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_summary);
    row->addLayout(words, 1);
    row->addWidget(m_hours, 0, Qt::AlignVCenter);
    return head;
}

void ActorPanel::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Actor: what it used and did"));
    setFocusProxy(m_table);
    dressTable(*m_table, kCompactRows);
    setColumnDigits(*m_table, kColumnDigits);
    m_table->setItemDelegateForColumn(ActorModel::WhatColumn, new ActorDelegate(m_table));
    for (const int column : {ActorModel::FirstColumn, ActorModel::LastColumn})
        m_table->setItemDelegateForColumn(column, new TimeDelegate(m_table));
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { open(index.row()); });
}

/// A launch is selected as a finding; anything else opens the first event that proves it.
void ActorPanel::open(int row)
{
    const EventId event = m_model->event(row);
    if (!event.valid())
        return;
    if (m_model->isLaunch(row))
        m_session.selectEvent(event);
    else
        m_session.openRecord(event);
}

StringId ActorPanel::wantedActor() const
{
    const Investigation &now = *m_session.investigation();
    const EventId event = m_session.selectedEvent();
    return event.valid() && event.value < now.events.size() ? now.events.textId(event, Column::Actor) : StringId{};
}

/// An actor may have a million events: nothing is counted while the tab is hidden.
void ActorPanel::showActor()
{
    if (!isVisible())
        return;
    const StringId actor = wantedActor();
    if (actor.valid() && actor == m_shown)
        return;
    m_shown = actor;
    ActorPage page = actor.valid() ? layoutActor(*m_session.investigation(), actor) : ActorPage{};
    const bool any = page.events > 0;
    if (any) {
        m_name->setText(shown(page.actor));
        m_summary->setText(actorSummary(*m_session.investigation(), page));
        m_hours->setPage(page);
    } else {
        m_nothing->setText(actor.valid() ? tr("The record of this event names no actor")
                                         : tr("Select an alert or event to see what its actor used and did"));
    }
    m_model->setPage(m_session.investigation(), std::move(page));
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->isSection(row))
            m_table->setSpan(row, ActorModel::WhatColumn, 1, ActorModel::NoteColumn);
    m_stack->setCurrentIndex(any ? 1 : 0);
}

void ActorPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showActor();
}

} // namespace interloper
