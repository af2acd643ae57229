// What a question is, and what it may look at. Private to questions; each question is a file of this room and a row of
// questions().
#pragma once

#include "detect/finding.h"
#include "links/link.h"
#include "questions/answer.h"
#include "questions/case_facts.h"
#include "questions/lifecycle.h"

#include <initializer_list>
#include <span>
#include <string_view>

namespace interloper {

/// One finding and all that was found out about it.
struct Asked
{
    const CaseFacts &facts;
    const Finding &finding;
    std::span<const Link> links;
    const Lifecycle &lifecycle;

    const EventStore &events() const { return facts.events(); }
    std::string_view column(Column which) const { return events().text(finding.event, which); }

    /// The first value that a row of the launch has in one of these fields of questionFields(); empty: none.
    std::string_view launchField(std::initializer_list<std::string_view> paths) const;
};

struct Question
{
    std::string_view id;    ///< contract: Answers, question
    std::string_view title; ///< as a responder asks it
    Answer (*answer)(const Asked &asked);
};

/// In the contract's order.
std::span<const Question> questions();

/// The linked events of the kinds that start with one of these words, by time, each once.
std::vector<EventId> linkedBy(const Asked &asked, std::initializer_list<std::string_view> kindPrefixes);

/// Answered, partly or not: with these events (the first kCitedMost of them by time).
Answer answered(const Asked &asked, std::string text, std::vector<EventId> events);
Answer partly(const Asked &asked, std::string text, std::vector<EventId> events = {});
Answer notInTheseLogs(std::string text);

/// `12 min 45 s`, `6 days 2 h`: two units at most.
std::string spanWords(std::int64_t seconds);

/// `1 event`, `1,204 events`.
std::string countWords(std::size_t count, std::string_view noun);

/// The time from the first event of its account and region to the launch, in seconds; 0 where one has no time.
std::int64_t historyBefore(const Asked &asked);

/// Rarity says nothing below this.
inline constexpr std::int64_t kLeastHistory = 7 * 86400;

} // namespace interloper
