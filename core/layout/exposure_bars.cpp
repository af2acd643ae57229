#include "layout/exposure_bars.h"

#include "base/count_words.h"

#include <algorithm>

namespace interloper {
namespace {

/// A margin on both sides keeps bars that start at the edge apart from those that began before it.
constexpr double kMargin = 0.04;

std::string labelOf(const Exposure &exposure)
{
    const std::string what = exposure.isOpenToAll() ? "open to all" : "limited";
    if (exposure.from.good && exposure.closedBy.valid())
        return what + " for " + spanWords(exposure.until.seconds - exposure.from.seconds);
    if (exposure.closedBy.valid())
        return what + " before these logs begin, until it was removed";
    return what + ", no removal seen";
}

std::string lifetimeLabel(const Lifecycle &lifecycle, const Instant &launch, const EventStore &events)
{
    if (lifecycle.state == Lifecycle::State::Ended && lifecycle.event.valid())
        return "ended after " + spanWords(events.time(lifecycle.event).seconds - launch.seconds);
    return "no end seen up to " + formatIso(lifecycle.until);
}

} // namespace

ExposureChart layoutExposure(const Investigation &investigation, std::size_t finding)
{
    ExposureChart out;
    const Finding &launched = investigation.findings[finding];
    if (!launched.time.good || finding >= investigation.exposures.size() || finding >= investigation.lifecycles.size())
        return out;
    const Lifecycle &lifecycle = investigation.lifecycles[finding];
    const EventStore &events = investigation.events;
    const bool ended = lifecycle.state == Lifecycle::State::Ended && lifecycle.event.valid();
    const std::int64_t end = ended                  ? events.time(lifecycle.event).seconds
                             : lifecycle.until.good ? std::max(lifecycle.until.seconds, launched.time.seconds)
                                                    : launched.time.seconds;
    out.first = launched.time.seconds;
    out.last = end;
    for (const Exposure &exposure : investigation.exposures[finding]) {
        if (exposure.from.good)
            out.first = std::min(out.first, exposure.from.seconds);
        if (exposure.closedBy.valid())
            out.last = std::max(out.last, exposure.until.seconds);
    }
    out.last = std::max(out.last, out.first + 1);
    const auto place = [&](std::int64_t seconds) {
        const double part = double(seconds - out.first) / double(out.last - out.first);
        return kMargin + std::clamp(part, 0.0, 1.0) * (1 - 2 * kMargin);
    };
    out.launch = place(launched.time.seconds);
    out.bars.push_back({ExposureBar::Sort::Lifetime, "Instance lifetime", launched.instance,
                        lifetimeLabel(lifecycle, launched.time, events), out.launch, ended ? place(end) : 1.0, false,
                        !ended, launched.event});
    for (const Exposure &exposure : investigation.exposures[finding]) {
        const bool open = exposure.isOpenToAll();
        out.openToAll += open ? 1 : 0;
        out.bars.push_back({open ? ExposureBar::Sort::OpenToAll : ExposureBar::Sort::Limited,
                            portWords(exposure.rule) + " from " + exposure.rule.source, exposure.group,
                            labelOf(exposure), exposure.from.good ? place(exposure.from.seconds) : 0.0,
                            exposure.closedBy.valid() ? place(exposure.until.seconds) : 1.0, !exposure.from.good,
                            !exposure.closedBy.valid(),
                            exposure.openedBy.valid() ? exposure.openedBy : exposure.closedBy});
    }
    return out;
}

} // namespace interloper
