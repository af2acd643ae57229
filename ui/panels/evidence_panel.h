// The Evidence dock: what was opened as a tree, what became of each file, the account of every byte, and the notes of
// the import. GUI thread; shares the session.
#pragma once

#include "base/instant.h"
#include "ui/models/evidence_model.h"

#include <QSet>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace interloper {

class EvidenceDetails;
class ImportNotesView;
class PlainLabel;
class Session;
struct RowSizes;

class EvidencePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit EvidencePanel(Session &session, QWidget *parent = nullptr);

    EvidenceModel &model() { return *m_model; }
    QTreeView &tree() { return *m_tree; }
    ImportNotesView &notes() { return *m_notes; }

    /// Shows only what has problems or notes, or all.
    void setFilter(EvidenceModel::Filter filter);
    /// Selects a row and opens what it lies in.
    void select(const QModelIndex &index);
    void setRows(const RowSizes &sizes);

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createFilters();
    QWidget *createTree();
    QWidget *createLower();
    QWidget *createTotals();
    void addCopies();
    void takeInvestigation();
    void showFilters();
    void showDetails();
    void fitColumns();
    void openFirstLevels();
    QString copied(bool hash) const;

    Session &m_session;
    EvidenceModel *m_model;
    QTreeView *m_tree;
    QButtonGroup *m_filters;
    ImportNotesView *m_notes = nullptr;
    EvidenceDetails *m_details = nullptr;
    PlainLabel *m_records = nullptr;
    PlainLabel *m_bytes = nullptr;
    QStackedLayout *m_stack = nullptr;
    int m_fitted = -1; ///< the width that the columns fit
};

} // namespace interloper
