// CloudTrail events without an envelope: a JSON array, one event a line, or a single event.
#include "formats/cloudtrail_event.h"

namespace interloper {
namespace {

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json)
        return std::nullopt;
    if (looksLikeCloudTrail(sample.firstRecord))
        return Recognition{80, "objects with eventSource and eventName at the top level or in a top-level array"};
    if (sample.firstRecord.empty() && sample.arrayKeys.empty() && looksLikeCloudTrail(sample.head))
        return Recognition{50, "eventSource and eventName in the first bytes; no whole object at the start"};
    return std::nullopt;
}

} // namespace

extern constinit const Format kAwsCloudTrailEvents;
constinit const Format kAwsCloudTrailEvents{
    "aws-cloudtrail-events",
    "CloudTrail events, array or one a line",
    Provider::Aws,
    Container::JsonValues,
    {},
    "objects with eventSource and eventName at the top level or in a top-level array",
    true,
    recognise,
    readBareCloudTrailEvent};

} // namespace interloper
