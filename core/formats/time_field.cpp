#include "formats/time_field.h"

#include "base/date_order.h"
#include "base/text.h"
#include "formats/record_reader.h"

namespace interloper {
namespace {

constexpr std::size_t kExcerpt = 80;

bool isNothing(std::string_view text)
{
    return text.empty() || equalsIgnoreCase(text, "null") || equalsIgnoreCase(text, "none");
}

// A text without a zone, in a file that names none, is taken in the user's.
Instant inUsersZone(Instant time, RecordReader &reader)
{
    if (time.zone != ZoneSource::Unknown || !time.good)
        return time;
    if (!reader.assumedZone) {
        reader.zoneUnknown = true;
        return time;
    }
    constexpr int kSecondsPerMinute = 60;
    time.zone = ZoneSource::Assumed;
    time.seconds -= *reader.assumedZone * kSecondsPerMinute;
    time.good = time.seconds >= kFirstSecond && time.seconds <= kLastSecond;
    return time;
}

std::optional<Instant> readFigures(std::string_view text, ZoneSource zone, DateOrder usual, RecordReader &reader)
{
    const DateProof proof = dateProof(text);
    const auto own = provenDateOrder(text);
    const DateOrder order = own ? *own : reader.dateOrder.value_or(usual);
    auto time = parseLocaleInstant(text, order, zone);
    if (!time)
        return std::nullopt;
    reader.timeNotes.dayFirstProven |= own == DateOrder::DayMonth;
    reader.timeNotes.monthFirstProven |= own == DateOrder::MonthDay;
    reader.timeNotes.againstOrder |= own && reader.dateOrder && *own != *reader.dateOrder;
    if (proof == DateProof::Open && !reader.dateOrder) {
        reader.orderGuessed = true;
        time->set(TimeFlag::Ambiguous);
    }
    return time;
}

void addIssue(Input &input, Severity severity, std::string code, std::uint64_t count, std::string_view one,
              std::string_view many)
{
    if (count > 0)
        input.issues.push_back(
            {severity, std::move(code), 0, 0, 0, std::to_string(count) + ' ' + std::string(count == 1 ? one : many)});
}

void reportChoices(const RecordReader &reader, Input &input)
{
    const auto say = [&](const char *code, const char *detail) {
        input.issues.push_back({Severity::Warning, code, 0, 0, 0, detail});
    };
    const TimeNotes &notes = reader.timeNotes;
    if (notes.againstOrder || (notes.dayFirstProven && notes.monthFirstProven))
        say("date-order-contradictory", "some dates of this file can only have the day first and others only the "
                                        "month; each of those is read as it "
                                        "must be, and the dates that can be both may be wrong");
    const bool provenLate = notes.dayFirstProven || notes.monthFirstProven;
    if (reader.orderGuessed)
        say("date-order-assumed", provenLate ? "dates of this file were read before one showed whether day or month "
                                               "comes first; read as this clock's usual order, --date-order decides it"
                                             : "no date of this file shows whether day or month comes first; read as "
                                               "this clock's usual order, --date-order decides it");
    if (reader.zoneUnknown)
        say("zone-unknown", "the times of this file name no zone; read as UTC, --assume-zone decides it");
}

void reportEpochs(const TimeNotes &notes, Input &input)
{
    constexpr std::array<std::string_view, 4> kUnits{"seconds", "milliseconds", "microseconds", "nanoseconds"};
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        const std::string unit(kUnits[i]);
        addIssue(input, Severity::Info, "epoch-time", notes.epochs[i],
                 "time is a figure, read as " + unit + " since 1970 by its size",
                 "times are figures, read as " + unit + " since 1970 by their size");
    }
}

} // namespace

