#include "ui/panels/card_view.h"

#include "ui/panels/card_delegate.h"
#include "ui/session/session.h"

#include <QResizeEvent>

namespace interloper {

CardView::CardView(Session &session, QWidget *parent)
    : QTreeView(parent),
      m_session(session),
      m_model(new CardModel(this))
{
    setModel(m_model);
    setItemDelegate(new CardDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Score, questions and facts"));
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.model()->hasChildren(index))
            setExpanded(index, !isExpanded(index));
        else
            openEvent(index);
    });
    const auto keepWhy = [this](bool open) {
        return [this, open](const QModelIndex &index) {
            if (index == m_model->why())
                m_whyOpen = open;
        };
    };
    connect(this, &QTreeView::expanded, this, keepWhy(true));
    connect(this, &QTreeView::collapsed, this, keepWhy(false));
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const quint32 event = index.data(CardModel::EventRole).toUInt();
        if (event != EventId::kNone)
            m_session.openRecord(EventId(event));
    });
}

void CardView::showFinding(const std::vector<CardModel::FactLine> &facts)
{
    m_model->show(m_session.investigation(), m_session.selectedFinding());
    m_model->setFacts(facts);
    setExpanded(m_model->why(), m_whyOpen);
    scrollToTop();
}

void CardView::openEvent(const QModelIndex &index)
{
    const quint32 event = index.data(CardModel::EventRole).toUInt();
    if (event != EventId::kNone)
        m_session.selectEvent(EventId(event));
}

void CardView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        scheduleDelayedItemsLayout(); // rows that wrap change their height
}

} // namespace interloper
