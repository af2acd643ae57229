// What every command that reads evidence has in common: its options, the load, and what is said of the inputs.
#pragma once

#include "base/error.h"
#include "investigation.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace interloper {

struct LoadOptions
{
    std::vector<std::string> paths;
    std::string rule = "complete";
    std::string since;
    std::string until;
    std::string dateOrder = "auto";
    std::string assumeZone;
    bool pastLimits = false;
    std::string trailKeys;
    std::string profile;
    unsigned jobs = 1;
    bool quiet = false;
    bool progress = false;
};

/// Adds PATH... and the options above to a command. `options` must outlive the parse.
void addLoadOptions(CLI::App &command, LoadOptions &options);

Rule ruleOf(const LoadOptions &options);

/// Loads, and names each input that has a problem on standard error. Errors as of investigate().
Result<std::shared_ptr<const Investigation>> load(const LoadOptions &options);

/// How much was read and found, on standard error.
void saySummary(const Investigation &investigation);

} // namespace interloper
