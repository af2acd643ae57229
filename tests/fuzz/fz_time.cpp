// Times: any text is a time or none; a time that was read is printed so that it reads as the same time, on the day that
// the standard library's calendar says.
#include "base/date_order.h"
#include "base/instant.h"
#include "formats/field_plan.h"
#include "formats/record_reader.h"
#include "formats/time_field.h"
#include "fuzz.h"

#include <chrono>
#include <optional>

using namespace interloper;

namespace {

void checkDay(const Instant &instant, std::string_view printed)
{
    using namespace std::chrono;
    const auto number = [&](std::size_t at, std::size_t count) {
        int out = 0;
        for (const char c : printed.substr(at, count))
            out = out * 10 + (c - '0');
        return out;
    };
    const sys_days day = year(number(0, 4)) / month(unsigned(number(5, 2))) / std::chrono::day(unsigned(number(8, 2)));
    const seconds clock = hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2));
    require((sys_seconds(day) + clock).time_since_epoch().count() == instant.seconds, "the calendar agrees");
}

void check(const std::optional<Instant> &instant)
{
    if (!instant)
        return;
    if (!instant->good) {
        require(formatIso(*instant).empty(), "a bad time prints as nothing");
        return;
    }
    require(instant->seconds >= kFirstSecond && instant->seconds <= kLastSecond, "a time lies in the years 0 to 9999");
    require(instant->nanos < 1'000'000'000 && instant->digits <= 9, "a fraction is below a second");
    const std::string printed = formatIso(*instant);
    checkDay(*instant, printed);
    const auto again = parseIsoInstant(printed);
    require(again.has_value(), "what is printed is a time");
    if (!again->good) // a day that programs write for no time
        return;
    require(again->seconds == instant->seconds && again->nanos == instant->nanos && again->digits == instant->digits,
            "what is printed reads as the same time");
    require(again->zone == ZoneSource::Given && formatIso(*again) == printed, "printing is stable");
}

void checkOrders(std::string_view text)
{
    const auto dayFirst = parseLocaleInstant(text, DateOrder::DayMonth, ZoneSource::Unknown);
    const auto monthFirst = parseLocaleInstant(text, DateOrder::MonthDay, ZoneSource::Unknown);
    check(dayFirst);
    check(monthFirst);
    const auto proven = provenDateOrder(text);
    if (dayFirst && monthFirst && dayFirst->good && monthFirst->good && dayFirst->seconds != monthFirst->seconds)
        require(!proven, "a text with two readings proves none");
    if (proven && (dayFirst || monthFirst))
        require((*proven == DateOrder::DayMonth ? dayFirst : monthFirst).has_value(), "what is proven can be read");
}

void checkFields(std::string_view text, ZoneSource zone)
{
    static const FieldPlan plan({});
    RecordReader reader(plan);
    reader.beginInput(std::nullopt, zone == ZoneSource::Unknown ? std::optional<int>(-210) : std::nullopt);
    Input input;
    TimeTally tally;
    DateOrderEvidence evidence;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        evidence.add(line);
        EventRecord event;
        event.time = readTime(line, zone, reader);
        event.timeRaw = line;
        check(event.time);
        tally.add(event, input);
    }
    tally.report(reader, input);
    const DateOrderDecision decision = evidence.decision();
    require(!decision.proven || decision.order, "what is proven is an order");
    noteFutureEvents(0, input);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    const ZoneSource zone = static_cast<ZoneSource>(input.choose(3));
    const std::string_view text = input.content();
    const std::string_view line = text.substr(0, text.find('\n'));
    check(parseIsoInstant(line, zone));
    check(parseDotNetInstant(line));
    EpochUnit unit = EpochUnit::Seconds;
    check(parseEpochInstant(line, &unit));
    checkOrders(line);
    if (const auto offset = parseZoneOffset(line))
        require(*offset >= -24 * 60 && *offset <= 24 * 60, "an offset is at most a day");
    checkFields(text, zone);
    return 0;
}
