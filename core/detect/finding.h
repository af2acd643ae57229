// What the base detection finds. Values; built by detect(), immutable afterwards.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "base/provider.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

enum class Rule : std::uint8_t { Seed, Complete };

/// Whether a write made the instance. Azure has one operation for both.
enum class Outcome : std::uint8_t { Created, Updated, Unknown, Unfinished };
std::string_view outcomeId(Outcome outcome); ///< `created`, `updated`, `unknown` or `unfinished`

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
    std::vector<EventId> outcomeEvidence;
    bool seed = false;             ///< the seed query shows at least one row of it
    bool complete = false;         ///< false only for updated and unfinished
    std::vector<EventId> seedRows; ///< the rows the seed query shows
    EventId event;                 ///< the launch: the row that stands for the operation
    std::vector<EventId> rows;     ///< every row of the operation, by time; `event` is one of them
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