Instant readTime(std::string_view text, ZoneSource zone, RecordReader &reader, std::optional<DateOrder> usual)
{
    text = trimmed(text);
    if (const auto iso = parseIsoInstant(text, zone))
        return inUsersZone(*iso, reader);
    if (const auto figures = readFigures(text, zone, usual.value_or(usualDateOrder(text)), reader))
        return inUsersZone(*figures, reader);
    if (const auto dotNet = parseDotNetInstant(text))
        return *dotNet;
    EpochUnit unit{};
    const auto epoch = parseEpochInstant(text, &unit);
    if (!epoch)
        return {};
    ++reader.timeNotes.epochs[static_cast<std::size_t>(unit)];
    return *epoch;
}

void TimeTally::add(const EventRecord &event, Input &input)
{
    const Instant &time = event.time;
    if (time.good) {
        for (unsigned bit = 0; time.flags >> bit != 0; ++bit)
            m_flags[bit] += (time.flags >> bit) & 1u;
        if (!input.first.good || time < input.first)
            input.first = time;
        if (!input.last.good || input.last < time)
            input.last = time;
        return;
    }
    const auto note = [&](std::uint64_t &count, std::string &first) {
        if (count++ == 0)
            first = visible(event.timeRaw.substr(0, kExcerpt));
    };
    if (time.has(TimeFlag::NotSet))
        note(m_notSet, m_firstNotSet);
    else if (isNothing(trimmed(event.timeRaw)))
        ++m_missing;
    else
        note(m_bad, m_firstBad);
}

void TimeTally::report(const RecordReader &reader, Input &input) const
{
    reportChoices(reader, input);
    reportMissing(input);
    reportFlags(input);
    reportEpochs(reader.timeNotes, input);
}

void TimeTally::reportMissing(Input &input) const
{
    addIssue(input, Severity::Warning, "no-time", m_missing, "event has no time; it is kept and sorted last",
             "events have no time; they are kept and sorted last");
    addIssue(input, Severity::Warning, "bad-time", m_bad,
             "event has a time that cannot be read; it is kept and sorted last: " + m_firstBad,
             "events have a time that cannot be read; they are kept and sorted last, the first: " + m_firstBad);
    addIssue(input, Severity::Warning, "time-not-set", m_notSet,
             "event has what programs write for no time; it is kept and sorted last: " + m_firstNotSet,
             "events have what programs write for no time; they are kept and sorted last, the first: " + m_firstNotSet);
}

void TimeTally::reportFlags(Input &input) const
{
    const auto count = [&](TimeFlag flag) {
        std::size_t bit = 0;
        while ((static_cast<unsigned>(flag) >> bit) != 1)
            ++bit;
        return m_flags[bit];
    };
    addIssue(input, Severity::Info, "time-cut", count(TimeFlag::Cut),
             "time has more than nine fraction digits; cut, not rounded",
             "times have more than nine fraction digits; cut, not rounded");
    addIssue(input, Severity::Info, "leap-second", count(TimeFlag::Leap),
             "time is a leap second (:60); shown as the second after it, sorted before it",
             "times are leap seconds (:60); shown as the second after, sorted before it");
    addIssue(input, Severity::Info, "day-rollover", count(TimeFlag::NextDay),
             "time is 24:00:00; shown as 00:00:00 of the next day",
             "times are 24:00:00; shown as 00:00:00 of the next day");
    addIssue(input, Severity::Info, "day-only", count(TimeFlag::DayOnly),
             "time is a date without a clock; taken as 00:00:00", "times are dates without a clock; taken as 00:00:00");
}

void noteFutureEvents(std::int64_t changedSeconds, Input &input)
{
    constexpr std::int64_t kDay = 86400;
    if (!input.last.good || input.last.seconds <= changedSeconds + kDay)
        return;
    Instant changed;
    changed.seconds = changedSeconds;
    changed.good = true;
    input.issues.push_back({Severity::Info, "time-ahead", 0, 0, 0,
                            "the newest event, " + formatIso(input.last) +
                                ", is more than a day later than the file's last change, " + formatIso(changed) +
                                "; a clock was wrong, or the file's date is"});
}

} // namespace interloper
