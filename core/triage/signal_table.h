// The shape of the table of signals. The rows: signal_table.cpp; what they look at: one file for each group
// (actor_signals.cpp, disk_signals.cpp, ...). Private to triage.
#pragma once

#include "detect/launch_index.h"
#include "links/exposure.h"
#include "triage/case_history.h"
#include "triage/operation_index.h"
#include "triage/profile.h"
#include "triage/subject.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// What a signal may look at.
struct Judged : Subject
{
    const Profile &profile;
    const CaseHistory &history;
    const OperationIndex &operations;
    std::span<const Exposure> exposures; ///< of the finding's groups
    const LaunchIndex &byPrincipal;      ///< all launches of the logs, also those outside --since and --until
    const LaunchIndex &byAccount;        ///< the same

    bool isAws() const { return finding.provider == Provider::Aws; }
    /// Whether `event` shares the launch's actor, access key or address.
    bool sameHand(EventId event) const;
    /// Whether `event` came at most `hours` before the launch and not after it.
    bool within(EventId event, std::int64_t hours) const;
    /// Events of an operation from so many hours before the launch to so many after it, those at either end too.
    std::span<const EventId> between(std::string_view operation, std::int64_t hoursBefore,
                                     std::int64_t hoursAfter) const;
    std::span<const EventId> lately(std::string_view operation, std::int64_t hours) const
    {
        return between(operation, hours, 0);
    }
    std::span<const EventId> around(std::string_view operation, std::int64_t hours) const
    {
        return between(operation, hours, hours);
    }
    /// All values of a launch row's field, as written, in the record's order.
    std::vector<std::string_view> launchValues(std::string_view path) const;
    /// All values of one event's field.
    std::vector<std::string_view> values(EventId event, std::string_view path) const;
    std::string_view value(EventId event, std::string_view path) const;
    /// The value of a tag that the launch's answer shows; nullopt: the instance has no such tag there.
    std::optional<std::string_view> answeredTag(std::string_view key) const;
};

/// A signal names this many events at most where it counts more.
inline constexpr std::size_t kCitedBySignal = 50;

/// A signal that was found.
struct Hit
{
    std::vector<EventId> events;
    std::string_view field;
    std::string text;
};

struct SignalRule
{
    std::string_view id;
    SignalGroup group;
    int points; ///< negative ones lower
    bool forgeable;
    bool chain; ///< a chain by identifier: holds the floor
    bool rare;  ///< says nothing below seven days of logs
    std::string_view title;
    std::optional<Hit> (*find)(const Judged &judged);
};

/// In the order of detection: groups A to G, then what lowers.
std::span<const SignalRule> signalRules();

/// nullptr where no signal has this id.
const SignalRule *findSignalRule(std::string_view id);

} // namespace interloper
