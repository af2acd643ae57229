#include "formats/other_shapes.h"

#include "base/text.h"
#include "formats/azure_words.h"
#include "formats/sample_records.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;
using Names = std::initializer_list<std::string_view>;

// The names of the members at the top of the first object, read as far as the sample goes, so that an object too long
// for it is known too.
bool topHas(const Sample &sample, Names names)
{
    return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
        return std::find(sample.topKeys.begin(), sample.topKeys.end(), name) != sample.topKeys.end();
    });
}

bool topHasOnly(const Sample &sample, Names names)
{
    return !sample.topKeys.empty() &&
           std::all_of(sample.topKeys.begin(), sample.topKeys.end(), [&](const std::string &key) {
               return std::any_of(names.begin(), names.end(),
                                  [&](std::string_view name) { return equalsIgnoreCase(key, name); });
           });
}

bool headHas(const Sample &sample, std::string_view text)
{
    return sample.head.find(text) != std::string_view::npos;
}

bool recordHas(const Sample &sample, std::string_view key, Names names)
{
    return anyRecord(sample, key, [&](element each) {
        object record;
        return each.get(record) == simdjson::SUCCESS && std::all_of(names.begin(), names.end(), [&](auto name) {
                   element found;
                   return record.at_key(name).get(found) == simdjson::SUCCESS;
               });
    });
}

// Azure's resource logs say in each record what they are; one a line, or under `records`.
bool isAzureLog(const Sample &sample, std::string_view shape)
{
    const auto is = [&](element each) {
        object record;
        return each.get(record) == simdjson::SUCCESS && azureLogShape(textMember(record, "category")) == shape;
    };
    return headHas(sample, "\"category\"") && (anyRecord(sample, {}, is) || anyRecord(sample, "records", is));
}

bool startsWithColumns(const Sample &sample, Names columns)
{
    return sample.csvColumns.size() >= columns.size() &&
           std::equal(columns.begin(), columns.end(), sample.csvColumns.begin());
}

bool isDigest(const Sample &sample)
{
    return topHas(sample, {"digestStartTime", "digestS3Bucket"});
}

bool isLakeSignature(const Sample &sample)
{
    return topHas(sample, {"hashSignature", "publicKeyFingerprint"});
}

// Sigma rules as JSON, and catalogues that describe calls: they name a call without having seen one.
bool isRuleCatalogue(const Sample &sample)
{
    return topHas(sample, {"detection", "logsource"}) || topHas(sample, {"eventName", "eventSource"});
}

bool isVpcFlowLog(const Sample &sample)
{
    if (sample.head.starts_with("version account-id interface-id"))
        return true;
    const std::string_view line = sample.head.substr(0, sample.head.find('\n'));
    return line.find(" eni-") != std::string_view::npos &&
           (line.find(" ACCEPT ") != std::string_view::npos || line.find(" REJECT ") != std::string_view::npos ||
            line.find(" NODATA") != std::string_view::npos);
}

bool isNsgFlowLog(const Sample &sample)
{
    return isAzureLog(sample, "nsg-flow-log");
}

bool isSignInLog(const Sample &sample)
{
    return isAzureLog(sample, "entra-log");
}

bool isKeyVaultLog(const Sample &sample)
{
    return isAzureLog(sample, "key-vault-log") && (headHas(sample, "KEYVAULT") || headHas(sample, "vaults/") ||
                                                   headHas(sample, "VAULTS/") || headHas(sample, "KeyVault"));
}

bool isMetrics(const Sample &sample)
{
    return headHas(sample, "\"metricName\"") && (recordHas(sample, {}, {"metricName", "timeGrain"}) ||
                                                 recordHas(sample, "records", {"metricName", "timeGrain"}));
}

bool isAwsConfig(const Sample &sample)
{
    return topHas(sample, {"configurationItems"}) || topHas(sample, {"configRuleArn"}) ||
           topHas(sample, {"configurationItem"}) ||
           recordHas(sample, {}, {"configurationItemCaptureTime", "resourceType"});
}

bool isGuardDuty(const Sample &sample)
{
    return recordHas(sample, {}, {"schemaVersion", "accountId", "arn", "service", "severity"}) ||
           recordHas(sample, "Findings", {"SchemaVersion", "AccountId", "Arn", "Service", "Severity"});
}

