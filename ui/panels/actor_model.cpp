#include "ui/panels/actor_model.h"

#include "ui/look/fonts.h"
#include "ui/models/cell_text.h"
#include "ui/words/actor_words.h"
#include "ui/words/amounts.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, ActorModel::ColumnCount> kTitles{"What", "Events", "First (UTC)", "Last (UTC)",
                                                                    "Note"};

} // namespace

ActorModel::ActorModel(QObject *parent) : QAbstractTableModel(parent) {}

void ActorModel::setPage(std::shared_ptr<const Investigation> investigation, ActorPage page)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    m_page = std::move(page);
    m_rows.clear();
    for (std::size_t section = 0; section < m_page.sections.size(); ++section)
        for (int fact = -1; fact < static_cast<int>(m_page.sections[section].facts.size()); ++fact)
            m_rows.push_back({section, fact});
    endResetModel();
}

bool ActorModel::isSection(int row) const
{
    return row >= 0 && row < rowCount() && m_rows[static_cast<std::size_t>(row)].fact < 0;
}

const ActorFact *ActorModel::factOf(int row) const
{
    if (row < 0 || row >= rowCount() || isSection(row))
        return nullptr;
    const Row &at = m_rows[static_cast<std::size_t>(row)];
    return &m_page.sections[at.section].facts[static_cast<std::size_t>(at.fact)];
}

EventId ActorModel::event(int row) const
{
    const ActorFact *fact = factOf(row);
    return fact ? fact->first : EventId{};
}

bool ActorModel::isLaunch(int row) const
{
    return factOf(row) != nullptr &&
           m_page.sections[m_rows[static_cast<std::size_t>(row)].section].sort == ActorSection::Sort::Launches;
}

int ActorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString ActorModel::text(const Row &row, int column) const
{
    const ActorSection &section = m_page.sections[row.section];
    if (row.fact < 0)
        return column == WhatColumn ? sectionTitle(section) : column == NoteColumn ? sectionNote(section) : QString();
    const ActorFact &fact = section.facts[static_cast<std::size_t>(row.fact)];
    const auto time = [&](EventId event) {
        return event.valid() ? shownTime(m_investigation->events.time(event)) : QString();
    };
    switch (column) {
    case WhatColumn:
        return shown(section.sort == ActorSection::Sort::Launches     ? lastSegment(fact.value)
                     : section.sort == ActorSection::Sort::Neighbours ? shortActor(fact.value)
                                                                      : std::string_view(fact.value));
    case EventsColumn:
        return grouped(fact.events);
    case FirstColumn:
        return time(fact.first);
    case LastColumn:
        return time(fact.last);
    default:
        return factNote(fact);
    }
}

QVariant ActorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case FullTextRole:
        if (const ActorFact *fact = factOf(index.row()); fact && index.column() == WhatColumn)
            return shown(fact->value);
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return sectionWord(m_page.sections[row.section].sort) + QLatin1String(": ") + text(row, index.column());
    case Qt::FontRole:
        return row.fact < 0 ? QVariant(bold(fontOf(TextSize::Dense))) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == EventsColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        return {};
    }
}

QVariant ActorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == EventsColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(tr(kTitles[static_cast<std::size_t>(section)])) : QVariant();
}

Qt::ItemFlags ActorModel::flags(const QModelIndex &index) const
{
    return isSection(index.row()) ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

} // namespace interloper
