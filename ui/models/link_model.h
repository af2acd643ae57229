// The links of one finding as a table: how strong, what ties it, when, by which identifier, in which two fields. The
// rows of one Azure operation are one row, which says how many it stands for. Owned by the links panel, GUI thread.
// Shares the finished investigation.
#pragma once

#include "investigation.h"
#include "layout/link_rows.h"
#include "ui/models/roles.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace interloper {

class LinkModel final : public QAbstractTableModel, private RowSource
{
    Q_OBJECT

public:
    enum Column { StrengthColumn, KindColumn, TimeColumn, IdentifierColumn, FieldsColumn, ColumnCount };

    /// Beside the shared roles, whose numbers are lower.
    enum LinkRole {
        EventRole = Qt::UserRole + 100, ///< uint: EventId of the linked event
        ToEventRole,                    ///< uint: EventId of the event it is tied to
        ResourceRole,                   ///< int: ResourceKind, for the glyph
        StrengthRole,                   ///< int: Strength, for the line pattern
    };

    explicit LinkModel(QObject *parent = nullptr);

    /// Shows the links of one finding; none without a finding.
    void setFinding(std::shared_ptr<const Investigation> investigation, std::optional<std::size_t> finding);
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey> &sortKeys() const { return m_order.keys(); }

    /// Event of a shown row; invalid where there is no such row.
    EventId event(int shownRow) const;
    /// First shown row that stands for a link of this event, or -1.
    int rowOfEvent(EventId event) const;
    /// First shown row that ties this identifier to `toEvent`, or -1.
    int rowOfTie(EventId toEvent, std::string_view identifier) const;
    /// Links that a bound left out, see Linking::leftOut.
    std::uint32_t leftOut() const;
    /// Events of the same actor that a bound left out, see WeakLinking::leftOut.
    std::uint32_t contextLeftOut() const;
    /// Rows that may be called proof.
    int proofCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    const Link &linkOf(std::size_t row) const { return m_links[m_folded.rows[row].link]; }
    const Link &link(int shownRow) const { return linkOf(m_order.row(static_cast<std::size_t>(shownRow))); }
    int shownRowOf(std::size_t link) const { return m_order.shownRow(m_folded.rowOf[link]); }
    QString text(std::size_t row, int column) const;
    QString sentence(const Link &link) const;

    std::size_t sourceRows() const override { return m_folded.rows.size(); }
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override;
    bool isBlank(std::size_t row, int column) const override;
    bool rowContains(std::size_t row, const QString &word) const override;

    std::shared_ptr<const Investigation> m_investigation;
    std::optional<std::size_t> m_finding;
    std::vector<Link> m_links; ///< of the finding: by identifier, then the weaker ones
    LinkRows m_folded;
    RowOrder m_order;
};

QString strengthWord(Strength strength); ///< `Identifier`, `Correlation`, `Parent`, `Context`

} // namespace interloper
