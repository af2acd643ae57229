// One row of the coverage map: cells darker with more events, pale without any, hatched where no logs reach, a notch
// where logging was changed, a frame around the selected alert's hour. Owned by the coverage table, GUI thread.
#pragma once

#include "layout/coverage_map.h"
#include "ui/panels/cell_delegates.h"

#include <optional>

namespace interloper {

struct Look;

/// Paints one cell of the map into `box`; the legend paints the same.
void paintCoverageCell(QPainter &painter, const QRectF &box, const CoverageCell &cell, const Look &look);

class CoverageDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    /// The cell of a row at this point of the view; nullopt beside the cells.
    static std::optional<std::size_t> cellAt(const QRect &row, const QModelIndex &index, const QPoint &point);

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace interloper
