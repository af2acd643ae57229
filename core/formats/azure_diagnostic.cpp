// Diagnostic settings: `PT1H.json` of a storage account, one record a line, and `{"records": [...]}` of an event hub.
#include "base/text.h"
#include "formats/azure_resource_log.h"
#include "formats/azure_words.h"
#include "formats/sample_records.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kCategoryKey = "\"category\"";

bool has(std::string_view json, std::string_view text)
{
    return json.find(text) != std::string_view::npos;
}

// The text behind a `"category":` at `at`.
std::string_view categoryAt(std::string_view json, std::size_t at)
{
    const std::size_t open = json.find_first_not_of(" \t\r\n:", at + kCategoryKey.size());
    if (open == std::string_view::npos || json[open] != '"')
        return {};
    const std::size_t close = json.find('"', open + 1);
    return close == std::string_view::npos ? std::string_view{} : json.substr(open + 1, close - open - 1);
}

// Files of diagnostic settings are shared by many logs: any record at hand that is of the activity log will do.
bool holdsActivity(std::string_view json)
{
    for (std::size_t at = json.find(kCategoryKey); at != std::string_view::npos; at = json.find(kCategoryKey, at + 1)) {
        const std::string_view category = categoryAt(json, at);
        if (isActivityCategory(category) || has(category, "CloudAuditEvents"))
            return true;
    }
    return false;
}

bool looksLikeResourceLog(const Sample &sample)
{
    const bool named = has(sample.head, "\"operationName\"") || has(sample.head, "CloudAuditEvents");
    const bool common = has(sample.head, "\"resultType\"") || has(sample.head, "\"callerIpAddress\"") ||
                        has(sample.head, "\"resultSignature\"") || has(sample.head, "CloudAuditEvents");
    return sample.json && named && common && has(sample.head, "\"time\"") && !has(sample.head, "\"eventTimestamp\"");
}

bool enveloped(const Sample &sample)
{
    return std::any_of(sample.arrayKeys.begin(), sample.arrayKeys.end(),
                       [](const std::string &key) { return key == "records"; }) ||
           has(sample.head.substr(0, sample.head.find("\"operationName\"")), "\"records\"");
}

// Records of other logs alone, as far as was looked: activity may lie further on, so each record is asked.
bool holdsOtherLogs(const Sample &sample, std::string_view key)
{
    return sample.json && has(sample.head, "\"time\"") && anyRecord(sample, key, [](simdjson::dom::element each) {
               simdjson::dom::object record;
               if (each.get(record) != simdjson::SUCCESS || textMember(record, "time").empty())
                   return false;
               const std::string resource = lowerAscii(textMember(record, "resourceId"));
               return (resource.starts_with("/subscriptions/") || resource.starts_with("/tenants/")) &&
                      (!textMember(record, "category").empty() || !textMember(record, "metricName").empty());
           });
}

constexpr int kOtherLogsScore = 20;
constexpr const char *kOtherLogsWords = "objects of Azure's resource logs, so far none of the activity log";

std::optional<Recognition> recogniseLines(const Sample &sample)
{
    if (enveloped(sample))
        return std::nullopt;
    if (!looksLikeResourceLog(sample) || !holdsActivity(sample.head))
        return holdsOtherLogs(sample, {}) ? std::optional(Recognition{kOtherLogsScore, kOtherLogsWords}) : std::nullopt;
    return Recognition{75, "objects with time, operationName, resultType and a category of the activity log"};
}

std::optional<Recognition> recogniseHub(const Sample &sample)
{
    if (!enveloped(sample))
        return std::nullopt;
    if (!looksLikeResourceLog(sample) || !holdsActivity(sample.head))
        return holdsOtherLogs(sample, "records") ? std::optional(Recognition{kOtherLogsScore, kOtherLogsWords})
                                                 : std::nullopt;
    return Recognition{85, "an array under records whose objects have a category of the activity log"};
}

} // namespace

extern constinit const Format kAzureDiagnosticLines;
constinit const Format kAzureDiagnosticLines{
    "azure-diagnostic-lines",
    "Diagnostic settings to storage, PT1H.json",
    Provider::Azure,
    Container::JsonValues,
    {},
    "objects with time, operationName, resultType and a category of the activity log",
    false,
    recogniseLines,
    readAzureResourceLog};

extern constinit const Format kAzureEventHub;
constinit const Format kAzureEventHub{"azure-event-hub",
                                      "Diagnostic settings to an event hub",
                                      Provider::Azure,
                                      Container::JsonArrayUnderKey,
                                      "records",
                                      "an array under records whose objects have a category of the activity log",
                                      true,
                                      recogniseHub,
                                      readAzureResourceLog};

} // namespace interloper
