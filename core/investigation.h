// The finished, immutable investigation that core hands upward. Shared as shared_ptr<const Investigation>; any thread
// reads.
#pragma once

#include "detect/finding.h"
#include "events/actor_index.h"
#include "events/event_store.h"
#include "events/log_coverage.h"
#include "evidence/receipt.h"
#include "links/exposure.h"
#include "links/lifecycle.h"
#include "links/link.h"
#include "questions/answer.h"
#include "questions/summary.h"
#include "triage/profile.h"
#include "triage/triage.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interloper {

/// What the user asked for; kept with the result because exports state it.
struct InvestigateOptions
{
    std::vector<std::string> paths; ///< raw bytes, as given; `-` is standard input
    Rule rule = Rule::Complete;     ///< which list an export writes; both are always computed
    std::string since; ///< RFC 3339, or `24h`, `7d` counted back from the newest good event time; empty: all
    std::string until;
    std::optional<DateOrder> dateOrder; ///< of figures such as 04/05/2021; nullopt: decided from each file
    std::optional<int> assumedZone;     ///< minutes east of UTC for times whose file names no zone; nullopt: unknown
    bool pastLimits = false;            ///< packed contents are read on where a limit of inflating would end them
    std::string trailKeys;              ///< path of a file with AWS's public keys for digest signatures; empty: none
    std::string profile;                ///< path of a TOML profile for scores; empty: the default one
    unsigned jobs = 1;                  ///< worker threads for reading, at least 1
};

struct Investigation
{
    InvestigateOptions options;
    std::optional<Instant> since; ///< resolved
    std::optional<Instant> until;

    Profile profile; ///< that the scores were made with

    Receipt receipt;
    EventStore events;
    ActorIndex actors;
    LogCoverage coverage;
    std::vector<EventId> loggingChanges; ///< calls that ended, weakened or redirected logging, by time

    std::vector<Finding> findings;                ///< complete rule within since/until, newest first, ties by key
    std::vector<std::vector<Link>> links;         ///< one vector for each of `findings`
    std::vector<std::vector<Link>> weakLinks;     ///< for each of `findings`: by correlation, then by context
    std::vector<std::uint32_t> contextLeftOut;    ///< for each of `findings`, see WeakLinking::leftOut
    std::vector<std::uint32_t> linksLeftOut;      ///< for each of `findings`, see Linking::leftOut
    std::vector<std::vector<OpenEnd>> openEnds;   ///< for each of `findings`, see Linking::openEnds
    std::vector<Lifecycle> lifecycles;            ///< one for each of `findings`
    std::vector<std::vector<Exposure>> exposures; ///< for each of `findings`: its groups' inbound rules over time
    std::vector<Triage> triages;                  ///< one for each of `findings`
    std::vector<std::vector<Answer>> answers;     ///< for each of `findings`, in the order of questions()
    std::vector<Summary> summaries;               ///< for each of `findings`, the paragraph for a ticket
    std::vector<SeedRow> seedRows;                ///< seed rule within since/until
    std::vector<Attempt> attempts;

    /// Index into `findings` of a key, or nullopt.
    std::optional<std::size_t> findingOf(std::string_view key) const;

    /// Indexes into `findings` of those whose launch this event is a row of (`rows`).
    std::vector<std::size_t> findingsOfEvent(EventId event) const;
};

} // namespace interloper
