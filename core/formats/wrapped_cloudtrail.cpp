#include "formats/wrapped_cloudtrail.h"

namespace interloper {

RecordVerdict readWrappedCloudTrailEvent(std::string_view record, std::string_view key, RecordReader &reader,
                                         EventRecord &out)
{
    simdjson::dom::object wrapper;
    if (const RecordVerdict verdict = parseObject(record, reader, wrapper); verdict != RecordVerdict::Event)
        return verdict;
    simdjson::dom::element inner;
    simdjson::dom::object event;
    if (wrapper.at_key(key).get(inner) == simdjson::SUCCESS) {
        if (inner.is_string()) {
            if (const auto parsed = reader.parseInner(inner.get_string()))
                inner = *parsed;
        }
        if (inner.get(event) == simdjson::SUCCESS)
            return readCloudTrailEvent(event, reader, out);
    }
    reader.reason = "no CloudTrail event under " + std::string(key);
    return RecordVerdict::NotAnEvent;
}

} // namespace interloper
