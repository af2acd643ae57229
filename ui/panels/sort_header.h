// The header of a table that sorts by several columns: a click makes a column the key, with Shift it joins the others.
// The rank of each key stands at the end of its section, `▼1`. Owned by its table, GUI thread.
#pragma once

#include <QHeaderView>

class QTableView;
class QTreeView;

namespace interloper {

/// The model tells the ranks by SortRankRole and `headerDataChanged`.
class SortHeader final : public QHeaderView
{
    Q_OBJECT

public:
    /// Becomes the table's or tree's header.
    explicit SortHeader(QTableView *table);
    explicit SortHeader(QTreeView *tree);

signals:
    void sortRequested(int column, bool add); ///< `add`: beside the keys there are

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    QSize sectionSizeFromContents(int column) const override;

private:
    explicit SortHeader(QWidget *view);
};

} // namespace interloper
