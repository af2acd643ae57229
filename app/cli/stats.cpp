#include "app/cli/stats.h"

#include "base/version.h"

#include <nlohmann/json.hpp>

#include <sys/resource.h>

namespace interloper {
namespace {

std::uint64_t peakMemory()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

double processorSeconds()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

std::string statsText(const Investigation &investigation, const Stats &stats)
{
    const Counts totals = investigation.receipt.totals();
    const std::uint64_t memory = investigation.events.memory();
    std::size_t links = 0;
    for (const auto &each : investigation.links)
        links += each.size();
    nlohmann::ordered_json out;
    out["format"] = "interloper-stats/1";
    out["version"] = versionText();
    out["phases"] = {{{"phase", "load"}, {"seconds", stats.loadSeconds}},
                     {{"phase", "write"}, {"seconds", stats.writeSeconds}}};
    out["processorSeconds"] = processorSeconds();
    out["jobs"] = investigation.options.jobs;
    out["inputs"] = investigation.receipt.inputs.size();
    out["bytes"] = totals.bytes;
    out["records"] = totals.records;
    out["events"] = totals.events;
    out["findings"] = investigation.findings.size();
    out["attempts"] = investigation.attempts.size();
    out["links"] = links;
    out["eventMemory"] = memory;
    const std::uint32_t events = investigation.events.size();
    out["bytesAnEvent"] = events == 0 ? 0.0 : static_cast<double>(memory) / events;
    out["peakMemory"] = peakMemory();
    return out.dump(2) + '\n';
}

} // namespace interloper
