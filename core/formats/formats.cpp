#include "formats/formats.h"

namespace interloper {

extern constinit const Format kAwsCloudTrailRecords;
extern constinit const Format kAwsCloudTrailEvents;
extern constinit const Format kAwsLookupEvents;
extern constinit const Format kAwsLookupEventTexts;
extern constinit const Format kAwsLakeResults;
extern constinit const Format kAwsEventBridge;
extern constinit const Format kAwsCloudWatchSubscription;
extern constinit const Format kAwsCloudWatchEvents;
extern constinit const Format kAwsCloudWatchInsights;
extern constinit const Format kAwsCloudWatchLines;
extern constinit const Format kAwsElastic;
extern constinit const Format kAwsSekoia;
extern constinit const Format kAwsWazuh;
extern constinit const Format kAwsSplunkJson;
extern constinit const Format kAwsSecurityLake;
extern constinit const Format kAwsWrappedEvents;
extern constinit const Format kAwsEventHistoryCsv;
extern constinit const Format kAwsFlattenedCsv;
extern constinit const Format kAwsLakeCsv;
extern constinit const Format kAwsAthenaCsv;
extern constinit const Format kAwsSentinelCsv;
extern constinit const Format kAwsSentinelRest;
extern constinit const Format kAwsSentinelCli;
extern constinit const Format kAwsSplunkCsv;
extern constinit const Format kAwsLogsInsightsCsv;
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
        kAwsCloudTrailRecords,
        kAwsCloudTrailEvents,
        kAwsLookupEvents,
        kAwsLookupEventTexts,
        kAwsLakeResults,
        kAwsEventBridge,
        kAwsCloudWatchSubscription,
        kAwsCloudWatchEvents,
        kAwsCloudWatchInsights,
        kAwsCloudWatchLines,
        kAwsElastic,
        kAwsSekoia,
        kAwsWazuh,
        kAwsSplunkJson,
        kAwsSecurityLake,
        kAwsWrappedEvents,
        kAwsEventHistoryCsv,
        kAwsFlattenedCsv,
        kAwsLakeCsv,
        kAwsAthenaCsv,
        kAwsSentinelCsv,
        kAwsSentinelRest,
        kAwsSentinelCli,
        kAwsSplunkCsv,
        kAwsLogsInsightsCsv,
        kAzureActivity,
        kAzureActivityValue,
        kAzureActivitySdk,
        kAzureLogAnalyticsCsv,
        kAzureActivityPowerShell,
        kAzureActivityAlert,
        kAzureLogAnalyticsRest,
        kAzureLogAnalyticsCli,
        kAzurePortalCsv,
        kAzurePortalJson,
        kAzureDiagnosticLines,
        kAzureEventHub,
        kAzureCloudAuditCsv,
        kAzureCloudAudit,
        kAzureCloudAuditResults,
        kAzureCloudAuditGraph,
    };
    return kFormats;
}

} // namespace interloper
