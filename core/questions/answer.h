// What the logs answer to a question that a responder asks of a new instance.
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

enum class AnswerState : std::uint8_t {
    Answered,       ///< with at least one event that proves it
    Partly,         ///< a part of it is beyond these logs, or only the caller's own words tell it
    NotInTheseLogs, ///< nothing in these logs can tell
};
/// `answered`, `partly` or `not-in-these-logs`
std::string_view answerStateId(AnswerState state);

struct Answer
{
    AnswerState state = AnswerState::NotInTheseLogs;
    std::string text;            ///< English, one or a few sentences; evidence in it is raw bytes
    std::vector<EventId> events; ///< that it cites, by time; the kCitedMost nearest to the launch at most
};

/// More events than a person reads are told by their number.
inline constexpr std::size_t kCitedMost = 50;

} // namespace interloper
