#include "triage/case_facts.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace interloper {
namespace {

// Sources: AWS CloudTrail, EC2, GuardDuty and Config API references; Azure Monitor's diagnostic settings.
constexpr std::array<std::string_view, 14> kChangesLogging{"StopLogging",
                                                           "DeleteTrail",
                                                           "UpdateTrail",
                                                           "PutEventSelectors",
                                                           "DeleteFlowLogs",
                                                           "DeleteDetector",
                                                           "UpdateDetector",
                                                           "StopConfigurationRecorder",
                                                           "DeleteConfigurationRecorder",
                                                           "DeleteEventDataStore",
                                                           "StopEventDataStoreIngestion",
                                                           "DisableSecurityHub",
                                                           "microsoft.insights/diagnosticSettings/delete",
                                                           "microsoft.insights/logprofiles/delete"};

// Calls that reach into a machine, with the field that names it.
struct Access
{
    std::string_view operation;
    std::string_view field;
};
constexpr std::array<Access, 6> kAccess{{{"SendCommand", "requestParameters.instanceIds"},
                                         {"StartSession", "requestParameters.target"},
                                         {"SendSSHPublicKey", "requestParameters.instanceId"},
                                         {"SendSerialConsoleSSHPublicKey", "requestParameters.instanceId"},
                                         {"GetPasswordData", "requestParameters.instanceId"},
                                         {"GetConsoleOutput", "requestParameters.instanceId"}}};

constexpr std::array<Access, 6> kMakesKeys{{{"CreateAccessKey", "responseElements.accessKey.accessKeyId"},
                                            {"AssumeRole", "responseElements.credentials.accessKeyId"},
                                            {"AssumeRoleWithSAML", "responseElements.credentials.accessKeyId"},
                                            {"AssumeRoleWithWebIdentity", "responseElements.credentials.accessKeyId"},
                                            {"GetSessionToken", "responseElements.credentials.accessKeyId"},
                                            {"GetFederationToken", "responseElements.credentials.accessKeyId"}}};

// What an operation is to the questions: bits.
constexpr unsigned kLogging = 1;
constexpr unsigned kReaches = 2;
constexpr unsigned kHandsOutKeys = 4;

// What a launch says of the machine.
constexpr std::array<std::string_view, 12> kAwsLaunchFacts{
    "requestParameters.instanceType",
    "requestParameters.instancesSet.items.maxCount",
    "requestParameters.instancesSet.items.imageId",
    "responseElements.instancesSet.items.imageId",
    "requestParameters.instancesSet.items.keyName",
    "requestParameters.userData",
    "requestParameters.iamInstanceProfile.name",
    "requestParameters.iamInstanceProfile.arn",
    "responseElements.instancesSet.items.metadataOptions.httpTokens",
    "responseElements.instancesSet.items.groupSet.items.groupId",
    "responseElements.instancesSet.items.rootDeviceName",
    "requestParameters.networkInterfaceSet.items.associatePublicIpAddress"};

constexpr std::array<std::string_view, 8> kAzureLaunchFacts{
    "properties.requestbody.properties.hardwareProfile.vmSize",
    "properties.responseBody.properties.hardwareProfile.vmSize",
    "properties.requestbody.properties.storageProfile.imageReference.id",
    "properties.requestbody.properties.storageProfile.imageReference.offer",
    "properties.requestbody.properties.storageProfile.osDisk.managedDisk.id",
    "properties.responseBody.properties.storageProfile.osDisk.managedDisk.id",
    "properties.requestbody.properties.osProfile.customData",
    "properties.requestbody.identity.type"};

StringId columnOf(const EventStore &events, const Finding &finding, Column column)
{
    return finding.event.valid() ? events.textId(finding.event, column) : kEmptyString;
}

} // namespace

std::vector<FieldSpec> caseFields()
{
    std::vector<FieldSpec> out;
    for (const auto &rows : {std::span<const Access>(kAccess), std::span<const Access>(kMakesKeys)})
        for (const Access &row : rows)
            out.push_back({Provider::Aws, row.operation, row.field});
    for (const std::string_view path : kAwsLaunchFacts)
        out.push_back({Provider::Aws, "RunInstances", path});
    for (const std::string_view path : kAzureLaunchFacts)
        out.push_back({Provider::Azure, "Microsoft.Compute/virtualMachines/write", path});
    return out;
}

CaseFacts::CaseFacts(const EventStore &events, const FieldPlan &plan, const ActorIndex &actors,
                     std::span<const Finding> findings, std::span<const Attempt> attempts)
    : m_events(events),
      m_plan(plan),
      m_actors(actors),
      m_findings(findings),
      m_attempts(attempts),
      m_spans(events),
      m_byActor(findings, [&](const Finding &one) { return columnOf(events, one, Column::Actor); }),
      m_byAddress(findings, [&](const Finding &one) { return columnOf(events, one, Column::Address); }),
      m_byAccessKey(findings, [&](const Finding &one) { return columnOf(events, one, Column::AccessKey); })
{
    for (const Finding &finding : findings)
        if (finding.event.valid()) {
            m_addresses[events.textId(finding.event, Column::Address)];
            m_makers[events.textId(finding.event, Column::AccessKey)];
            m_accounts[events.textId(finding.event, Column::Account)];
        }
    m_addresses.erase(kEmptyString);
    m_makers.erase(kEmptyString);
    gather();
}

