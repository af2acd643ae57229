// The events of the operations that signals ask for, by time: one pass over the store. Private to triage; immutable.
#pragma once

#include "events/event_store.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

class OperationIndex
{
public:
    /// `operations` are compared without case. `events` must outlive it.
    OperationIndex(const EventStore &events, std::span<const std::string_view> operations);

    /// Events of one of the operations, failed ones too. Requires: it was asked for.
    const std::vector<EventId> &of(std::string_view operation) const;

    /// Whether a deployment with this correlation id is in the logs.
    bool isDeployment(StringId correlation) const { return m_deployments.contains(correlation); }
    EventId deployment(StringId correlation) const;

private:
    std::unordered_map<std::string, std::vector<EventId>> m_events; // by lower-case name
    std::unordered_map<StringId, EventId> m_deployments;            // by correlation, the first
};

/// Whether a call did what it says: no error, and no failed outcome.
bool succeeded(const EventStore &events, EventId event);

} // namespace interloper
