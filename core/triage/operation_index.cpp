#include "triage/operation_index.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {

namespace {
constexpr std::string_view kDeployment = "microsoft.resources/deployments/write";

std::string valueKey(std::string_view operation, std::string_view path)
{
    return lowerAscii(operation).append(1, ' ').append(path);
}

} // namespace

OperationIndex::OperationIndex(const EventStore &events, const FieldPlan &plan,
                               std::span<const std::string_view> operations, std::span<const AskedValue> values)
    : m_all(events)
{
    for (const std::string_view name : operations)
        m_events[lowerAscii(name)];
    m_events[std::string(kDeployment)];
    std::size_t longest = 0;
    for (const auto &[name, list] : m_events)
        longest = std::max(longest, name.size());
    const StringPool &strings = events.strings();
    std::vector<std::vector<EventId> *> wanted(strings.size(), nullptr); // by operation, as written
    for (std::uint32_t i = 0; i < strings.size(); ++i) {
        const std::string_view text = strings.view(StringId(i));
        if (text.empty() || text.size() > longest)
            continue;
        if (const auto found = m_events.find(lowerAscii(text)); found != m_events.end())
            wanted[i] = &found->second;
    }
    for (const auto &segment : events.segments())
        for (std::uint32_t row = 0; row < segment->rows; ++row)
            if (auto *list = wanted[segment->column(Column::Operation, row).value])
                list->push_back(EventId(segment->firstEvent + row));
    for (auto &[name, list] : m_events)
        sortByTime(events, list);
    for (const EventId event : m_events[std::string(kDeployment)])
        if (const StringId correlation = events.textId(event, Column::Correlation); correlation != kEmptyString)
            m_deployments.try_emplace(correlation, event);
    for (const AskedValue &asked : values)
        indexValues(plan, asked);
}

void OperationIndex::indexValues(const FieldPlan &plan, const AskedValue &asked)
{
    auto &byValue = m_values[valueKey(asked.operation, asked.path)];
    const FieldId field = plan.find(asked.provider, asked.path);
    for (const EventId event : of(asked.operation))
        for (const Reference &reference : m_all.references(event))
            if (field.valid() && reference.field == field) {
                auto &list = byValue[m_all.strings().view(reference.raw)];
                if (list.empty() || list.back() != event)
                    list.push_back(event);
            }
}

std::span<const EventId> OperationIndex::between(std::string_view operation, const Instant &from,
                                                 const Instant &until) const
{
    const std::vector<EventId> &all = of(operation);
    const auto isBefore = [&](EventId event, const Instant &time) { return m_all.time(event) < time; };
    const auto first = std::lower_bound(all.begin(), all.end(), from, isBefore);
    return {first, std::lower_bound(first, all.end(), until, isBefore)};
}

std::span<const EventId> OperationIndex::withValue(std::string_view operation, std::string_view path,
                                                   std::string_view value) const
{
    const auto &byValue = m_values.at(valueKey(operation, path));
    const auto found = byValue.find(value);
    return found == byValue.end() ? std::span<const EventId>{} : std::span<const EventId>(found->second);
}

const std::vector<EventId> &OperationIndex::of(std::string_view operation) const
{
    return m_events.at(lowerAscii(operation));
}

EventId OperationIndex::deployment(StringId correlation) const
{
    const auto found = m_deployments.find(correlation);
    return found == m_deployments.end() ? EventId{} : found->second;
}

bool succeeded(const EventStore &events, EventId event)
{
    return events.textId(event, Column::Error) == kEmptyString && events.status(event) != OperationStatus::Failed;
}

} // namespace interloper
