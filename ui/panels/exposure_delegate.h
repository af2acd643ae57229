// The bar of a rule over time: solid where it was open to all, pale where it was limited, pointed where these logs do
// not show its begin or end. Owned by the exposure table, GUI thread.
#pragma once

#include "layout/exposure_bars.h"
#include "ui/panels/cell_delegates.h"

namespace interloper {

class ExposureDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// The sign of the rule before its words.
class RuleDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace interloper
