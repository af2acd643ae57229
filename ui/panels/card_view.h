// The instance card's tree: why the score, the questions, the facts. One click opens a question; Enter or a click on an
// event selects it everywhere. Owned by the details panel, GUI thread.
#pragma once

#include "ui/panels/card_model.h"

#include <QTreeView>

namespace interloper {

class Session;

class CardView final : public QTreeView
{
    Q_OBJECT

public:
    CardView(Session &session, QWidget *parent);

    CardModel &card() { return *m_model; }

    /// Shows the session's finding with these facts at its end.
    void showFinding(const std::vector<CardModel::FactLine> &facts);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void openEvent(const QModelIndex &index);

    Session &m_session;
    CardModel *m_model;
    bool m_whyOpen = true; // as the user left it
};

} // namespace interloper
