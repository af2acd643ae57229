// The answers to all questions for each finding.
#pragma once

#include "questions/question.h"

#include <vector>

namespace interloper {

/// For each finding, in the order of questions(). The others are those of the facts' findings.
std::vector<std::vector<Answer>> answersOf(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                           std::span<const Lifecycle> lifecycles,
                                           std::span<const std::vector<Exposure>> exposures,
                                           std::span<const Triage> triages);

} // namespace interloper
