// What a question is, and what it may look at. Private to questions; each question is a file of this room and a row of
// questions().
#pragma once

#include "base/count_words.h"
#include "links/exposure.h"
#include "questions/answer.h"
#include "triage/subject.h"
#include "triage/triage.h"

#include <span>
#include <string_view>

namespace interloper {

/// What a question may look at.
struct Asked : Subject
{
    std::span<const Exposure> exposures; ///< of the finding's groups
    const Triage &triage;

    /// nullptr where the score does not rest on it.
    const Signal *signal(std::string_view id) const;
};

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

/// A time for a sentence: without its fraction, which the cited event has.
std::string toTheSecond(Instant time);

/// Adds to an answer what the score found out on the same matter: its sentence and its events. Nothing where it found
/// nothing.
void addSignal(const Asked &asked, std::string_view id, std::string &text, std::vector<EventId> &events);

} // namespace interloper
