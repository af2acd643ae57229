// The paragraph about an instance that goes into a ticket, in the terms that AWS's own summary template asks for: who
// by which key from where, what was made, from what, behind what, and what these logs do not tell.
#pragma once

#include "links/lifecycle.h"
#include "links/link.h"
#include "questions/answer.h"
#include "triage/case_facts.h"

#include <span>
#include <string>
#include <vector>

namespace interloper {

/// A sentence and the events that prove it.
struct SummaryPart
{
    std::string text; ///< English, one sentence with its full stop; evidence in it is raw bytes
    std::vector<EventId> events;
};

using Summary = std::vector<SummaryPart>;

/// One for each of `facts.findings()`.
std::vector<Summary> summariesOf(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                 std::span<const Lifecycle> lifecycles);

/// The sentences with a blank between.
std::string summaryText(const Summary &summary);

} // namespace interloper
