// The page of one actor as a table: section rows, and below each its facts. Owned by the actor panel, GUI thread.
#pragma once

#include "layout/actor_page.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <memory>

namespace interloper {

class ActorModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, EventsColumn, FirstColumn, LastColumn, NoteColumn, ColumnCount };

    explicit ActorModel(QObject *parent = nullptr);

    void setPage(std::shared_ptr<const Investigation> investigation, ActorPage page);
    const ActorPage &page() const { return m_page; }

    bool isSection(int row) const;
    /// The first event of a fact; invalid for a section.
    EventId event(int row) const;
    /// The finding that a row of launches stands for, by its launch event; else nothing.
    bool isLaunch(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        std::size_t section;
        int fact; ///< -1 for the section's own row
    };
    const ActorFact *factOf(int row) const;
    QString text(const Row &row, int column) const;

    std::shared_ptr<const Investigation> m_investigation;
    ActorPage m_page;
    std::vector<Row> m_rows;
};

} // namespace interloper
