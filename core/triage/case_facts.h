// What the questions need of all events together, gathered once: how far the logs reach, what changed logging, who else
// used an address, which event made a key, and what was tried on an instance and failed.
#pragma once

#include "detect/finding.h"
#include "detect/launch_index.h"
#include "events/actor_index.h"
#include "events/event_store.h"
#include "events/log_spans.h"
#include "formats/field_plan.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace interloper {

/// The fields of events that the questions read, beyond those of detect and links.
std::vector<FieldSpec> caseFields();

class CaseFacts
{
public:
    /// All arguments must outlive it.
    CaseFacts(const EventStore &events, const FieldPlan &plan, const ActorIndex &actors,
              std::span<const Finding> findings, std::span<const Attempt> attempts);

    const EventStore &events() const { return m_events; }
    const FieldPlan &plan() const { return m_plan; }
    const LogSpans &spans() const { return m_spans; }
    std::span<const Finding> findings() const { return m_findings; }
    std::span<const Attempt> attempts() const { return m_attempts; }

    /// The findings whose launch has this actor, address or access key.
    const LaunchIndex &byActor() const { return m_byActor; }
    const LaunchIndex &byAddress() const { return m_byAddress; }
    const LaunchIndex &byAccessKey() const { return m_byAccessKey; }

    /// The first event of an account that has a good time; invalid: none. Only accounts of launches are known.
    EventId firstOfAccount(StringId account) const;

    /// An actor's events from `from` on and before `until`, by time.
    std::vector<EventId> eventsOf(StringId actor, const Instant &from, const Instant &until) const;

    /// Calls without an error that end, weaken or redirect logging, by time.
    const std::vector<EventId> &loggingChanges() const { return m_loggingChanges; }
    /// Those of one account.
    std::vector<EventId> loggingChanges(StringId account) const;

    /// The first event of each other actor that used this address, by time. Only addresses of launches are known.
    std::vector<EventId> othersAt(StringId address, StringId actor) const;

    /// The event whose answer holds this access key; invalid: none.
    EventId makerOf(StringId accessKey) const;

    /// Calls that would have reached into this instance and failed.
    std::vector<EventId> failedAccess(std::string_view instance) const;

private:
    void gather();
    void noteKeys(EventId event);
    void noteAddress(EventId event);

    const EventStore &m_events;
    const FieldPlan &m_plan;
    const ActorIndex &m_actors;
    std::span<const Finding> m_findings;
    std::span<const Attempt> m_attempts;
    LogSpans m_spans;
    LaunchIndex m_byActor;
    LaunchIndex m_byAddress;
    LaunchIndex m_byAccessKey;
    std::unordered_map<StringId, EventId> m_accounts; // of launches: the first event
    std::vector<EventId> m_loggingChanges;
    std::unordered_map<StringId, std::unordered_map<StringId, EventId>> m_addresses; // of launches: actor, first event
    std::unordered_map<StringId, EventId> m_makers;                                  // by access key of a launch
    std::vector<EventId> m_failedAccess;
};

} // namespace interloper
