// EventBridge events whose detail is a CloudTrail event.
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<std::string_view, 1> kPaths{"detail"};

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json || sample.head.find("\"detail\"") == std::string_view::npos ||
        sample.head.find("\"detail-type\"") == std::string_view::npos)
        return std::nullopt;
    // Rules that catch more than CloudTrail make files of many kinds of events.
    if (firstObjectHas(sample, {"detail", "detail-type"}))
        return Recognition{85, "objects with detail-type and the event under detail"};
    return std::nullopt;
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = readWrappedCloudTrailEvent(record, kPaths, reader, out);
    if (verdict == RecordVerdict::NotAnEvent && reader.otherShape.empty())
        reader.otherShape = "eventbridge-other";
    return verdict;
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
