// CloudTrail events inside an object of another service.
#pragma once

#include "formats/cloudtrail_event.h"

namespace interloper {

/// Reads the event that `record` holds under `key`, as an object or as JSON in a string. The rest of the wrapper is not
/// looked at.
RecordVerdict readWrappedCloudTrailEvent(std::string_view record, std::string_view key, RecordReader &reader,
                                         EventRecord &out);

} // namespace interloper
