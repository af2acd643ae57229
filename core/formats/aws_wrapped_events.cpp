// CloudTrail events that another program keeps under a key of its own, as an object or as JSON in a string: one table
// of the paths at which an event may stand, a format for each program that is known.
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

#include <array>

namespace interloper {
namespace {

constexpr std::array<std::string_view, 2> kSekoia{"input.message", "event.input.message"};
// Wazuh writes lists of one element as the element.
constexpr std::array<std::string_view, 4> kWazuh{"data.aws", "aws", "_source.data.aws", "full_log.aws"};
constexpr std::array<std::string_view, 3> kSplunk{"result._raw", "_raw", "result.event"};
// The programs that are not known: delivered by SNS and SQS, or put under a key by a script.
constexpr std::array<std::string_view, 16> kOthers{"event",
                                                   "Message.detail",
                                                   "Message",
                                                   "Body.detail",
                                                   "body.detail",
                                                   "body.Message.detail",
                                                   "Body.Message.detail",
                                                   "cloudtrail",
                                                   "payload",
                                                   "record",
                                                   "json",
                                                   "data",
                                                   "log",
                                                   "_source.json",
                                                   "fields.log",
                                                   "raw"};

constexpr std::string_view kSekoiaBy = "objects with the event as text under input.message";
constexpr std::string_view kWazuhBy = "objects with the event under aws or data.aws";
constexpr std::string_view kSplunkBy = "objects with the event as text under _raw or result._raw";
constexpr std::string_view kOthersBy = "objects with the event under one of the keys event, Message, body, payload, "
                                       "record, data, log, json, raw or cloudtrail";

bool mayHold(const Sample &sample, std::string_view quotedKey)
{
    return sample.json && sample.head.find(quotedKey) != std::string_view::npos &&
           (looksLikeCloudTrail(sample.head) || holdsCloudTrailText(sample.head));
}

std::optional<Recognition> recogniseUnder(const Sample &sample, std::string_view key,
                                          std::span<const std::string_view> paths, int confidence, std::string_view by)
{
    return anyRecordWraps(sample, key, paths) ? std::optional(Recognition{confidence, std::string(by)}) : std::nullopt;
}

std::optional<Recognition> recogniseSekoia(const Sample &sample)
{
    return mayHold(sample, "\"input\"") ? recogniseUnder(sample, {}, kSekoia, 88, kSekoiaBy) : std::nullopt;
}

std::optional<Recognition> recogniseWazuh(const Sample &sample)
{
    return mayHold(sample, "\"aws\"") ? recogniseUnder(sample, {}, kWazuh, 88, kWazuhBy) : std::nullopt;
}

std::optional<Recognition> recogniseSplunk(const Sample &sample)
{
    if (!mayHold(sample, "\"_raw\""))
        return std::nullopt;
    const auto lines = recogniseUnder(sample, {}, kSplunk, 88, kSplunkBy);
    return lines ? lines : recogniseUnder(sample, "results", kSplunk, 88, kSplunkBy);
}

// Only where no other format fits, and never an object that is an event itself.
std::optional<Recognition> recogniseOthers(const Sample &sample)
{
    return mayHold(sample, "\"") ? recogniseUnder(sample, {}, kOthers, 40, kOthersBy) : std::nullopt;
}

RecordVerdict readSekoia(std::string_view record, RecordReader &reader, EventRecord &out)
{
    return readWrappedCloudTrailEvent(record, kSekoia, reader, out);
}

RecordVerdict readWazuh(std::string_view record, RecordReader &reader, EventRecord &out)
{
    const RecordVerdict verdict = readWrappedCloudTrailEvent(record, kWazuh, reader, out);
    reader.body.reset(); // its lists are not what CloudTrail wrote
    return verdict;
}

RecordVerdict readSplunk(std::string_view record, RecordReader &reader, EventRecord &out)
{
    return readWrappedCloudTrailEvent(record, kSplunk, reader, out);
}

RecordVerdict readOthers(std::string_view record, RecordReader &reader, EventRecord &out)
{
    return readWrappedCloudTrailEvent(record, kOthers, reader, out);
}

} // namespace

extern constinit const Format kAwsSekoia;
constinit const Format kAwsSekoia{"aws-sekoia",
                                  "Sekoia intakes of CloudTrail",
                                  Provider::Aws,
                                  Container::JsonValues,
                                  {},
                                  kSekoiaBy,
                                  false,
                                  recogniseSekoia,
                                  readSekoia};

extern constinit const Format kAwsWazuh;
constinit const Format kAwsWazuh{"aws-wazuh",
                                 "Wazuh alerts and archives with CloudTrail events",
                                 Provider::Aws,
                                 Container::JsonValues,
                                 {},
                                 kWazuhBy,
                                 false,
                                 recogniseWazuh,
                                 readWazuh};

extern constinit const Format kAwsSplunkJson;
constinit const Format kAwsSplunkJson{"aws-splunk-json",
                                      "Splunk search results as JSON",
                                      Provider::Aws,
                                      Container::JsonArrayUnderKey,
                                      "results",
                                      kSplunkBy,
                                      false,
                                      recogniseSplunk,
                                      readSplunk};

extern constinit const Format kAwsWrappedEvents;
constinit const Format kAwsWrappedEvents{"aws-wrapped-events",
                                         "CloudTrail events under a key of another program",
                                         Provider::Aws,
                                         Container::JsonValues,
                                         {},
                                         kOthersBy,
                                         false,
                                         recogniseOthers,
                                         readOthers};

} // namespace interloper
