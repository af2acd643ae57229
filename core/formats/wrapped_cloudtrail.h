// CloudTrail events inside the records of another service or program.
#pragma once

#include "formats/cloudtrail_event.h"

#include <optional>
#include <span>
#include <string_view>

namespace interloper {

/// What a dotted path leads to. A name may hold dots itself (`{"event.original": ...}`), a string on the way is read as
/// the JSON that it holds, and a list of one element stands for its element.
std::optional<simdjson::dom::element> memberAtPath(const simdjson::dom::object &object, std::string_view path,
                                                   RecordReader &reader);

/// The object at a path, also where it stands there as JSON in a string.
std::optional<simdjson::dom::object> objectAtPath(const simdjson::dom::object &object, std::string_view path,
                                                  RecordReader &reader);

/// A scalar at a path as text; empty where there is none.
std::string_view textAtPath(const simdjson::dom::object &object, std::string_view path, RecordReader &reader);

/// Reads the event under the first of `paths` where there is one, as an object or as JSON in a string. The rest of the
/// wrapper is not looked at. A text that should be an event and is no JSON is named in the reason.
RecordVerdict readEventUnder(const simdjson::dom::object &wrapper, std::span<const std::string_view> paths,
                             RecordReader &reader, EventRecord &out);

/// The same of the record's text.
RecordVerdict readWrappedCloudTrailEvent(std::string_view record, std::span<const std::string_view> paths,
                                         RecordReader &reader, EventRecord &out);

} // namespace interloper
