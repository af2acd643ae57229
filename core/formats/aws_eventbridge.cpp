// EventBridge events whose detail is a CloudTrail event.
#include "formats/wrapped_cloudtrail.h"

namespace interloper {
namespace {

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json || sample.firstRecord.find("\"detail-type\"") == std::string::npos ||
        sample.firstRecord.find("\"detail\"") == std::string::npos)
        return std::nullopt;
    return Recognition{85, "objects with detail-type and the event under detail"};
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    return readWrappedCloudTrailEvent(record, "detail", reader, out);
}

} // namespace

extern constinit const Format kAwsEventBridge;
constinit const Format kAwsEventBridge{"aws-eventbridge",
                                       "EventBridge events of CloudTrail",
                                       Provider::Aws,
                                       Container::JsonValues,
                                       {},
                                       "objects with detail-type and the event under detail",
                                       true,
                                       recognise,
                                       read};

} // namespace interloper
