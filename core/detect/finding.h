// What the base detection finds. Values; built by detect(), immutable afterwards.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "base/provider.h"
#include "detect/error_classes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

enum class Rule : std::uint8_t { Seed, Complete };

/// Whether a write made the instance. Azure has one operation for both.
enum class Outcome : std::uint8_t { Created, Updated, Unknown, Unfinished };
std::string_view outcomeId(Outcome outcome); ///< `created`, `updated`, `unknown` or `unfinished`

/// What in the logs an outcome rests on, the strongest first.
enum class OutcomeBasis : std::uint8_t {
    LaunchCall,        ///< AWS: a call that only ever makes instances, without an error
    SubStatus,         ///< Azure: the answer's 201 Created or 200 OK
    RequestMethod,     ///< Azure: PATCH, which only changes what is there
    TimeCreated,       ///< Azure: the body says when the machine was made, near to the write or long before it
    ProvisioningState, ///< Azure: the body says `Creating`; weaker, since no reference defines when it is written
    RequestBody,       ///< Azure, outcome unknown: the request looks like one for a new machine, which proves nothing
    Nothing,           ///< outcome unknown: the rows could tell, but do not
    ExportCannotTell,  ///< outcome unknown: exports of this kind hold nothing that tells
    NoOutcomeRow       ///< outcome unfinished: started or accepted, and how it ended is not in these logs
};
/// `launch-call`, `sub-status`, `request-method`, `time-created`, `provisioning-state`, `request-body`, `nothing`,
/// `export-cannot-tell` or `no-outcome-row`
std::string_view outcomeBasisId(OutcomeBasis basis);

inline constexpr std::string_view kRuleSeverity = "high";
inline constexpr std::string_view kRuleConfidence = "medium";
inline constexpr std::string_view kTechnique = "T1578.002";

/// One new instance (complete rule) or one row that the seed query shows (seed rule).
struct Finding
{
    std::string key; ///< contract: Identity
    Provider provider = Provider::Aws;
    Instant time;
    std::string timeRaw;
    std::string operation;    ///< Azure always `Microsoft.Compute/virtualMachines/write`
    std::string operationRaw; ///< as written
    std::string actor;        ///< all of these as written; empty where the log has none
    std::string sourceIp;
    std::string instance;
    std::string scope;
    std::string account;
    std::string level;
    Outcome outcome = Outcome::Created;
    OutcomeBasis outcomeBasis = OutcomeBasis::LaunchCall;
    std::vector<EventId> outcomeEvidence; ///< the rows that the outcome was read from
    bool seed = false;                    ///< the seed query shows at least one row of it
    bool complete = false;                ///< false only for updated and unfinished
    std::vector<EventId> seedRows;        ///< the rows the seed query shows
    EventId event;                        ///< the launch: the row that stands for the operation
    std::vector<EventId> rows;            ///< every row of the operation, by time; `event` is one of them
};

/// The seed query's own columns of one row, exactly as it would print them.
struct SeedRow
{
    Finding finding;        ///< key is the complete finding's with `@<event key>` behind it for Azure
    std::string findingKey; ///< the complete rule's finding that this row belongs to
    std::string actor;
    std::string sourceIp;
    std::string instance;
    std::string scope;
    std::string account;
    std::string level;
};

/// A launch that failed: who asked for what, and which error. Retries of one request are folded with a count.
struct Attempt
{
    Instant time; ///< of the first try
    Provider provider = Provider::Aws;
    std::string actor;
    std::string sourceIp;
    std::string scope;
    std::string account;
    std::string operation;
    std::string error;
    ErrorClass errorClass = ErrorClass::Other;
    std::uint32_t requested = 0; ///< instances asked for; 0 where the log does not say
    std::uint32_t count = 1;     ///< tries folded
    std::vector<EventId> events;
};

/// Everything that detect() makes of the events.
struct Detection
{
    std::vector<Finding> findings; ///< complete rule, newest first, ties by key
    std::vector<SeedRow> seedRows; ///< seed rule, newest first, ties by key
    std::vector<Attempt> attempts; ///< newest first
};

} // namespace interloper
