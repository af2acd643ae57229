// What was launched, where and how many: group C of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/signals.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kAwsType = "requestParameters.instanceType";
constexpr std::string_view kAwsImage = "responseElements.instancesSet.items.imageId";
constexpr std::string_view kAzureSize = "properties.requestbody.properties.hardwareProfile.vmSize";
constexpr std::string_view kAzureSizeAnswered = "properties.responseBody.properties.hardwareProfile.vmSize";
constexpr std::string_view kLocations[] = {"properties.responseBody.location", "properties.requestbody.location"};
constexpr std::string_view kGroupWrite = "Microsoft.Resources/subscriptions/resourcegroups/write";
constexpr std::string_view kLocationOperations[] = {"Microsoft.Compute/virtualMachines/write", kGroupWrite};
constexpr std::string_view kAzurePublisher =
    "properties.requestbody.properties.storageProfile.imageReference.publisher";

std::string_view sizeOf(const Judged &judged)
{
    return judged.launchField({kAwsType, kAzureSize, kAzureSizeAnswered});
}

/// Whether an earlier launch of this account shows the same value in one of the launch's fields.
bool launchedBefore(const Judged &judged, std::initializer_list<std::string_view> paths, std::string_view value)
{
    const EventStore &events = judged.events();
    std::vector<FieldId> fields;
    for (const std::string_view path : paths)
        fields.push_back(judged.facts.plan().find(judged.finding.provider, path));
    for (const Finding *other : judged.byAccount.before(judged.columnId(Column::Account), judged.finding.time))
        for (const EventId row : other->rows)
            for (const Reference &reference : events.references(row))
                if (std::find(fields.begin(), fields.end(), reference.field) != fields.end() &&
                    events.strings().view(reference.raw) == value)
                    return true;
    return false;
}

MaybeHit neverLaunched(const Judged &judged, std::initializer_list<std::string_view> paths, std::string_view what)
{
    const std::string_view value = judged.launchField(paths);
    if (value.empty() || launchedBefore(judged, paths, value))
        return std::nullopt;
    return Hit{{judged.finding.event},
               *paths.begin(),
               "First launch of " + std::string(what) + " " + std::string(value) + " in " +
                   spanWords(judged.historyBefore()) + " of these logs"};
}

constexpr std::int64_t kDay = 86400;

/// Activity logs name a location only in the bodies of a few writes, so that only these count as having used it.
/// Nothing is called new where no earlier body of the subscription names any.
MaybeHit locationNew(const Judged &judged)
{
    const std::string_view location = judged.launchField({kLocations[0], kLocations[1]});
    const StringId account = judged.columnId(Column::Account);
    const EventId ofAccount = judged.facts.firstOfAccount(account);
    if (location.empty() || !ofAccount.valid() || judged.secondsBefore(ofAccount).value_or(0) < kLeastHistory)
        return std::nullopt;
    const auto isEarlier = [&](EventId event) {
        return judged.events().textId(event, Column::Account) == account &&
               judged.secondsBefore(event).value_or(0) >= kDay;
    };
    bool othersKnown = false;
    EventId group;
    for (const std::string_view operation : kLocationOperations)
        for (const std::string_view path : kLocations) {
            const auto used = judged.operations.withValue(operation, path, location);
            if (std::any_of(used.begin(), used.end(), isEarlier))
                return std::nullopt;
            if (operation == kGroupWrite && !used.empty() && judged.within(used.front(), judged.profile.chainHours))
                group = used.front();
            const auto &all = judged.operations.of(operation);
            othersKnown = othersKnown || std::any_of(all.begin(), all.end(), [&](EventId event) {
                              return isEarlier(event) && !judged.value(event, path).empty();
                          });
        }
    if (!othersKnown)
        return std::nullopt;
    Hit hit{{judged.finding.event},
            kLocations[0],
            "First day of " + std::string(location) + " in " + spanWords(*judged.secondsBefore(ofAccount)) +
                " of this subscription's logs"};
    if (group.valid())
        hit.events.insert(hit.events.begin(), group);
    return hit;
}

} // namespace

MaybeHit regionNew(const Judged &judged)
{
    if (!judged.isAws())
        return locationNew(judged);
    const EventId first = judged.facts.spans().of(judged.finding.event).first;
    const EventId ofAccount = judged.facts.firstOfAccount(judged.columnId(Column::Account));
    if (!first.valid() || !ofAccount.valid() || judged.secondsBefore(first).value_or(kDay) >= kDay ||
        judged.secondsBefore(ofAccount).value_or(0) < kLeastHistory)
        return std::nullopt;
    return Hit{{first, judged.finding.event},
               "awsRegion",
               "First day of " + judged.finding.scope + " in " + spanWords(*judged.secondsBefore(ofAccount)) +
                   " of this account's logs"};
}

