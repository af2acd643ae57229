#include "formats/table_row.h"

#include "base/text.h"

namespace interloper {
namespace {

// A header without `[UTC]` was exported in another display zone, which the file does not name.
Instant inAssumedZone(Instant time, RecordReader &reader)
{
    if (reader.header.timesAreUtc || time.zone == ZoneSource::Given || !time.good)
        return time;
    reader.zoneUnknown = reader.zoneUnknown || !reader.assumedZone;
    time.zone = reader.assumedZone ? ZoneSource::Assumed : ZoneSource::Unknown;
    constexpr int kSecondsPerMinute = 60;
    time.seconds -= reader.assumedZone.value_or(0) * kSecondsPerMinute;
    return time;
}

} // namespace

Cell cellOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    for (const std::string_view name : lowerNames) {
        const auto at = reader.header.find(name);
        if (at && *at < reader.cells.size() && !reader.cells[*at].empty())
            return {reader.cells[*at], reader.header.names[*at]};
    }
    return {};
}

std::string_view textOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    return cellOf(reader, lowerNames).text;
}

Instant timeOfCell(std::string_view text, RecordReader &reader)
{
    const ZoneSource zone = reader.header.timesAreUtc ? ZoneSource::Given : ZoneSource::Unknown;
    if (const auto iso = parseIsoInstant(text, zone))
        return inAssumedZone(*iso, reader);
    const bool twelveHours = containsIgnoreCase(text, "am") || containsIgnoreCase(text, "pm");
    // A 12-hour clock with the date in figures is the portal's en-US form.
    const DateOrder order = reader.dateOrder.value_or(twelveHours ? DateOrder::MonthDay : DateOrder::DayMonth);
    const Instant time = parseLocaleInstant(text, order, zone).value_or(Instant{});
    reader.orderGuessed = reader.orderGuessed || (time.good && !reader.dateOrder);
    return inAssumedZone(time, reader);
}

std::optional<simdjson::dom::object> jsonCell(RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    const auto parsed = reader.parseInner(textOf(reader, lowerNames));
    simdjson::dom::object out;
    if (!parsed || parsed->get(out) != simdjson::SUCCESS)
        return std::nullopt;
    return out;
}

} // namespace interloper
