// The events of the operations that signals ask for, by time: one pass over the store. Private to triage; immutable.
#pragma once

#include "events/event_store.h"
#include "formats/field_plan.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

/// A field of an operation whose events signals look up by its value.
struct AskedValue
{
    std::string_view operation;
    std::string_view path;
    Provider provider = Provider::Aws;
};

class OperationIndex
{
public:
    /// `operations` are compared without case; those of `values` are among them. `events` must outlive it.
    OperationIndex(const EventStore &events, const FieldPlan &plan, std::span<const std::string_view> operations,
                   std::span<const AskedValue> values);

    /// Events of one of the operations, failed ones too. Requires: it was asked for.
    const std::vector<EventId> &of(std::string_view operation) const;

    /// Those from `from` on and before `until`.
    std::span<const EventId> between(std::string_view operation, const Instant &from, const Instant &until) const;

    /// Those whose field has this value, as written. Requires: the pair was asked for.
    std::span<const EventId> withValue(std::string_view operation, std::string_view path, std::string_view value) const;

    /// Whether a deployment with this correlation id is in the logs.
    bool isDeployment(StringId correlation) const { return m_deployments.contains(correlation); }
    EventId deployment(StringId correlation) const;

private:
    void indexValues(const FieldPlan &plan, const AskedValue &asked);

    const EventStore &m_all;
    std::unordered_map<std::string, std::vector<EventId>> m_events; // by lower-case name
    std::unordered_map<std::string, std::unordered_map<std::string_view, std::vector<EventId>>>
        m_values;                                        // see valueKey
    std::unordered_map<StringId, EventId> m_deployments; // by correlation, the first
};

/// Whether a call did what it says: no error, and no failed outcome.
bool succeeded(const EventStore &events, EventId event);

} // namespace interloper
