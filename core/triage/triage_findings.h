// Scores every finding with the table of signals. One thread; reads only.
#pragma once

#include "formats/field_plan.h"
#include "links/exposure.h"
#include "links/lifecycle.h"
#include "links/link.h"
#include "triage/case_facts.h"
#include "triage/profile.h"
#include "triage/triage.h"

#include <span>
#include <vector>

namespace interloper {

/// The fields of events that signals read, beyond those of detect, links and questions.
std::vector<FieldSpec> triageFields();

/// One for each of `facts.findings()`. `launches` are all launches of the logs, those outside the asked range too.
/// The moment that suppressions expire by is the newest event's: a case reads the same on every day.
std::vector<Triage> triageFindings(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                   std::span<const Lifecycle> lifecycles,
                                   std::span<const std::vector<Exposure>> exposures, std::span<const Finding> launches,
                                   const Profile &profile, const Instant &newest);

} // namespace interloper