void CaseFacts::gather()
{
    const StringPool &strings = m_events.strings();
    std::unordered_map<StringId, unsigned> wanted; // by operation, as written
    for (std::uint32_t i = 0; i < strings.size(); ++i) {
        const std::string_view text = strings.view(StringId(i));
        const auto is = [&](std::string_view name) { return equalsIgnoreCase(text, name); };
        unsigned what = std::any_of(kChangesLogging.begin(), kChangesLogging.end(), is) ? kLogging : 0u;
        for (const auto &row : kAccess)
            what |= is(row.operation) ? kReaches : 0u;
        for (const auto &row : kMakesKeys)
            what |= is(row.operation) ? kHandsOutKeys : 0u;
        if (what != 0)
            wanted.emplace(StringId(i), what);
    }
    for (std::uint32_t i = 0; i < m_events.size(); ++i) {
        const EventId event(i);
        noteAddress(event);
        if (const auto account = m_accounts.find(m_events.textId(event, Column::Account));
            account != m_accounts.end() && m_events.time(event).good &&
            (!account->second.valid() || m_events.time(event) < m_events.time(account->second)))
            account->second = event;
        const auto found = wanted.find(m_events.textId(event, Column::Operation));
        if (found == wanted.end())
            continue;
        const bool failed =
            m_events.textId(event, Column::Error) != kEmptyString || m_events.status(event) == OperationStatus::Failed;
        if ((found->second & kLogging) != 0 && !failed)
            m_loggingChanges.push_back(event);
        if ((found->second & kReaches) != 0 && failed)
            m_failedAccess.push_back(event);
        if ((found->second & kHandsOutKeys) != 0 && !failed)
            noteKeys(event);
    }
    sortByTime(m_events, m_loggingChanges);
    sortByTime(m_events, m_failedAccess);
}

void CaseFacts::noteKeys(EventId event)
{
    for (const Reference &reference : m_events.references(event))
        if (const auto known = m_makers.find(reference.value); known != m_makers.end())
            known->second = event;
}

void CaseFacts::noteAddress(EventId event)
{
    const auto known = m_addresses.find(m_events.textId(event, Column::Address));
    if (known == m_addresses.end())
        return;
    const auto [place, isNew] = known->second.try_emplace(m_events.textId(event, Column::Actor), event);
    if (isNew)
        return;
    const auto order = m_events.time(event) <=> m_events.time(place->second);
    if (order < 0 || (order == 0 && m_events.key(event) < m_events.key(place->second)))
        place->second = event;
}

EventId CaseFacts::firstOfAccount(StringId account) const
{
    const auto found = m_accounts.find(account);
    return found == m_accounts.end() ? EventId{} : found->second;
}

std::vector<EventId> CaseFacts::eventsOf(StringId actor, const Instant &from, const Instant &until) const
{
    const ActorIndex::Actor *known = m_actors.find(actor);
    if (known == nullptr || actor == kEmptyString)
        return {};
    const auto before = [this](EventId event, const Instant &time) { return m_events.time(event) < time; };
    const auto first = std::lower_bound(known->events.begin(), known->events.end(), from, before);
    const auto last = std::lower_bound(first, known->events.end(), until, before);
    return {first, last};
}

std::vector<EventId> CaseFacts::loggingChanges(StringId account) const
{
    std::vector<EventId> out;
    for (const EventId change : m_loggingChanges)
        if (m_events.textId(change, Column::Account) == account)
            out.push_back(change);
    return out;
}

std::vector<EventId> CaseFacts::othersAt(StringId address, StringId actor) const
{
    std::vector<EventId> out;
    if (const auto found = m_addresses.find(address); found != m_addresses.end())
        for (const auto &[other, event] : found->second)
            if (other != actor && other != kEmptyString)
                out.push_back(event);
    sortByTime(m_events, out);
    return out;
}

EventId CaseFacts::makerOf(StringId accessKey) const
{
    const auto found = m_makers.find(accessKey);
    return found == m_makers.end() ? EventId{} : found->second;
}

std::vector<EventId> CaseFacts::failedAccess(std::string_view instance) const
{
    std::vector<EventId> out;
    for (const EventId event : m_failedAccess)
        for (const Reference &reference : m_events.references(event))
            if (m_events.strings().view(reference.value) == instance) {
                out.push_back(event);
                break;
            }
    return out;
}

} // namespace interloper