MaybeHit regionEnabled(const Judged &judged)
{
    constexpr std::int64_t kWeekHours = 7 * 24;
    for (const EventId event : judged.operations.of("EnableRegion"))
        if (succeeded(judged.events(), event) && judged.within(event, kWeekHours) &&
            judged.value(event, "requestParameters.RegionName") == judged.finding.scope)
            return Hit{
                {event}, "requestParameters.RegionName", judged.finding.scope + " was enabled within a week before"};
    return std::nullopt;
}

MaybeHit typeNew(const Judged &judged)
{
    return neverLaunched(judged, {kAwsType, kAzureSize, kAzureSizeAnswered}, "size");
}

MaybeHit typeLarge(const Judged &judged)
{
    const std::string_view size = sizeOf(judged);
    for (const std::string &prefix : judged.profile.largeTypes)
        if (size.size() >= prefix.size() && equalsIgnoreCase(size.substr(0, prefix.size()), prefix))
            return Hit{{judged.finding.event},
                       judged.isAws() ? kAwsType : kAzureSize,
                       std::string(size) + " is a GPU or very large size"};
    return std::nullopt;
}

MaybeHit imageNew(const Judged &judged)
{
    return neverLaunched(judged, {kAwsImage, "properties.requestbody.properties.storageProfile.imageReference.id"},
                         "image");
}

MaybeHit publisherUnknown(const Judged &judged)
{
    const std::string_view publisher = judged.launchField({kAzurePublisher});
    if (publisher.empty() || judged.profile.imagePublishers.empty() ||
        matchesAny(publisher, judged.profile.imagePublishers))
        return std::nullopt;
    return Hit{{judged.finding.event}, kAzurePublisher, "The image is of " + std::string(publisher)};
}

MaybeHit launchMany(const Judged &judged)
{
    constexpr std::size_t kMany = 10;
    const StringId principal = principalOf(judged.events(), judged.finding.event);
    if (principal == kEmptyString || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    const auto all = judged.byPrincipal.around(principal, judged.finding.time, kDay / 2);
    if (all.size() < kMany)
        return std::nullopt;
    std::vector<EventId> cited;
    for (const Finding *other : all.first(std::min(all.size(), kCitedBySignal)))
        cited.push_back(other->event);
    return Hit{std::move(cited), judged.isAws() ? "userIdentity.arn" : "caller",
               countWords(all.size(), "instance") + " by this principal within 12 h before and after"};
}

MaybeHit publicAddress(const Judged &judged)
{
    if (judged.launchField({"requestParameters.networkInterfaceSet.items.associatePublicIpAddress"}) == "true")
        return Hit{{judged.finding.event},
                   "requestParameters.networkInterfaceSet.items.associatePublicIpAddress",
                   "It asked for a public address"};
    auto made = judged.linkedBy({"address-created", "address-associated"});
    if (made.empty())
        return std::nullopt;
    return Hit{std::move(made), {}, "A public address was given to it"};
}

MaybeHit userDataWithoutKey(const Judged &judged)
{
    if (judged.launchField({"requestParameters.userData"}).empty() ||
        !judged.launchField({"requestParameters.instancesSet.items.keyName"}).empty() ||
        isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    return Hit{{judged.finding.event}, "requestParameters.userData", "User data and no key pair, by no service"};
}

MaybeHit profileFresh(const Judged &judged)
{
    for (const EventId event : judged.linkedBy({"role-profile-created"}))
        if (judged.within(event, judged.profile.chainHours) && judged.sameHand(event))
            return Hit{{event},
                       "responseElements.instanceProfile.arn",
                       "Its profile was made " + spanWords(*judged.secondsBefore(event)) + " before by the same hand"};
    return std::nullopt;
}

MaybeHit terminationProtected(const Judged &judged)
{
    if (judged.launchField({"requestParameters.disableApiTermination"}) == "true")
        return Hit{{judged.finding.event},
                   "requestParameters.disableApiTermination",
                   "Protected against termination at launch"};
    for (const EventId event : judged.linkedBy({"instance-changed"}))
        if (judged.value(event, "requestParameters.disableApiTermination.value") == "true")
            return Hit{{event},
                       "requestParameters.disableApiTermination.value",
                       "Protected against termination after the launch"};
    return std::nullopt;
}

MaybeHit tagsMissing(const Judged &judged)
{
    if (judged.profile.requiredTags.empty() || !judged.isAws())
        return std::nullopt;
    std::string missing;
    for (const std::string &tag : judged.profile.requiredTags)
        if (!judged.answeredTag(tag))
            missing += (missing.empty() ? "" : ", ") + tag;
    if (missing.empty())
        return std::nullopt;
    return Hit{{judged.finding.event},
               "responseElements.instancesSet.items.tagSet.items.key",
               "Without the expected tags " + missing};
}

} // namespace interloper
