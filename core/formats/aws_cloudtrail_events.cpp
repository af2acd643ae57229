// CloudTrail events without an envelope: a JSON array, one event a line, or a single event. Logstash keeps their time
// under @timestamp; Panther writes it without T and Z, and some members' names in lower case.
#include "formats/cloudtrail_event.h"
#include "formats/sample_records.h"

namespace interloper {
namespace {

constexpr std::string_view kRecognisedBy = "objects with eventSource and eventName at the top level or in a top-level "
                                           "array";

bool isEvent(simdjson::dom::element each)
{
    simdjson::dom::object record;
    if (each.get(record) != simdjson::SUCCESS)
        return false;
    const auto has = [&record](std::string_view name) {
        return record.at_key_case_insensitive(name).error() == simdjson::SUCCESS;
    };
    return has("eventSource") && (has("eventVersion") || has("userIdentity") || has("eventID"));
}

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json)
        return std::nullopt;
    // The same names one level deeper are those of an event that something wraps.
    const bool inside = sample.startsInside && looksLikeCloudTrail(sample.firstRecord);
    if (inside || (sample.head.find("ource\"") != std::string_view::npos && anyRecord(sample, {}, isEvent)))
        return Recognition{80, std::string(kRecognisedBy)};
    if (sample.firstRecord.empty() && sample.arrayKeys.empty() && looksLikeCloudTrail(sample.head))
        return Recognition{50, "eventSource and eventName in the first bytes; no whole object at the start"};
    return std::nullopt;
}

} // namespace

extern constinit const Format kAwsCloudTrailEvents;
constinit const Format kAwsCloudTrailEvents{"aws-cloudtrail-events",
                                            "CloudTrail events, array or one a line",
                                            Provider::Aws,
                                            Container::JsonValues,
                                            {},
                                            kRecognisedBy,
                                            true,
                                            recognise,
                                            readBareCloudTrailEvent};

} // namespace interloper
