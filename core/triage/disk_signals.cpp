// Where its disks and image came from and went: group D of the table. All of them rest on links by identifier.
#include "base/count_words.h"
#include "links/link_kinds.h"
#include "triage/signals.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kSnapshotField = "responseElements.snapshotId";

std::vector<const Link *> linksOf(const Judged &judged, std::string_view kind)
{
    std::vector<const Link *> out;
    for (const Link &link : judged.links)
        if (linkKind(link.kind).id == kind && link.strength == Strength::Identifier &&
            succeeded(judged.events(), link.event))
            out.push_back(&link);
    return out;
}

/// Whether two events are rows of one Azure operation, or the same event.
bool sameOperation(const EventStore &events, EventId a, EventId b)
{
    const StringId correlation = events.textId(a, Column::Correlation);
    return a == b || (correlation != kEmptyString && correlation == events.textId(b, Column::Correlation) &&
                      events.textId(a, Column::Operation) == events.textId(b, Column::Operation));
}

/// The snapshot that the launch itself names as a disk, made at most so many hours before.
const Link *namedSnapshot(const Judged &judged, std::int64_t hours, bool sameHand)
{
    for (const Link *link : linksOf(judged, "snapshot-created"))
        if (link->hops == 1 && judged.within(link->event, hours) && judged.sameHand(link->event) == sameHand)
            return link;
    return nullptr;
}

MaybeHit namedSnapshotHit(const Judged &judged, const Link *link, std::string_view by)
{
    if (link == nullptr)
        return std::nullopt;
    return Hit{{link->event, link->toEvent},
               kSnapshotField,
               "The launch names " + std::string(link->identifier) + ", made " +
                   spanWords(judged.secondsBefore(link->event).value_or(0)) + " before by " + std::string(by)};
}

/// What a share of the chain's snapshots and images gives: to all, or to accounts that are not its own.
std::vector<std::string_view> sharedWith(const Judged &judged, EventId event)
{
    std::vector<std::string_view> out;
    for (const std::string_view path :
         {"requestParameters.createVolumePermission.add.items.userId",
          "requestParameters.createVolumePermission.add.items.group",
          "requestParameters.launchPermission.add.items.userId", "requestParameters.launchPermission.add.items.group"})
        for (const std::string_view value : judged.values(event, path))
            out.push_back(value);
    return out;
}

bool isVendorAccount(const Judged &judged, std::string_view account)
{
    return std::any_of(judged.profile.vendors.begin(), judged.profile.vendors.end(), [&](const Vendor &vendor) {
        return std::find(vendor.accounts.begin(), vendor.accounts.end(), account) != vendor.accounts.end();
    });
}

} // namespace

MaybeHit chainComplete(const Judged &judged)
{
    const EventStore &events = judged.events();
    for (const Link *snapshot : linksOf(judged, "snapshot-created")) {
        if (snapshot->hops < 2 || !judged.within(snapshot->event, judged.profile.chainHours))
            continue;
        for (const Link *volume : linksOf(judged, "volume-created")) {
            if (!sameOperation(events, snapshot->toEvent, volume->event))
                continue;
            Hit hit{{snapshot->event, volume->event, volume->toEvent}, volume->toField, {}};
            hit.text = std::string(snapshot->identifier) + ", made " +
                       spanWords(judged.secondsBefore(snapshot->event).value_or(0)) +
                       " before the launch, became the disk " + std::string(volume->identifier) + " of this instance";
            return hit;
        }
    }
    return std::nullopt;
}

MaybeHit snapshotFresh(const Judged &judged)
{
    return namedSnapshotHit(judged, namedSnapshot(judged, judged.profile.chainHours, true), "the same hand");
}

MaybeHit snapshotRecent(const Judged &judged)
{
    constexpr std::int64_t kWeekHours = 7 * 24;
    if (namedSnapshot(judged, judged.profile.chainHours, true) != nullptr)
        return std::nullopt;
    return namedSnapshotHit(judged, namedSnapshot(judged, kWeekHours, true), "the same hand");
}

MaybeHit snapshotOfOther(const Judged &judged)
{
    constexpr std::int64_t kWeekHours = 7 * 24;
    return namedSnapshotHit(judged, namedSnapshot(judged, kWeekHours, false), "another");
}

MaybeHit volumeMoved(const Judged &judged)
{
    for (const Link *attached : linksOf(judged, "volume-attached"))
        for (const std::string_view kind : {"volume-detached", "volume-attached-elsewhere"})
            for (const Link *other : linksOf(judged, kind))
                if (other->identifier == attached->identifier && other->event != attached->event &&
                    earlier(judged.events(), other->event, attached->event))
                    return Hit{{other->event, attached->event},
                               "requestParameters.volumeId",
                               std::string(attached->identifier) + " was on another instance before"};
    return std::nullopt;
}

MaybeHit imageFresh(const Judged &judged)
{
    for (const std::string_view kind : {"image-created", "image-registered", "image-copied"})
        for (const Link *link : linksOf(judged, kind))
            if (judged.within(link->event, judged.profile.chainHours) && judged.sameHand(link->event))
                return Hit{{link->event},
                           link->fromField,
                           "Its image was made " + spanWords(*judged.secondsBefore(link->event)) +
                               " before by the same hand"};
    return std::nullopt;
}

MaybeHit sharedForeign(const Judged &judged)
{
    for (const EventId event : judged.linkedBy({"snapshot-shared", "image-shared"}))
        for (const std::string_view account : sharedWith(judged, event))
            if (account != "all" && account != judged.finding.account && !isVendorAccount(judged, account) &&
                succeeded(judged.events(), event))
                return Hit{{event},
                           "requestParameters.createVolumePermission.add.items.userId",
                           "Shared with the account " + std::string(account)};
    return std::nullopt;
}

MaybeHit sharedPublic(const Judged &judged)
{
    for (const EventId event : judged.linkedBy({"snapshot-shared", "image-shared"}))
        for (const std::string_view group : sharedWith(judged, event))
            if (group == "all" && succeeded(judged.events(), event))
                return Hit{
                    {event}, "requestParameters.createVolumePermission.add.items.group", "Shared with all accounts"};
    return std::nullopt;
}

MaybeHit sharedUsedElsewhere(const Judged &judged)
{
    for (const std::string_view operation : {"SharedSnapshotCopyInitiated", "SharedSnapshotVolumeCreated"})
        for (const Link &link : judged.links) {
            if (!link.identifier.starts_with("snap-"))
                continue;
            for (const EventId event :
                 judged.operations.withValue(operation, "serviceEventDetails.snapshotId", link.identifier)) {
                const std::string_view by = judged.value(event, "userIdentity.accountId");
                // Amazon logs one in the launching account itself after every start from a shared image: no sign of
                // anything.
                if (by.empty() || by == judged.events().text(event, Column::Account))
                    continue;
                return Hit{{link.event, event},
                           "serviceEventDetails.snapshotId",
                           "The account " + std::string(by) + " used " + std::string(link.identifier)};
            }
        }
    return std::nullopt;
}

MaybeHit diskExported(const Judged &judged)
{
    auto exported = judged.linkedBy({"snapshot-exported", "volume-exported", "volume-source-exported"});
    std::erase_if(exported, [&](EventId event) { return !succeeded(judged.events(), event); });
    if (exported.empty())
        return std::nullopt;
    return Hit{std::move(exported), "resourceId", "A download link to a disk or snapshot of its chain was made"};
}

} // namespace interloper
