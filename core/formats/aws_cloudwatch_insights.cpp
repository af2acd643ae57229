// Answers of CloudWatch Logs Insights: {"results": [[{"field": "@message", "value": "<event as JSON>"}, ...], ...]}.
// Source: Amazon CloudWatch Logs API reference, GetQueryResults.
#include "formats/sample_records.h"
#include "formats/wrapped_cloudtrail.h"

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view kRecognisedBy = "rows of fields and values under results, one of them @message with the "
                                           "event";

std::optional<element> messageOf(const element &row)
{
    simdjson::dom::array fields;
    if (row.get(fields) != simdjson::SUCCESS)
        return std::nullopt;
    for (const element each : fields) {
        object field;
        element value;
        if (each.get(field) == simdjson::SUCCESS && textMember(field, "field") == "@message" &&
            field.at_key("value").get(value) == simdjson::SUCCESS)
            return value;
    }
    return std::nullopt;
}

std::optional<Recognition> recognise(const Sample &sample)
{
    if (!sample.json || sample.head.find("\"results\"") == std::string_view::npos ||
        sample.head.find("\"@message\"") == std::string_view::npos)
        return std::nullopt;
    if (anyRecord(sample, "results", [](element row) { return messageOf(row).has_value(); }) &&
        (holdsCloudTrailText(sample.head) || looksLikeCloudTrail(sample.head)))
        return Recognition{90, std::string(kRecognisedBy)};
    return std::nullopt;
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    element row;
    if (const auto error = reader.parse(record, row); error != simdjson::SUCCESS) {
        reader.reason = std::string("no valid JSON: ") + simdjson::error_message(error);
        return RecordVerdict::Malformed;
    }
    auto message = messageOf(row);
    object event;
    if (message && message->is_string())
        message = reader.parseInner(message->get_string());
    if (message && message->get(event) == simdjson::SUCCESS)
        return readCloudTrailEvent(event, reader, out);
    reader.reason = "no event under @message";
    return RecordVerdict::NotAnEvent;
}

} // namespace

extern constinit const Format kAwsCloudWatchInsights;
constinit const Format kAwsCloudWatchInsights{"aws-cloudwatch-insights",
                                              "CloudWatch Logs Insights answers",
                                              Provider::Aws,
                                              Container::JsonRows,
                                              "results",
                                              kRecognisedBy,
                                              false,
                                              recognise,
                                              read};

} // namespace interloper
