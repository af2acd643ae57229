#include "triage/operation_index.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {

namespace {
constexpr std::string_view kDeployment = "microsoft.resources/deployments/write";
}

OperationIndex::OperationIndex(const EventStore &events, std::span<const std::string_view> operations)
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
        std::sort(list.begin(), list.end(), [&](EventId a, EventId b) { return earlier(events, a, b); });
    for (const EventId event : m_events[std::string(kDeployment)])
        if (const StringId correlation = events.textId(event, Column::Correlation); correlation != kEmptyString)
            m_deployments.try_emplace(correlation, event);
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
