// What really happened in a generated case, written down by the scenes as they play. It shares nothing with the code
// that detects and links, so that either can prove the other wrong.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

struct TruthLink
{
    std::string event;      ///< `aws:<eventID>` or `az:<eventDataId>`
    std::string identifier; ///< ties the event to the next one towards the launch; as written in the event's own text
};

struct TruthAttack
{
    std::string finding;
    std::vector<TruthLink> links;
};

struct TruthBenign
{
    std::string finding;
    std::string_view kind; ///< ci, autoscaling, iac, dr-drill or cspm
};

/// A launch that is in neither list is an ordinary one, by a person.
struct Truth
{
    std::uint64_t events = 0;          ///< distinct events in the evidence
    std::uint64_t duplicates = 0;      ///< records beyond them: the same event delivered again
    std::uint64_t attempts = 0;        ///< failed launches before any folding: AWS events, Azure operations
    std::vector<std::string> launches; ///< finding keys of every instance created
    std::vector<TruthAttack> attacks;
    std::vector<TruthBenign> benign;
};

/// `truth.json` as the contract of the command line describes it, one list item a line.
std::string truthText(const Truth &truth);

} // namespace interloper
