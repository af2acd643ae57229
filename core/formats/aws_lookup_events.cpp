// Output of `aws cloudtrail lookup-events`: objects whose CloudTrailEvent is the event as JSON in a string.
#include "formats/wrapped_cloudtrail.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kEventKey = "CloudTrailEvent";

std::optional<Recognition> recognise(const Sample &sample)
{
    const auto &keys = sample.arrayKeys;
    const bool listed = std::find(keys.begin(), keys.end(), "Events") != keys.end();
    const bool named = sample.firstRecord.find("\"CloudTrailEvent\"") != std::string::npos ||
                       (listed && sample.head.find("\"CloudTrailEvent\"") != std::string_view::npos);
    if (!sample.json || !named)
        return std::nullopt;
    return Recognition{90, "objects with the event as text under CloudTrailEvent"};
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    return readWrappedCloudTrailEvent(record, kEventKey, reader, out);
}

} // namespace

extern constinit const Format kAwsLookupEvents;
constinit const Format kAwsLookupEvents{"aws-lookup-events",
                                        "aws cloudtrail lookup-events",
                                        Provider::Aws,
                                        Container::JsonArrayUnderKey,
                                        "Events",
                                        "objects with the event as text under CloudTrailEvent",
                                        true,
                                        recognise,
                                        read};

} // namespace interloper
