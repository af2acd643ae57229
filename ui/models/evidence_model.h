// The evidence as a tree for a view: sources, folders, files, members of archives, with what became of each in counts.
// Without node objects: an index carries the number of its node in the EvidenceTree. Owned by the evidence panel, GUI
// thread. Shares the finished investigation.
#pragma once

#include "investigation.h"
#include "ui/models/evidence_sign.h"
#include "ui/models/evidence_tree.h"
#include "ui/models/roles.h"
#include "ui/models/row_order.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace interloper {

class EvidenceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        EventsColumn,
        RejectedColumn,
        DuplicatesColumn,
        BytesColumn,
        StateColumn,
        FormatColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };

    enum EvidenceRole {
        ProblemsRole = Qt::UserRole + 100, ///< int: files below with a problem; 0 for a file itself
    };

    enum class Filter { All, Problems, Notes };

    explicit EvidenceModel(QObject *parent = nullptr);

    void setInvestigation(std::shared_ptr<const Investigation> investigation);
    void setFilter(Filter filter);
    Filter filter() const { return m_filter; }
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey> &sortKeys() const { return m_keys; }

    const EvidenceTree &tree() const { return m_tree; }
    const std::shared_ptr<const Investigation> &investigation() const { return m_investigation; }
    /// The node of an index; that of the whole evidence for an invalid one.
    int node(const QModelIndex &index) const;
    /// Where a node is shown; invalid where the filter hides it.
    QModelIndex indexOf(int node, int column = NameColumn) const;
    /// The first row that the path (KeyRole) belongs to; invalid where none is shown.
    QModelIndex indexOfKey(const QString &key) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    const Input *input(int node) const;
    EvidenceSign sign(int node) const;
    QString text(int node, int column) const;
    quint64 count(int node, int column) const;
    bool isShown(const EvidenceNode &node) const;
    bool isBlank(int node, int column) const;
    std::weak_ordering compare(int a, int b, int column) const;
    bool comesFirst(int a, int b, const SortKey &key) const;
    void rebuild();

    std::shared_ptr<const Investigation> m_investigation;
    EvidenceTree m_tree;
    Filter m_filter = Filter::All;
    std::vector<SortKey> m_keys;           ///< empty: problems first, then in reading order
    std::vector<std::vector<int>> m_shown; ///< by node: its children as they are shown
    std::vector<int> m_rows;               ///< by node: its row below its parent, -1 where it is hidden
};

} // namespace interloper
