// What a question is, and what it may look at. Private to questions; each question is a file of this room and a row of
// questions().
#pragma once

#include "base/count_words.h"
#include "questions/answer.h"
#include "triage/subject.h"

#include <span>
#include <string_view>

namespace interloper {

/// What a question may look at.
using Asked = Subject;

struct Question
{
    std::string_view id;    ///< contract: Answers, question
    std::string_view title; ///< as a responder asks it
    Answer (*answer)(const Asked &asked);
};

/// In the contract's order.
std::span<const Question> questions();

/// Answered, partly or not: with these events (the first kCitedMost of them by time).
Answer answered(const Asked &asked, std::string text, std::vector<EventId> events);
Answer partly(const Asked &asked, std::string text, std::vector<EventId> events = {});
Answer notInTheseLogs(std::string text);

} // namespace interloper
