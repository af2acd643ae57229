#include "formats/formats.h"

namespace interloper {

extern constinit const Format kAwsCloudTrailRecords;
extern constinit const Format kAwsCloudTrailEvents;
extern constinit const Format kAwsLookupEvents;
extern constinit const Format kAwsEventBridge;
extern constinit const Format kAzureActivity;
extern constinit const Format kAzureActivityValue;
extern constinit const Format kAzureActivitySdk;
extern constinit const Format kAzureLogAnalyticsCsv;

std::span<const Format> formats()
{
    static const std::array kFormats{kAwsCloudTrailRecords, kAwsCloudTrailEvents, kAwsLookupEvents,
                                     kAwsEventBridge,       kAzureActivity,       kAzureActivityValue,
                                     kAzureActivitySdk,     kAzureLogAnalyticsCsv};
    return kFormats;
}

} // namespace interloper
