// The answers to all questions for each finding.
#pragma once

#include "questions/question.h"

#include <vector>

namespace interloper {

/// For each finding, in the order of questions(). `links` and `lifecycles` are those of the facts' findings.
std::vector<std::vector<Answer>> answersOf(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                           std::span<const Lifecycle> lifecycles);

} // namespace interloper
