#include "formats/log_analytics_json.h"

#include <algorithm>

namespace interloper {
namespace {

bool hasTables(const Sample &sample)
{
    return std::find(sample.arrayKeys.begin(), sample.arrayKeys.end(), "tables") != sample.arrayKeys.end();
}

} // namespace

std::string_view restTablesOf(const Sample &sample)
{
    return hasTables(sample) ? std::string_view(sample.head) : std::string_view{};
}

std::string_view flatObjectOf(const Sample &sample)
{
    if (!sample.json || hasTables(sample))
        return {};
    return sample.firstRecord.empty() ? std::string_view(sample.head) : std::string_view(sample.firstRecord);
}

} // namespace interloper
