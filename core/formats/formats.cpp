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
extern constinit const Format kAzureActivityPowerShell;
extern constinit const Format kAzureActivityAlert;
extern constinit const Format kAzureLogAnalyticsRest;
extern constinit const Format kAzureLogAnalyticsCli;
extern constinit const Format kAzurePortalCsv;
extern constinit const Format kAzurePortalJson;
extern constinit const Format kAzureDiagnosticLines;
extern constinit const Format kAzureEventHub;
extern constinit const Format kAzureCloudAuditCsv;
extern constinit const Format kAzureCloudAudit;
extern constinit const Format kAzureCloudAuditResults;
extern constinit const Format kAzureCloudAuditGraph;

std::span<const Format> formats()
{
    static const std::array kFormats{
        kAwsCloudTrailRecords,    kAwsCloudTrailEvents, kAwsLookupEvents,        kAwsEventBridge,
        kAzureActivity,           kAzureActivityValue,  kAzureActivitySdk,       kAzureLogAnalyticsCsv,
        kAzureActivityPowerShell, kAzureActivityAlert,  kAzureLogAnalyticsRest,  kAzureLogAnalyticsCli,
        kAzurePortalCsv,          kAzurePortalJson,     kAzureDiagnosticLines,   kAzureEventHub,
        kAzureCloudAuditCsv,      kAzureCloudAudit,     kAzureCloudAuditResults, kAzureCloudAuditGraph};
    return kFormats;
}

} // namespace interloper
