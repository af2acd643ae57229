// Times as a browser's locale or .NET's ToString writes them.
#include "base/civil_time.h"
#include "base/date_order.h"

namespace interloper {
namespace {

struct FigureDate
{
    int first = 0;
    int second = 0;
    int year = 0;
    bool yearFirst = false; // then first is the month and second the day
};

// A separator, and the blank that some locales put behind it (`28. 4. 2021`).
bool takeSeparator(TimeCursor &cursor, char separator)
{
    if (!cursor.take(separator))
        return false;
    if (separator == '.')
        cursor.skipBlanks();
    return true;
}

bool readFigureDate(TimeCursor &cursor, FigureDate &out)
{
    out.yearFirst = cursor.number(4, out.year);
    if (!out.yearFirst && !cursor.shortNumber(out.first))
        return false;
    const char separator = cursor.peek();
    if (separator != '/' && separator != '-' && separator != '.')
        return false;
    takeSeparator(cursor, separator);
    if (out.yearFirst)
        return cursor.shortNumber(out.first) && takeSeparator(cursor, separator) && cursor.shortNumber(out.second);
    return cursor.shortNumber(out.second) && takeSeparator(cursor, separator) && cursor.number(4, out.year);
}

// ` AM`, ` PM`, ` a.m.` or ` p. m.` turns a 12-hour clock into a 24-hour one; nothing of the kind changes nothing.
bool readMeridiem(TimeCursor &cursor, int &hour)
{
    const std::size_t begin = cursor.at;
    cursor.skipBlanks();
    const bool afternoon = cursor.takeWord("p");
    if (!afternoon && !cursor.takeWord("a")) {
        cursor.at = begin;
        return true;
    }
    if (cursor.take('.'))
        cursor.skipBlanks();
    if (!cursor.takeWord("m") || hour < 1 || hour > 12)
        return false;
    cursor.take('.');
    hour = hour % 12 + (afternoon ? 12 : 0);
    return true;
}

// `2:32:14.029 PM`, `14:32`, and with points `14.32.14`.
bool readLocaleClock(TimeCursor &cursor, CivilTime &out)
{
    if (!cursor.shortNumber(out.hour))
        return false;
    const char separator = cursor.peek();
    if ((separator != ':' && separator != '.') || !cursor.take(separator) || !cursor.number(2, out.minute))
        return false;
    if (cursor.take(separator) && (!cursor.number(2, out.second) || !readFraction(cursor, out)))
        return false;
    return readMeridiem(cursor, out.hour);
}

} // namespace

std::optional<Instant> parseLocaleInstant(std::string_view text, DateOrder order, ZoneSource zone)
{
    TimeCursor cursor{text};
    FigureDate date;
    CivilTime civil;
    if (!readFigureDate(cursor, date))
        return std::nullopt;
    const bool dayFirst = !date.yearFirst && order == DateOrder::DayMonth;
    civil.year = date.year;
    civil.month = dayFirst ? date.second : date.first;
    civil.day = dayFirst ? date.first : date.second;
    if (cursor.done()) {
        civil.dayOnly = true;
        return instantOf(civil, zone);
    }
    cursor.take(',');
    if (!cursor.skipBlanks() || !readLocaleClock(cursor, civil) || !readZone(cursor, civil) || !cursor.done())
        return std::nullopt;
    return instantOf(civil, zone);
}

DateProof dateProof(std::string_view text)
{
    TimeCursor cursor{text};
    FigureDate date;
    if (!readFigureDate(cursor, date) || date.yearFirst)
        return DateProof::NoFigures;
    constexpr int kMonths = 12;
    const bool firstMayBeMonth = date.first <= kMonths;
    const bool secondMayBeMonth = date.second <= kMonths;
    if (firstMayBeMonth && secondMayBeMonth)
        return date.first == date.second ? DateProof::Either : DateProof::Open;
    if (firstMayBeMonth)
        return DateProof::MonthDay;
    return secondMayBeMonth ? DateProof::DayMonth : DateProof::NoFigures;
}

std::optional<DateOrder> provenDateOrder(std::string_view text)
{
    switch (dateProof(text)) {
    case DateProof::DayMonth:
        return DateOrder::DayMonth;
    case DateProof::MonthDay:
        return DateOrder::MonthDay;
    default:
        return std::nullopt;
    }
}

} // namespace interloper
