#include "ui/panels/coverage_delegate.h"

#include "ui/look/tokens.h"
#include "ui/panels/coverage_model.h"
#include "ui/plain_text.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace interloper {
namespace {

constexpr double kApart = 1; ///< between cells that are wide enough to lose a pixel
constexpr double kWideCell = 5;

const CoverageModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const CoverageModel *>(index.model());
}

QRectF cellBox(const QRect &box, std::size_t cell, std::size_t columns)
{
    const double step = double(box.width()) / double(columns);
    const double left = box.left() + double(cell) * step;
    return {left, box.top() + 3.0, step - (step >= kWideCell ? kApart : 0), box.height() - 6.0};
}

} // namespace

void paintCoverageCell(QPainter &painter, const QRectF &box, const CoverageCell &cell, const Look &look)
{
    painter.fillRect(box, look.color(Ink::BorderSoft));
    switch (cell.state) {
    case CoverageCell::State::Outside:
        painter.fillRect(box, look.color(Ink::Base));
        painter.fillRect(box, QBrush(look.color(Ink::BorderStrong), Qt::BDiagPattern));
        break;
    case CoverageCell::State::Empty:
        break;
    case CoverageCell::State::Partial:
        painter.fillRect(box.adjusted(0, box.height() / 2, 0, 0), look.density(cell.step - 1U));
        break;
    case CoverageCell::State::Covered:
        painter.fillRect(box, look.density(cell.step - 1U));
        break;
    }
    if (!cell.changes.empty()) {
        const double side = box.height() / 2;
        const QPointF tip(box.center().x(), box.top() + side);
        painter.setPen(QPen(look.color(Ink::Base), 1));
        painter.setBrush(look.color(Ink::Bad));
        painter.drawPolygon(QPolygonF{tip, tip - QPointF(side / 1.5, side), tip + QPointF(side / 1.5, -side)});
    }
}

std::optional<std::size_t> CoverageDelegate::cellAt(const QRect &row, const QModelIndex &index, const QPoint &point)
{
    const std::size_t columns = modelOf(index).map().columns;
    const QRect box = row.adjusted(kCellPadding, 0, -kCellPadding, 0);
    if (columns == 0 || box.width() <= 0 || point.x() < box.left() || point.x() > box.right())
        return std::nullopt;
    const auto cell = static_cast<std::size_t>(double(point.x() - box.left()) * double(columns) / double(box.width()));
    return std::min(cell, columns - 1);
}

bool CoverageDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const auto cell = index.isValid() ? cellAt(option.rect, index, event->pos()) : std::nullopt;
    if (event->type() != QEvent::ToolTip || !cell)
        return CellDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), tipText(modelOf(index).cellWords(index.row(), *cell)), view);
    return true;
}

void CoverageDelegate::paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Look &look = lookOf(option.palette);
    const CoverageModel &model = modelOf(index);
    const CoverageRow &row = model.map().rows[static_cast<std::size_t>(index.row())];
    // Notches lie over the cells beside them.
    for (const bool notched : {false, true})
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (row.cells[i].changes.empty() != notched)
                paintCoverageCell(painter, cellBox(box, i, row.cells.size()), row.cells[i], look);
    if (model.marked()) {
        const QRectF cell = cellBox(box, *model.marked(), row.cells.size());
        painter.setPen(QPen(look.color(Ink::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(
            QRectF(cell.left() - 0.5, option.rect.top(), std::max(cell.width(), 3.0), option.rect.height()));
    }
}

} // namespace interloper
