// CloudTrail log files as S3 and the console deliver them: {"Records": [event, ...]}.
#include "base/text.h"
#include "formats/cloudtrail_event.h"
#include "formats/sample_records.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kKey = "Records";

std::optional<Recognition> recognise(const Sample &sample)
{
    const auto &keys = sample.arrayKeys;
    const bool listed =
        std::any_of(keys.begin(), keys.end(), [](const std::string &key) { return equalsIgnoreCase(key, kKey); });
    if (!sample.json)
        return std::nullopt;
    if (listed && looksLikeCloudTrail(sample.head))
        return Recognition{95, "a top-level array under Records whose objects have eventSource and eventName"};
    // An empty delivery, or one that is cut in its first record, has no record to look at.
    const bool noRecord = sample.firstRecord.find('{', 1) == std::string::npos;
    const bool named = std::find(keys.begin(), keys.end(), kKey) != keys.end();
    if (named && noRecord && keys.size() == 1)
        return Recognition{60, "a top-level array under Records without a whole record at its start"};
    if (!listed && sample.head.find("\"Records\"") != std::string_view::npos && firstObjectHas(sample, {kKey}))
        return Recognition{looksLikeCloudTrail(sample.head) ? 90 : 55, "Records at the top level, but no array there"};
    return std::nullopt;
}

} // namespace

extern constinit const Format kAwsCloudTrailRecords;
constinit const Format kAwsCloudTrailRecords{
    "aws-cloudtrail-records",
    "CloudTrail files, {\"Records\": [...]}",
    Provider::Aws,
    Container::JsonArrayUnderKey,
    kKey,
    "a top-level array under Records whose objects have eventSource and eventName",
    true,
    recognise,
    readBareCloudTrailEvent};

} // namespace interloper
