// CloudTrail events that came through CloudWatch Logs, as text under `message`:
//  - what a subscription or Firehose delivers, {"messageType": ..., "logEvents": [{"id", "timestamp", "message"}]},
//  many
//    such objects glued together
//  - the answers of `aws logs filter-log-events` and `get-log-events`, {"events": [{"timestamp", "message", ...}]}
//  - the lines of an export to S3, `2023-07-10T11:55:16.000Z {event}`
// Source: Amazon CloudWatch Logs user guide; only the first was seen in an export.
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<std::string_view, 2> kPaths{"message", "@message"};
constexpr std::string_view kSubscriptionBy = "objects with logEvents whose messages are events";
constexpr std::string_view kFilterBy = "objects with events, or lines, whose messages are events";
constexpr std::string_view kLinesBy = "lines of a time and an event";

std::optional<Recognition> recogniseSubscription(const Sample &sample)
{
    if (!sample.json || sample.head.find("\"logEvents\"") == std::string_view::npos)
        return std::nullopt;
    if (anyRecordWraps(sample, "logEvents", kPaths) || holdsCloudTrailText(sample.head))
        return Recognition{90, std::string(kSubscriptionBy)};
    return std::nullopt;
}

std::optional<Recognition> recogniseFilter(const Sample &sample)
{
    const auto named = [&](std::string_view key) { return sample.head.find(key) != std::string_view::npos; };
    if (!sample.json || !named("essage\""))
        return std::nullopt;
    const bool listed = named("\"events\"") && anyRecordWraps(sample, "events", kPaths);
    const bool lines = named("\"@message\"") || named("\"ingestionTime\"");
    if (listed || (lines && anyRecordWraps(sample, {}, kPaths)))
        return Recognition{88, std::string(kFilterBy)};
    return std::nullopt;
}

// A line that is neither JSON from its start nor starts inside a record: no quote stands before its object.
std::optional<Recognition> recogniseLines(const Sample &sample)
{
    const std::size_t brace = sample.head.find('{');
    if (!sample.json || brace == std::string_view::npos || brace == 0 || !looksLikeCloudTrail(sample.head))
        return std::nullopt;
    const std::string_view before = sample.head.substr(0, brace);
    if (before.find_first_not_of(" \t\r\n") == std::string_view::npos ||
        before.find_first_of("\"[]},") != std::string_view::npos)
        return std::nullopt;
    return Recognition{85, std::string(kLinesBy)};
}

RecordVerdict readMessage(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = readWrappedCloudTrailEvent(record, kPaths, reader, out);
    if (verdict == RecordVerdict::NotAnEvent && reader.envelope.find("\"CONTROL_MESSAGE\"") != std::string::npos)
        return RecordVerdict::Machinery;
    return verdict;
}

} // namespace

extern constinit const Format kAwsCloudWatchSubscription;
constinit const Format kAwsCloudWatchSubscription{"aws-cloudwatch-subscription",
                                                  "CloudWatch Logs subscription or Firehose",
                                                  Provider::Aws,
                                                  Container::JsonArrayUnderKey,
                                                  "logEvents",
                                                  kSubscriptionBy,
                                                  false,
                                                  recogniseSubscription,
                                                  readMessage};

extern constinit const Format kAwsCloudWatchEvents;
constinit const Format kAwsCloudWatchEvents{"aws-cloudwatch-events",
                                            "aws logs filter-log-events, get-log-events",
                                            Provider::Aws,
                                            Container::JsonArrayUnderKey,
                                            "events",
                                            kFilterBy,
                                            false,
                                            recogniseFilter,
                                            readMessage};

extern constinit const Format kAwsCloudWatchLines;
constinit const Format kAwsCloudWatchLines{"aws-cloudwatch-lines",
                                           "CloudWatch Logs export to S3, time and event a line",
                                           Provider::Aws,
                                           Container::JsonBehindText,
                                           {},
                                           kLinesBy,
                                           false,
                                           recogniseLines,
                                           readBareCloudTrailEvent};

} // namespace interloper
