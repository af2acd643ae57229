// The alert table: one row a finding (complete rule) or one row a seed hit (seed rule), in its own order and filter.
// Owned by the alerts panel, GUI thread. Shares the finished investigation.
#pragma once

#include "casefile/annotation.h"
#include "investigation.h"
#include "layout/timeline_lanes.h"
#include "ui/models/roles.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interloper {

class AlertModel final : public QAbstractTableModel, private RowSource
{
    Q_OBJECT

public:
    enum Column {
        ScoreColumn,
        TimeColumn,
        ProviderColumn,
        ActorColumn,
        AddressColumn,
        InstanceColumn,
        ScopeColumn,
        AccountColumn,
        LinksColumn,
        VerdictColumn,
        OutcomeColumn,
        LevelColumn,
        ColumnCount
    };

    explicit AlertModel(QObject *parent = nullptr);

    /// `isNew` tells by a finding's key what came with the evidence that was added last.
    void setInvestigation(std::shared_ptr<const Investigation> investigation,
                          std::function<bool(const std::string &)> isNew = {});
    void setRule(Rule rule);
    Rule rule() const { return m_rule; }

    /// Rows do not move when a verdict changes, even where the table is sorted by it: the next click sorts.
    void setAnnotations(std::map<std::string, Annotation> annotations);

    void setFilterText(const QString &text);
    /// Shows alerts of this time only; without one, those without a time too.
    void setBracket(const std::optional<TimeRange> &bracket);
    /// Alerts that the profile suppresses are shown too.
    void setSuppressedShown(bool shown);
    /// Rows that the profile suppresses, whether they are shown or not.
    int suppressedCount() const;
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey> &sortKeys() const { return m_order.keys(); }

    int shownCount() const { return static_cast<int>(m_order.size()); }
    int totalCount() const { return static_cast<int>(sourceRows()); }

    /// The shown rows in their order, as indexes into `findings` or, under the seed rule, `seedRows`.
    std::vector<std::size_t> shownRows() const { return {m_order.rows().begin(), m_order.rows().end()}; }
    /// Key of the finding that a shown row belongs to; empty where there is no such row.
    std::string findingKey(int shownRow) const;
    /// First shown row of a finding, or -1 where the filter hides it.
    int rowOfFinding(const std::string &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Makes `column` the only sort key; what QHeaderView calls.
    void sort(int column, Qt::SortOrder order) override;

signals:
    void countsChanged(); ///< shownCount or totalCount may differ

private:
    const Finding &finding(std::size_t row) const;
    const std::string &keyOf(std::size_t row) const;
    const std::string &field(std::size_t row, int column) const;
    QString shortText(std::size_t row, int column) const;
    QString fullText(std::size_t row, int column) const;
    QVariant sortValue(std::size_t row, int column) const;
    const QList<LinkCount> &linkCounts(std::size_t row) const;
    int verdict(std::size_t row) const;
    /// nullptr where the finding was not scored.
    const Triage *triage(std::size_t row) const;
    int score(std::size_t row) const;

    std::size_t sourceRows() const override;
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override;
    bool isBlank(std::size_t row, int column) const override;
    bool rowContains(std::size_t row, const QString &word) const override;
    bool isLetIn(std::size_t row) const override;
    bool isSuppressed(std::size_t row) const;

    void rebuild();

    std::shared_ptr<const Investigation> m_investigation;
    Rule m_rule = Rule::Complete;
    std::map<std::string, Annotation> m_annotations;
    RowOrder m_order;
    std::optional<TimeRange> m_bracket;
    bool m_suppressedShown = false;
    std::function<bool(const std::string &)> m_isNew;
    mutable std::vector<QString> m_searchText;                         ///< by source row, filled when first searched
    mutable std::vector<std::optional<QList<LinkCount>>> m_linkCounts; ///< by source row, filled when first shown
};

/// How many linked operations of each resource the links tell of (rows of one Azure operation are one), strongest tie
/// first, then in the order of ResourceKind.
QList<LinkCount> countLinks(const EventStore &events, const std::vector<Link> &links);

} // namespace interloper
