// What the logs cover, as JSON: a line for each account and region, its runs of hours with events, what changed
// logging.
#include "exports/json_objects.h"

namespace interloper {
namespace {

constexpr std::int64_t kSecondsAnHour = 3600;

Json hourOrNull(std::int64_t hour)
{
    Instant time;
    time.seconds = hour * kSecondsAnHour;
    time.good = true;
    return timeOrNull(time);
}

Json runList(const std::vector<HourRun> &runs)
{
    Json out = Json::array();
    for (const HourRun &run : runs)
        out.push_back({{"from", hourOrNull(run.from)}, {"until", hourOrNull(run.until)}, {"events", run.events}});
    return out;
}

Json changeList(const Investigation &investigation, StringId account)
{
    const EventStore &events = investigation.events;
    Json out = Json::array();
    for (const EventId change : investigation.loggingChanges)
        if (events.textId(change, Column::Account) == account)
            out.push_back({{"event", eventKeyOrNull(events, change)},
                           {"time", timeOrNull(events.time(change))},
                           {"operation", textOrNull(events.text(change, Column::Operation))}});
    return out;
}

} // namespace

Json coverageObject(const Investigation &investigation, const CoveredPlace &place)
{
    const EventStore &events = investigation.events;
    Json out;
    out["provider"] = providerId(place.provider);
    out["account"] = textOrNull(events.strings().view(place.account));
    out["region"] = textOrNull(events.strings().view(place.region));
    out["events"] = place.events;
    out["withoutTime"] = place.withoutTime;
    out["firstTime"] = place.first.valid() ? timeOrNull(events.time(place.first)) : Json(nullptr);
    out["lastTime"] = place.last.valid() ? timeOrNull(events.time(place.last)) : Json(nullptr);
    out["hoursWithEvents"] = place.hours.size();
    out["runs"] = runList(coveredRuns(place));
    out["loggingChanges"] = changeList(investigation, place.account);
    return out;
}

} // namespace interloper
