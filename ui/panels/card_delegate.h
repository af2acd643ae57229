// Rows of the instance card: questions with their sign and answer, reasons with their points, cited events, facts.
// Owned by the card's view, GUI thread.
#pragma once

#include "ui/panels/card_model.h"

#include <QStyledItemDelegate>

namespace interloper {

class CardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Where the parts of a row lie, below one another in columns.
    struct Parts
    {
        QRect sign;
        QRect title;
        QRect words;
        QRect chevron;
    };
    Parts partsOf(const QRect &row, CardModel::Kind kind, const QFont &font) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, CardModel::Kind kind) const;
    void paintSign(QPainter &painter, const QRect &box, CardModel::Kind kind, const QModelIndex &index,
                   const QStyleOptionViewItem &option) const;
};

} // namespace interloper
