// Output of `aws cloudtrail lookup-events`, whole or one of its events a line: objects whose CloudTrailEvent is the
// event as JSON in a string. Source: AWS CloudTrail user guide, "Looking up events with the AWS CLI".
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::string_view kKey = "Events";
constexpr std::array<std::string_view, 1> kPaths{"CloudTrailEvent"};

std::optional<Recognition> recognise(const Sample &sample)
{
    const auto &keys = sample.arrayKeys;
    const bool listed = std::find(keys.begin(), keys.end(), kKey) != keys.end();
    // An answer without events, or one that is cut in its first, has no event to look at.
    if (listed && sample.firstRecord.find('{', 1) == std::string::npos && keys.size() == 1)
        return Recognition{30, "a top-level array under Events without a whole event at its start"};
    if (!sample.json || sample.head.find("\"CloudTrailEvent\"") == std::string_view::npos)
        return std::nullopt;
    if (!listed && sample.firstRecord.find("\"CloudTrailEvent\"") == std::string::npos)
        return std::nullopt;
    return Recognition{90, "objects with the event as text under CloudTrailEvent"};
}

// The wrapper repeats some of the event: what is left where the event's text is damaged. Its EventTime is in seconds
// since 1970 (CLI version 1) or with the local offset (version 2).
RecordVerdict readOuter(const simdjson::dom::object &outer, std::string_view eventText, RecordReader &reader,
                        EventRecord &out)
{
    CloudTrailParts parts;
    parts.id = textMember(outer, "EventId");
    parts.name = textMember(outer, "EventName");
    parts.source = textMember(outer, "EventSource");
    parts.userName = textMember(outer, "Username");
    parts.accessKey = textMember(outer, "AccessKeyId");
    simdjson::dom::element time;
    if (outer.at_key("EventTime").get(time) == simdjson::SUCCESS)
        parts.time = scalarText(time, reader);
    const auto none = [](std::string_view) { return std::optional<CloudTrailTree>{}; };
    const RecordVerdict verdict = acceptCloudTrail(parts, none, reader, out);
    if (verdict == RecordVerdict::Event)
        reader.note(Severity::Warning, "bad-inner-json",
                    "CloudTrailEvent is no valid JSON (" + std::to_string(eventText.size()) +
                        " characters); the event is kept with what stands beside it: id, name, source, time and user");
    return verdict;
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    simdjson::dom::object outer;
    if (const RecordVerdict verdict = parseObject(record, reader, outer); verdict != RecordVerdict::Event)
        return verdict;
    simdjson::dom::element inner;
    const bool there = outer.at_key(kPaths.front()).get(inner) == simdjson::SUCCESS;
    if (!there || (inner.is_string() && !reader.parseInner(inner.get_string())))
        return readOuter(outer, there ? std::string_view(inner.get_string()) : std::string_view{}, reader, out);
    return readEventUnder(outer, kPaths, reader, out);
}

} // namespace

extern constinit const Format kAwsLookupEvents;
constinit const Format kAwsLookupEvents{"aws-lookup-events",
                                        "aws cloudtrail lookup-events",
                                        Provider::Aws,
                                        Container::JsonArrayUnderKey,
                                        kKey,
                                        "objects with the event as text under CloudTrailEvent",
                                        true,
                                        recognise,
                                        read};

} // namespace interloper
