#include "ui/models/attempt_model.h"

#include "ui/models/cell_text.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, AttemptModel::ColumnCount> kTitles{
    "Time (UTC)", "Cloud", "Actor", "Source address", "Why",      "Error",
    "Asked for",  "Tries", "Scope", "Account",        "Operation"};

} // namespace

AttemptModel::AttemptModel(QObject *parent)
    : SortedTableModel(kTitles, {{TimeColumn, Qt::DescendingOrder}}, parent),
      m_investigation(std::make_shared<Investigation>())
{}

void AttemptModel::setInvestigation(std::shared_ptr<const Investigation> investigation)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    rebuildOrder();
    endResetModel();
}

void AttemptModel::setBracket(const std::optional<TimeRange> &bracket)
{
    if (bracket == m_bracket)
        return;
    beginResetModel();
    m_bracket = bracket;
    rebuildOrder();
    endResetModel();
}

bool AttemptModel::isLetIn(std::size_t row) const
{
    const Instant &time = attempt(row).time;
    return !m_bracket || (time.good && m_bracket->contains(toMilliseconds(time)));
}

EventId AttemptModel::event(int shownRow) const
{
    if (shownRow < 0 || shownRow >= rowCount())
        return {};
    const auto &events = attempt(sourceRow(shownRow)).events;
    return events.empty() ? EventId{} : events.front();
}

QString AttemptModel::key(std::size_t row) const
{
    const auto &events = attempt(row).events;
    return events.empty() ? QString() : QString::fromStdString(m_investigation->events.key(events.front()));
}

const std::string &AttemptModel::field(std::size_t row, int column) const
{
    static const std::string kNothing;
    const Attempt &of = attempt(row);
    switch (column) {
    case ActorColumn:
        return of.actor;
    case AddressColumn:
        return of.sourceIp;
    case ErrorColumn:
        return of.error;
    case ScopeColumn:
        return of.scope;
    case AccountColumn:
        return of.account;
    case OperationColumn:
        return of.operation;
    default:
        return kNothing;
    }
}

quint64 AttemptModel::count(std::size_t row, int column) const
{
    return column == RequestedColumn ? attempt(row).requested : attempt(row).count;
}

QString AttemptModel::text(std::size_t row, int column) const
{
    return column == ActorColumn ? shown(shortActor(field(row, column))) : fullText(row, column);
}

QString AttemptModel::fullText(std::size_t row, int column) const
{
    switch (column) {
    case TimeColumn:
        return shownTime(attempt(row).time);
    case ProviderColumn:
        return providerWord(attempt(row).provider);
    case WhyColumn:
        return errorClassWord(attempt(row).errorClass);
    case RequestedColumn:
    case TriesColumn:
        return isBlank(row, column) ? QString() : QString::number(count(row, column));
    default:
        return shown(field(row, column));
    }
}

std::weak_ordering AttemptModel::compareRows(std::size_t a, std::size_t b, int column) const
{
    switch (column) {
    case TimeColumn:
        return attempt(a).time <=> attempt(b).time;
    case ProviderColumn:
        return attempt(a).provider <=> attempt(b).provider;
    case WhyColumn:
        return attempt(a).errorClass <=> attempt(b).errorClass;
    case RequestedColumn:
    case TriesColumn:
        return count(a, column) <=> count(b, column);
    case ActorColumn:
        return compareWithoutCase(shortActor(field(a, column)), shortActor(field(b, column)));
    default:
        return compareWithoutCase(field(a, column), field(b, column));
    }
}

bool AttemptModel::isBlank(std::size_t row, int column) const
{
    switch (column) {
    case TimeColumn:
        return !attempt(row).time.good;
    case ProviderColumn:
    case WhyColumn:
    case TriesColumn:
        return false;
    case RequestedColumn: // the log does not say
        return attempt(row).requested == 0;
    default:
        return field(row, column).empty();
    }
}

} // namespace interloper
