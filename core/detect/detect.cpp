#include "detect/detect.h"

#include "detect/aws_launches.h"
#include "detect/azure_operations.h"

#include <algorithm>

namespace interloper {
namespace {

// Newest first; a bad time comes last; ties by key.
bool newer(const Finding &a, const Finding &b)
{
    if (a.time.good != b.time.good)
        return a.time.good;
    const auto order = a.time <=> b.time;
    return order == 0 ? a.key < b.key : order > 0;
}

} // namespace

Detection detect(const EventStore &events, const FieldPlan &plan)
{
    std::vector<EventId> aws;
    std::vector<EventId> azure;
    for (const auto &segment : events.segments())
        for (const LaunchDetail &launch : segment->launches)
            (segment->provider(launch.row) == Provider::Aws ? aws : azure)
                .push_back(EventId(segment->firstEvent + launch.row));
    Detection out;
    detectAwsLaunches(events, plan, aws, out);
    detectAzureOperations(events, plan, azure, out);
    std::sort(out.findings.begin(), out.findings.end(), newer);
    std::sort(out.seedRows.begin(), out.seedRows.end(),
              [](const SeedRow &a, const SeedRow &b) { return newer(a.finding, b.finding); });
    std::stable_sort(out.attempts.begin(), out.attempts.end(), [](const Attempt &a, const Attempt &b) {
        return a.time.good != b.time.good ? a.time.good : b.time < a.time;
    });
    return out;
}

} // namespace interloper
