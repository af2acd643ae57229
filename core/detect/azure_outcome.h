// What the rows of one Azure VM write tell of its outcome. Private to detect; one thread.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace interloper {

class AzureOutcomes
{
public:
    AzureOutcomes(const EventStore &events, const FieldPlan &plan);

    /// Sets outcome, basis and evidence of a write that succeeded. `rows` are those of the operation, by time.
    void decide(std::span<const EventId> rows, Finding &finding) const;

private:
    struct Answer
    {
        Outcome outcome;
        OutcomeBasis basis;
    };
    using Reader = std::optional<Answer> (AzureOutcomes::*)(EventId) const;

    std::optional<Answer> bySubStatus(EventId row) const;
    std::optional<Answer> byMethod(EventId row) const;
    std::optional<Answer> byTimeCreated(EventId row) const;
    std::optional<Answer> byProvisioning(EventId row) const;
    std::optional<Answer> byRequest(EventId row) const;
    std::string_view value(EventId row, const std::vector<FieldId> &fields) const;

    const EventStore &m_events;
    std::vector<FieldId> m_statusCode;
    std::vector<FieldId> m_method;
    std::vector<FieldId> m_timeCreated;
    std::vector<FieldId> m_provisioning;
    std::vector<FieldId> m_newMachine;
};

} // namespace interloper
