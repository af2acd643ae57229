// One finding and all that was found out about it: what signals judge and questions ask about.
#pragma once

#include "detect/finding.h"
#include "links/lifecycle.h"
#include "links/link.h"
#include "triage/case_facts.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace interloper {

/// Views; valid as long as what they name.
struct Subject
{
    const CaseFacts &facts;
    const Finding &finding;
    std::span<const Link> links;
    const Lifecycle &lifecycle;

    const EventStore &events() const { return facts.events(); }
    std::string_view column(Column which) const { return events().text(finding.event, which); }
    StringId columnId(Column which) const { return events().textId(finding.event, which); }

    /// The first value that a row of the launch has in one of these fields of caseFields(); empty: none.
    std::string_view launchField(std::initializer_list<std::string_view> paths) const;

    /// The linked events of the kinds that start with one of these words, by time, each once.
    std::vector<EventId> linkedBy(std::initializer_list<std::string_view> kindPrefixes) const;

    /// The time from the first event of its account and region to the launch, in seconds; 0 where one has no time.
    std::int64_t historyBefore() const;

    /// Seconds from `event` to the launch, negative for a later event; nullopt where one has no time.
    std::optional<std::int64_t> secondsBefore(EventId event) const;
};

/// Rarity says nothing below this.
inline constexpr std::int64_t kLeastHistory = 7 * 86400;

} // namespace interloper
