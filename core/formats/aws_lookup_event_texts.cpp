// Output of `aws cloudtrail lookup-events --query 'Events[].CloudTrailEvent'`: an array of strings that hold the events
// as JSON. With `--output text` the events stand bare, which aws-cloudtrail-events reads.
#include "base/text.h"
#include "formats/wrapped_cloudtrail.h"

namespace interloper {
namespace {

std::optional<Recognition> recognise(const Sample &sample)
{
    std::string_view text = trimmed(sample.head);
    if (!text.starts_with('[') || !trimmed(text.substr(1)).starts_with('"') || !holdsCloudTrailText(text))
        return std::nullopt;
    return Recognition{90, "an array of strings that hold eventSource and eventName"};
}

RecordVerdict read(std::string_view record, RecordReader &reader, EventRecord &out)
{
    simdjson::dom::element parsed;
    simdjson::dom::object event;
    if (const auto error = reader.parse(record, parsed); error != simdjson::SUCCESS) {
        reader.reason = std::string("no valid JSON: ") + simdjson::error_message(error);
        return RecordVerdict::Malformed;
    }
    if (parsed.is_string())
        if (const auto inner = reader.parseInner(parsed.get_string()))
            parsed = *inner;
    if (parsed.get(event) != simdjson::SUCCESS) {
        reader.reason = "a text that holds no event as JSON";
        return RecordVerdict::NotAnEvent;
    }
    return readCloudTrailEvent(event, reader, out);
}

} // namespace

extern constinit const Format kAwsLookupEventTexts;
constinit const Format kAwsLookupEventTexts{"aws-lookup-event-texts",
                                            "aws cloudtrail lookup-events, texts alone",
                                            Provider::Aws,
                                            Container::JsonStrings,
                                            {},
                                            "an array of strings that hold eventSource and eventName",
                                            false,
                                            recognise,
                                            read};

} // namespace interloper
