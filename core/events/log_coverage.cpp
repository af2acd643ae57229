#include "events/log_coverage.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace interloper {
namespace {

constexpr std::int64_t kSecondsAnHour = 3600;

std::int64_t hourOf(const Instant &time)
{
    const std::int64_t hour = time.seconds / kSecondsAnHour;
    return time.seconds % kSecondsAnHour < 0 ? hour - 1 : hour;
}

// Counts events by place and hour. Logs come nearly in order, so that a place's last hour is asked first.
class Counter
{
public:
    explicit Counter(const EventStore &events) : m_events(events) {}

    void note(EventId event)
    {
        Entry &entry = entryOf(event);
        ++entry.place.events;
        const Instant time = m_events.time(event);
        if (!time.good) {
            ++entry.place.withoutTime;
            return;
        }
        if (!entry.place.first.valid() || time < entry.firstTime) {
            entry.place.first = event;
            entry.firstTime = time;
        }
        if (!entry.place.last.valid() || entry.lastTime < time) {
            entry.place.last = event;
            entry.lastTime = time;
        }
        const std::int64_t hour = hourOf(time);
        if (entry.lastCount == nullptr || entry.lastHour != hour) {
            entry.lastHour = hour;
            entry.lastCount = &entry.hours[hour];
        }
        ++*entry.lastCount;
    }

    std::vector<CoveredPlace> finish()
    {
        std::vector<CoveredPlace> out;
        for (auto &[key, entry] : m_entries) {
            for (const auto &[hour, count] : entry.hours)
                entry.place.hours.push_back({hour, count});
            std::sort(entry.place.hours.begin(), entry.place.hours.end(),
                      [](const CoveredHour &a, const CoveredHour &b) { return a.hour < b.hour; });
            out.push_back(std::move(entry.place));
        }
        const StringPool &strings = m_events.strings();
        const auto order = [&](const CoveredPlace &place) {
            return std::tuple(place.provider, strings.view(place.account), strings.view(place.region));
        };
        std::sort(out.begin(), out.end(),
                  [&](const CoveredPlace &a, const CoveredPlace &b) { return order(a) < order(b); });
        return out;
    }

private:
    struct Entry
    {
        CoveredPlace place;
        Instant firstTime;
        Instant lastTime;
        std::unordered_map<std::int64_t, std::uint32_t> hours;
        std::int64_t lastHour = 0;
        std::uint32_t *lastCount = nullptr; // into `hours`, whose nodes stay where they are
    };

    Entry &entryOf(EventId event)
    {
        const Provider provider = m_events.provider(event);
        const StringId account = m_events.textId(event, Column::Account);
        const StringId region = provider == Provider::Aws ? m_events.textId(event, Column::Scope) : kEmptyString;
        // An Azure subscription and an AWS account never share a text, but both may be missing.
        const bool azureWithoutAccount = provider == Provider::Azure && account == kEmptyString;
        const std::uint64_t key =
            azureWithoutAccount ? ~std::uint64_t{0} : std::uint64_t{account.value} << 32 | region.value;
        const auto [at, isNew] = m_entries.try_emplace(key);
        if (isNew) {
            at->second.place.provider = provider;
            at->second.place.account = account;
            at->second.place.region = region;
        }
        return at->second;
    }

    const EventStore &m_events;
    std::unordered_map<std::uint64_t, Entry> m_entries;
};

} // namespace

LogCoverage::LogCoverage(const EventStore &events)
{
    Counter counter(events);
    for (std::uint32_t i = 0; i < events.size(); ++i)
        counter.note(EventId(i));
    m_places = counter.finish();
}

std::vector<HourRun> coveredRuns(const CoveredPlace &place)
{
    std::vector<HourRun> out;
    for (const CoveredHour &each : place.hours) {
        if (out.empty() || out.back().until != each.hour)
            out.push_back({each.hour, each.hour, 0});
        out.back().until = each.hour + 1;
        out.back().events += each.events;
    }
    return out;
}

std::vector<HourRun> emptyRuns(const CoveredPlace &place)
{
    std::vector<HourRun> out;
    const std::vector<HourRun> covered = coveredRuns(place);
    for (std::size_t i = 1; i < covered.size(); ++i)
        out.push_back({covered[i - 1].until, covered[i].from, 0});
    return out;
}

} // namespace interloper
