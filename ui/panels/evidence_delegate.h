// Cells of the evidence tree: the sign of what became of a file before its name, how many problems lie in a folder
// behind it. Owned by its view, GUI thread.
#pragma once

#include "ui/panels/cell_delegates.h"

namespace interloper {

inline constexpr int kEvidenceIndent = 14; ///< of a level, in pixels of the look

/// The state of a file: its sign and words, amber where that is a problem.
class StateDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

class EvidenceDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void setRowHeight(int pixels) { m_height = pixels; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    int m_height = 0;
};

} // namespace interloper