bool isSecurityHub(const Sample &sample)
{
    return recordHas(sample, {}, {"ProductArn", "AwsAccountId", "SchemaVersion"}) ||
           recordHas(sample, "findings", {"ProductArn", "AwsAccountId"});
}

bool isWafLog(const Sample &sample)
{
    return recordHas(sample, {}, {"httpRequest", "terminatingRuleId", "webaclId"});
}

bool isOffice365Audit(const Sample &sample)
{
    return recordHas(sample, {}, {"CreationTime", "Operation", "Workload", "RecordType"}) ||
           recordHas(sample, "value", {"CreationTime", "Operation", "Workload", "RecordType"});
}

bool isGoogleAudit(const Sample &sample)
{
    return recordHas(sample, {}, {"protoPayload", "logName"});
}

bool isRestError(const Sample &sample)
{
    const bool named = topHas(sample, {"error"}) || topHas(sample, {"__type"}) ||
                       (topHas(sample, {"Code"}) && topHas(sample, {"Message"})) ||
                       (topHas(sample, {"code"}) && topHas(sample, {"message"})) || topHas(sample, {"Error"});
    return named && topHasOnly(sample, {"error", "code", "message", "__type", "requestId", "details", "innerError",
                                        "status", "statusCode", "errors", "error_description", "error_codes",
                                        "timestamp", "trace_id", "correlation_id", "error_uri", "type"});
}

bool isHttpRecording(const Sample &sample)
{
    return (topHas(sample, {"version", "interactions"}) && headHas(sample, "\"request\"")) ||
           (topHas(sample, {"status_code", "data"})) ||
           (topHas(sample, {"log"}) && headHas(sample, "\"creator\"") && headHas(sample, "\"entries\""));
}

bool isOcsf(const Sample &sample)
{
    return recordHas(sample, {}, {"class_uid", "metadata", "time"});
}

bool isIamPolicy(const Sample &sample)
{
    return topHas(sample, {"Version", "Statement"}) || topHas(sample, {"Statement"}) ||
           topHas(sample, {"PolicyVersion"});
}

// What `aws ec2 describe-...` answers.
bool isAwsAnswer(const Sample &sample)
{
    constexpr std::array<std::string_view, 14> kLists{
        "Reservations",      "Volumes",   "Snapshots", "SecurityGroups", "Images",
        "NetworkInterfaces", "Subnets",   "Vpcs",      "DBInstances",    "AutoScalingGroups",
        "KeyPairs",          "Addresses", "Buckets",   "trailList"};
    return std::any_of(sample.arrayKeys.begin(), sample.arrayKeys.end(), [&](const std::string &key) {
        return std::find(kLists.begin(), kLists.end(), key) != kLists.end();
    });
}

bool isOwnFindings(const Sample &sample)
{
    return (topHas(sample, {"format", "receipt", "findings"}) && headHas(sample, "interloper-findings/")) ||
           (topHas(sample, {"format", "tool", "receipt"}) && headHas(sample, "interloper-findings/")) ||
           (topHas(sample, {"format", "phases"}) && headHas(sample, "interloper-stats/")) ||
           topHas(sample, {"key", "seedRows", "technique"}) ||
           startsWithColumns(sample, {"key", "time", "provider", "actor", "sourceIp", "instance"}) ||
           startsWithColumns(sample, {"TimeGenerated", "CloudProvider", "Actor", "SourceIP", "InstanceIdentifier"});
}

constexpr std::string_view kSqlite{"SQLite format 3\0", 16}; // its zero byte too

// A case file of this program: the application id of its database, at offset 68 of SQLite's header.
bool isCaseFile(const Sample &sample)
{
    constexpr std::size_t kIdOffset = 68;
    constexpr std::string_view kId = "ILP1";
    return sample.head.starts_with(kSqlite) && sample.head.size() >= kIdOffset + kId.size() &&
           sample.head.substr(kIdOffset, kId.size()) == kId;
}

bool isSqlite(const Sample &sample)
{
    return sample.head.starts_with(kSqlite);
}

