// Whether day or month comes first in dates such as 04/05/2021: what one text proves, and what all texts of a file
// prove together.
#pragma once

#include "base/instant.h"

namespace interloper {

/// What one text says about the order of its figures.
enum class DateProof : std::uint8_t {
    NoFigures, ///< no date of this kind: an ISO date, a year in front, or no date at all
    DayMonth,  ///< the first figure is above 12
    MonthDay,  ///< the second is
    Either,    ///< both are the same: one day in either order
    Open,      ///< two days are possible
};

DateProof dateProof(std::string_view text);

struct DateOrderDecision
{
    std::optional<DateOrder> order; ///< nullopt: no text needs one
    bool proven = false;            ///< some text proves `order` and none speaks against it
    bool contradictory = false;     ///< texts prove both orders; each that proves one is read by its own
    bool open = false;              ///< some text has two readings, so that `order` matters
};

/// Takes every time text of a file, in any order, and decides. Where nothing is proven `order` is a guess by what
/// locales do: AM or PM stands with the month in front, all else with the day.
class DateOrderEvidence
{
public:
    void add(std::string_view text);
    DateOrderDecision decision() const;

private:
    std::uint64_t m_dayMonth = 0;
    std::uint64_t m_monthDay = 0;
    bool m_any = false;
    bool m_open = false;
    bool m_twelveHours = false;
};

/// The guess for one text where its file decides nothing.
DateOrder usualDateOrder(std::string_view text);

} // namespace interloper
