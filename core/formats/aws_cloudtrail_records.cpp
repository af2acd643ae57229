// CloudTrail log files as S3 and the console deliver them: {"Records": [event, ...]}.
#include "formats/cloudtrail_event.h"

#include <algorithm>

namespace interloper {
namespace {

std::optional<Recognition> recognise(const Sample &sample)
{
    const auto &keys = sample.arrayKeys;
    if (!sample.json || std::find(keys.begin(), keys.end(), "Records") == keys.end())
        return std::nullopt;
    if (looksLikeCloudTrail(sample.head))
        return Recognition{95, "a top-level array under Records whose objects have eventSource and eventName"};
    // An empty delivery, or one that is cut in its first record, has no record to look at.
    const bool noRecord = sample.firstRecord.find('{', 1) == std::string::npos;
    if (noRecord && sample.arrayKeys.size() == 1)
        return Recognition{60, "a top-level array under Records without a whole record at its start"};
    return std::nullopt;
}

} // namespace

extern constinit const Format kAwsCloudTrailRecords;
constinit const Format kAwsCloudTrailRecords{
    "aws-cloudtrail-records",
    "CloudTrail files, {\"Records\": [...]}",
    Provider::Aws,
    Container::JsonArrayUnderKey,
    "Records",
    "a top-level array under Records whose objects have eventSource and eventName",
    true,
    recognise,
    readBareCloudTrailEvent};

} // namespace interloper