constexpr std::array kShapes{
    OtherShape{"cloudtrail-digest", "CloudTrail digest files",
               "a CloudTrail digest, which lists log files and their hashes and holds no events", isDigest},
    OtherShape{"cloudtrail-insight", "CloudTrail Insight events",
               "CloudTrail Insight events alone, which are statistics and no calls", nullptr},
    OtherShape{"lake-signature", "CloudTrail Lake signature files",
               "the signature of CloudTrail Lake results, which lists files and holds no events", isLakeSignature},
    OtherShape{"eventbridge-other", "EventBridge events that are not CloudTrail's",
               "EventBridge events of other kinds alone, none of them a call that CloudTrail recorded", nullptr},
    OtherShape{"aws-notification", "notifications to queues and functions",
               "notifications of a service to a queue or function, which are no calls", nullptr},
    OtherShape{"ocsf-other", "OCSF events of other classes",
               "OCSF events of other classes than API activity, account change and authentication", isOcsf},
    OtherShape{"rule-catalogue", "rules and catalogues of calls",
               "a rule or a catalogue that names calls; no call was seen", isRuleCatalogue},
    OtherShape{"vpc-flow-log", "VPC flow logs", "a VPC flow log: connections, no calls", isVpcFlowLog},
    OtherShape{"nsg-flow-log", "Azure network flow logs", "an Azure network flow log: connections, no operations",
               isNsgFlowLog},
    OtherShape{"entra-log", "Entra sign-in and audit logs",
               "a sign-in or audit log of Entra ID: no operations on resources", isSignInLog},
    OtherShape{"key-vault-log", "Key Vault logs", "a Key Vault log: access to secrets, no operations on resources",
               isKeyVaultLog},
    OtherShape{"azure-metrics", "Azure metrics", "Azure metrics: figures, no operations", isMetrics},
    OtherShape{"azure-resource-log", "other resource logs of Azure",
               "Azure resource logs alone, none of them the activity log", nullptr},
    OtherShape{"aws-config", "AWS Config files", "AWS Config: states of resources, no calls", isAwsConfig},
    OtherShape{"guardduty", "GuardDuty findings", "GuardDuty findings: conclusions of another tool, no calls",
               isGuardDuty},
    OtherShape{"security-hub", "Security Hub findings", "Security Hub findings: conclusions of another tool, no calls",
               isSecurityHub},
    OtherShape{"waf-log", "WAF logs", "a log of AWS WAF: web requests, no calls", isWafLog},
    OtherShape{"office-365-audit", "Microsoft 365 audit logs",
               "a Microsoft 365 audit log: no operations on Azure resources", isOffice365Audit},
    OtherShape{"google-audit", "Google Cloud audit logs", "a Google Cloud audit log, a cloud that is not read here",
               isGoogleAudit},
    OtherShape{"aws-answer", "answers of aws describe commands", "a description of resources as they are, no log",
               isAwsAnswer},
    OtherShape{"iam-policy", "IAM policies", "a policy: what is allowed, not what was done", isIamPolicy},
    OtherShape{"http-recording", "recordings of requests", "a recording of requests and answers, no export of a log",
               isHttpRecording},
    OtherShape{"rest-error", "error answers of an API",
               "the error answer of an API in place of the log that was asked "
               "for; the export has to be made again",
               isRestError},
    OtherShape{"own-findings", "findings of this program", "an export of this program: findings or figures, no log",
               isOwnFindings},
    OtherShape{"own-case", "case files of this program", "a case file of this program; it is opened with --case",
               isCaseFile},
    OtherShape{"database", "SQLite databases", "an SQLite database, no log", isSqlite}};

} // namespace

std::span<const OtherShape> otherShapes()
{
    return kShapes;
}

const OtherShape *findOtherShape(std::string_view id)
{
    const auto *row = std::find_if(kShapes.begin(), kShapes.end(), [id](const auto &shape) { return shape.id == id; });
    return row == kShapes.end() ? nullptr : row;
}

const OtherShape *recogniseOtherShape(const Sample &sample)
{
    const auto *row = std::find_if(kShapes.begin(), kShapes.end(),
                                   [&](const auto &shape) { return shape.is != nullptr && shape.is(sample); });
    return row == kShapes.end() ? nullptr : row;
}

} // namespace interloper
