// The receipt as a table: what became of the files, in words and counts. Files of one folder that were read alike are
// one row; each file with a problem has its own. Owned by the problems panel, GUI thread. Shares the finished
// investigation.
#pragma once

#include "events/segment.h"
#include "investigation.h"
#include "ui/models/sorted_table_model.h"

#include <memory>
#include <optional>
#include <vector>

namespace interloper {

class ReceiptModel final : public SortedTableModel
{
    Q_OBJECT

public:
    enum Column {
        PathColumn,
        FilesColumn,
        StateColumn,
        DetailColumn,
        EventsColumn,
        RejectedColumn,
        DuplicatesColumn,
        FirstColumn,
        LastColumn,
        FormatColumn,
        ColumnCount
    };

    explicit ReceiptModel(QObject *parent = nullptr);

    /// Problems come first, both groups in reading order.
    void setInvestigation(std::shared_ptr<const Investigation> investigation);

    int problemCount() const { return m_problems; }

    /// Where the gravest issue of a shown row lies, with some of what follows; nullopt for rows of several files and
    /// for what was not read.
    std::optional<Locator> bytes(int shownRow) const;

    static constexpr std::uint32_t kMostBytes = 4096; ///< that bytes() names

private:
    struct Row
    {
        std::vector<std::uint32_t> inputs;
        Counts counts;
        Instant first;
        Instant last;
    };

    const Input &input(std::size_t row) const { return m_investigation->receipt.inputs[m_rows[row].inputs.front()]; }
    void fold();
    QString path(std::size_t row) const;
    qsizetype commonFolder() const;

    QString text(std::size_t row, int column) const override;
    QString fullText(std::size_t row, int column) const override;
    bool isCount(int column) const override;
    quint64 count(std::size_t row, int column) const override;
    QString key(std::size_t row) const override { return path(row); }
    QVariant fact(std::size_t row, int column, int role) const override;

    std::size_t sourceRows() const override { return m_rows.size(); }
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override;
    bool isBlank(std::size_t row, int column) const override;

    std::shared_ptr<const Investigation> m_investigation;
    std::vector<Row> m_rows;
    qsizetype m_commonFolder = 0; ///< length of what no shown path repeats
    int m_problems = 0;
};

} // namespace interloper
